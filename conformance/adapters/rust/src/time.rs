//! The clock of a case.
//!
//! The binding waits on tokio's clock alone, and that clock can be moved. So a time-out of a second need not take one:
//!
//! - In a case that never leaves the process ([`Pace::Virtual`]) nothing but the clock is ever waited for. It is paused, and
//!   jumps to the next timer whenever every task waits: such a case costs the time that its work takes.
//! - In a case with MCP plugins ([`Pace::Accelerated`]) other processes do work, which takes real time. The clock moves on in steps,
//!   25 times as fast as time. It counts ticks and not the time between them: when the machine stalls, the clock stalls.
//!
//! A plugin with synchronous methods works on a thread of its own, and as long as that thread is busy tokio's clock does not jump: to
//! sleep on that clock there would be to sleep for ever. [`Clock::sleep`] knows on which thread it is. On another than the case's own it
//! blocks, and as long as somebody sleeps so, the keeper of the clock moves it on in steps, here too: what other threads do
//! meanwhile takes real time. Since nobody waits for a process, it goes 100 times as fast as time.

use std::io;
use std::sync::mpsc as blocking;
use std::thread::{self, ThreadId};
use std::time::Duration;

use dagstack_spec_conformance::protocol::{Capability, Run};
use tokio::sync::mpsc;
use tokio::time::{Instant, advance};

/// How a clock moves that does not jump.
#[derive(Debug, Clone, Copy)]
struct Steps {
    /// How far it moves at a time.
    step: Duration,
    /// How much real time passes between two steps, at least.
    tick: Duration,
}

/// Beside other processes.
const ACCELERATED: Steps = Steps { step: Duration::from_millis(25), tick: Duration::from_millis(1) };

/// Beside threads that sleep.
const FAST: Steps = Steps { step: Duration::from_millis(50), tick: Duration::from_micros(500) };

/// How the clock of a case moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// By itself, as soon as every task waits for it.
    Virtual,
    /// 25 times as fast as time.
    Accelerated,
}

impl Pace {
    /// The pace that a case needs.
    pub(crate) fn of(run: &Run) -> Self {
        let remote = |need: &Capability| matches!(need, Capability::RuntimeMcpStdio | Capability::RuntimeMcpHttp);
        if run.needs.iter().any(remote) { Self::Accelerated } else { Self::Virtual }
    }
}

/// A case's clock.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    /// The thread of the case.
    home: ThreadId,
    sleepers: mpsc::UnboundedSender<Sleeper>,
}

/// The case is over, and its clock with it.
#[derive(Debug)]
pub(crate) struct Stopped;

#[derive(Debug)]
struct Sleeper {
    duration: Duration,
    wake: blocking::Sender<()>,
}

impl Clock {
    /// Waits for a duration of the case's clock. On another thread than the case's own it blocks that thread.
    pub(crate) async fn sleep(&self, duration: Duration) -> Result<(), Stopped> {
        if thread::current().id() == self.home {
            tokio::time::sleep(duration).await;
            return Ok(());
        }
        self.sleep_blocking(duration)
    }

    fn sleep_blocking(&self, duration: Duration) -> Result<(), Stopped> {
        let (wake, woken) = blocking::channel();
        self.sleepers.send(Sleeper { duration, wake }).map_err(|_| Stopped)?;
        woken.recv().map_err(|_| Stopped)
    }
}

/// Runs a case on a clock of its own, and ends with it: whatever still sleeps then is woken and left alone.
pub(crate) fn run<T>(pace: Pace, case: impl AsyncFnOnce(Clock) -> T) -> io::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build()?;
    let result = runtime.block_on(async {
        let (sleepers, asked) = mpsc::unbounded_channel();
        let keeper = tokio::spawn(async move {
            match pace {
                Pace::Virtual => keep_virtual(asked).await,
                Pace::Accelerated => keep_accelerated(asked).await,
            }
        });
        let result = case(Clock { home: thread::current().id(), sleepers }).await;
        keeper.abort();
        result
    });
    runtime.shutdown_background();
    Ok(result)
}

