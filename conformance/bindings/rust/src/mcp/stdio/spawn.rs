//! Starting a process so that it does not outlive its host.
//!
//! A host that is killed closes the input of its processes, and most end by that. On Linux the system kills those that don't (the
//! parent-death signal). What it looks at is the *thread* that started the process, and a thread of an asynchronous runtime may end
//! long before its host does: so all processes are started by one thread, which ends with the host alone. What a process has started
//! itself is not killed with it. Elsewhere a process that ignores the end of its input outlives a host that was killed.

use std::io;

use tokio::process::{Child, Command};

/// Starts a process, within the present runtime.
///
/// # Errors
/// The system refuses.
#[cfg(not(target_os = "linux"))]
pub(super) fn spawn(mut command: Command) -> io::Result<Child> {
    command.spawn()
}

#[cfg(target_os = "linux")]
pub(super) use self::linux::spawn;

#[cfg(target_os = "linux")]
mod linux {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::{Mutex, PoisonError, mpsc};
    use std::thread;

    use tokio::runtime::Handle;
    use ur_taking_me_with_you::spawn_dying_with_parent_async as spawn_with_signal;

    use super::{Child, Command, io};

    type Job = Box<dyn FnOnce() + Send>;

    /// The way to the thread that starts processes.
    static STARTER: Mutex<Option<mpsc::Sender<Job>>> = Mutex::new(None);

    /// Starts a process, within the present runtime.
    ///
    /// # Errors
    /// The system refuses, or there is no runtime.
    pub(in crate::mcp::stdio) fn spawn(command: Command) -> io::Result<Child> {
        let runtime = Handle::try_current().map_err(io::Error::other)?;
        let (tell, started) = mpsc::channel();
        let job = move || {
            let _within = runtime.enter();
            let _gone = tell.send(spawn_with_signal(command));
        };
        starter()?.send(Box::new(job)).map_err(|_| io::Error::other("the thread that starts processes is gone"))?;
        // As long as it takes to start a process here.
        started.recv().unwrap_or_else(|_| Err(io::Error::other("the process could not be started")))
    }

    fn starter() -> io::Result<mpsc::Sender<Job>> {
        let mut starter = STARTER.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(starter) = &*starter {
            return Ok(starter.clone());
        }
        let (sender, jobs) = mpsc::channel::<Job>();
        thread::Builder::new().name("dagstack-starter".to_owned()).spawn(move || {
            for job in jobs {
                // Were the thread to end by a panic, every process would be killed.
                let _panicked = catch_unwind(AssertUnwindSafe(job));
            }
        })?;
        Ok(starter.insert(sender).clone())
    }
}
