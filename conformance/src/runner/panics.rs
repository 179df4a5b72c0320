//! Panics of adapters that live in the runner's own process.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread runs a case just now.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic of the case began.
    static PLACE: Cell<Option<String>> = const { Cell::new(None) };
}

/// Runs a case, and gives the message of a panic in place of its result. Nothing is printed: a panic is a verdict, and the
/// verdict is the place for its message. Panics of other threads go to the hook that was there before.
///
/// # Errors
///
/// The message of the panic, and where it began.
pub(crate) fn caught<T>(case: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if IS_CAUGHT.get() {
                PLACE.set(info.location().map(ToString::to_string));
            } else {
                before(info);
            }
        }));
    });
    // The case before this one may have had a panic that the binding dealt with.
    PLACE.set(None);
    IS_CAUGHT.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(case));
    IS_CAUGHT.set(false);
    result.map_err(|panic| describe(&*panic, PLACE.take()))
}

fn describe(panic: &(dyn Any + Send), place: Option<String>) -> String {
    let message = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let mut message = message.map_or_else(|| "panic".to_owned(), |message| format!("panic: {message}"));
    if let Some(place) = place {
        message.push_str(&format!(" (at {place})"));
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_reported_with_its_place_and_never_with_that_of_an_earlier_one() {
        assert_eq!(caught(|| 7), Ok(7));
        let reported = caught(|| panic!("no {}", "luck")).expect_err("a panic");
        assert!(reported.starts_with("panic: no luck (at ") && reported.contains("panics.rs:"), "{reported}");
        let inner = || panic::catch_unwind(|| panic!("the binding's own")).is_err();
        assert_eq!(caught(inner), Ok(true));
        let reported = caught(|| panic::resume_unwind(Box::new(1))).expect_err("a panic");
        assert_eq!(reported, "panic");
    }
}