/// Moves the clock while somebody sleeps on a thread, and else leaves it to tokio.
async fn keep_virtual(mut asked: mpsc::UnboundedReceiver<Sleeper>) {
    while let Some(sleeper) = asked.recv().await {
        let mut asleep = Asleep::default();
        asleep.add(sleeper);
        let mut ticks = ticks(FAST.tick);
        while !asleep.is_empty() && ticks.recv().await.is_some() {
            asleep.step(FAST.step, &mut asked).await;
        }
    }
}

/// Moves the clock at each tick.
async fn keep_accelerated(mut asked: mpsc::UnboundedReceiver<Sleeper>) {
    let mut asleep = Asleep::default();
    let mut ticks = ticks(ACCELERATED.tick);
    while ticks.recv().await.is_some() {
        asleep.step(ACCELERATED.step, &mut asked).await;
    }
}

/// Ticks of real time, until the receiver is dropped.
fn ticks(tick: Duration) -> mpsc::Receiver<()> {
    let (sender, ticks) = mpsc::channel(1);
    // As long as this thread works, tokio's clock does not jump by itself.
    tokio::task::spawn_blocking(move || {
        while sender.blocking_send(()).is_ok() {
            thread::sleep(tick);
        }
    });
    ticks
}

/// Those who sleep on threads of their own, with the time to wake each.
#[derive(Debug, Default)]
struct Asleep(Vec<(Instant, blocking::Sender<()>)>);

impl Asleep {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, sleeper: Sleeper) {
        self.0.push((Instant::now() + sleeper.duration, sleeper.wake));
    }

    /// Moves the clock by a step, and wakes whoever has slept enough.
    async fn step(&mut self, step: Duration, asked: &mut mpsc::UnboundedReceiver<Sleeper>) {
        while let Ok(sleeper) = asked.try_recv() {
            self.add(sleeper);
        }
        advance(step).await;
        let now = Instant::now();
        self.0.retain(|(due, wake)| {
            if now < *due {
                return true;
            }
            // A sleeper that is gone need not be woken.
            let _ = wake.send(());
            false
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Waits for ten hours: were the clock a real one, the test would never end.
    #[test]
    fn waiting_costs_no_time_where_nothing_else_is_waited_for() {
        let slept = run(Pace::Virtual, async |_| {
            let start = Instant::now();
            tokio::time::sleep(Duration::from_hours(10)).await;
            start.elapsed()
        });
        assert!(slept.is_ok_and(|slept| slept >= Duration::from_hours(10)));
    }

    #[test]
    fn a_thread_sleeps_on_the_same_clock() {
        for pace in [Pace::Virtual, Pace::Accelerated] {
            let in_time = run(pace, async |clock: Clock| {
                let sleep = tokio::task::spawn_blocking(move || clock.sleep_blocking(Duration::from_secs(1)).is_ok());
                tokio::time::timeout(Duration::from_secs(2), sleep).await.is_ok_and(|slept| slept.unwrap_or(false))
            });
            assert!(in_time.is_ok_and(|in_time| in_time), "{pace:?}");
        }
    }

    #[test]
    fn a_time_out_fires_over_a_thread_that_sleeps_on() {
        for pace in [Pace::Virtual, Pace::Accelerated] {
            let timed_out = run(pace, async |clock: Clock| {
                let sleep = tokio::task::spawn_blocking(move || clock.sleep_blocking(Duration::from_hours(10)).is_ok());
                tokio::time::timeout(Duration::from_secs(1), sleep).await.is_err()
            });
            assert!(timed_out.is_ok_and(|timed_out| timed_out), "{pace:?}");
        }
    }

    #[test]
    fn a_process_is_given_its_time_on_the_accelerated_clock() {
        let ended = run(Pace::Accelerated, async |_| {
            let mut child = tokio::process::Command::new("sleep").arg("0.02").spawn().ok()?;
            tokio::time::timeout(Duration::from_secs(30), child.wait()).await.ok()?.ok()
        });
        assert!(ended.is_ok_and(|ended| ended.is_some_and(|status| status.success())));
    }
}
