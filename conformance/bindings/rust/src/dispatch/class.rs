//! A hook is called through the class that its hookspec declares, and through no other (DSP-02).

use crate::Registry;
use crate::error::{Code, Error, Result};
use crate::kind::Hook;
use crate::spec::support::Dispatch;

impl Registry {
    /// The hookspec's word on a hook that is called through a class; `None` where the kind has no hookspec.
    pub(super) fn hook_of_class(&self, kind: &str, hook: &str, class: Dispatch) -> Result<Option<&Hook>> {
        let Some(hookspec) = self.core().newest_hookspec(kind) else { return Ok(None) };
        match hookspec.hook(hook) {
            Some(declared) if declared.dispatch == class => Ok(Some(declared)),
            Some(declared) => Err(mismatch(format!(
                "`{kind}.{hook}` is called as {}, and its hookspec says {}",
                class.as_str(),
                declared.dispatch.as_str()
            ))),
            None => Err(mismatch(format!("the kind `{kind}` has no hook `{hook}`"))),
        }
    }
}

fn mismatch(message: String) -> Error {
    Error::new(Code::DispatchMismatch, message)
}
