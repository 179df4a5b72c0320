//! Signals that end a run early.

use std::thread::{Scope, ScopedJoinHandle};

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;

use super::shared::Shared;

/// Ends the run when the runner is interrupted or terminated, as long as the guard lives.
pub(crate) fn watch<'scope>(scope: &'scope Scope<'scope, '_>, shared: &'scope Shared<'_>) -> Watch<'scope> {
    let (done, over) = oneshot::channel();
    let thread = std::thread::Builder::new().name("conformance-signals".to_owned());
    // Where there is no thread for it, a signal does what it does to any process.
    let thread = thread.spawn_scoped(scope, move || listen(shared, over)).ok();
    Watch { _done: done, _thread: thread }
}

/// Listens until it is dropped.
pub(crate) struct Watch<'scope> {
    _done: oneshot::Sender<()>,
    _thread: Option<ScopedJoinHandle<'scope, ()>>,
}

fn listen(shared: &Shared<'_>, over: oneshot::Receiver<()>) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else { return };
    runtime.block_on(async {
        let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
        else {
            return;
        };
        tokio::select! {
            _ = over => {}
            _ = interrupt.recv() => shared.stop("the run was interrupted".to_owned()),
            _ = terminate.recv() => shared.stop("the run was terminated".to_owned()),
        }
    });
}
