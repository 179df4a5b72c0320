//! Process groups: an adapter and everything that it starts.

use rustix::process::{Pid, Signal, kill_process_group};

/// The group that a process leads. A signal reaches all that are left of it, also when the leader is gone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group(Option<Pid>);

impl Group {
    /// The group of a process that was started as the leader of one.
    pub(crate) fn of(leader: Option<u32>) -> Self {
        Self(leader.and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw))
    }

    /// Asks the group to end.
    pub(crate) fn terminate(self) {
        self.signal(Signal::TERM);
    }

    /// Ends the group.
    pub(crate) fn kill(self) {
        self.signal(Signal::KILL);
    }

    fn signal(self, signal: Signal) {
        if let Some(group) = self.0 {
            // The only thing that can go wrong is that nobody is left.
            let _ = kill_process_group(group, signal);
        }
    }
}
