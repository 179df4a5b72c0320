//! One plugin of a registry.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::time::timeout;

use super::{Reason, Status, StatusReporter};
use crate::context::in_flight::InFlight;
use crate::context::logger::Logger;
use crate::guard::{guarded, guarded_call};
use crate::spec::manifest::Manifest;
use crate::{Answer, Failure, Plugin};

/// One plugin of a registry: its manifest, itself, and how it is.
pub(crate) struct Entry {
    pub(crate) manifest: Arc<Manifest>,
    pub(crate) folder: Option<PathBuf>,
    pub(crate) plugin: Arc<dyn Plugin>,
    pub(crate) logger: Logger,
    pub(crate) in_flight: InFlight,
    /// The payload checks of its kind, where the host asked for them.
    #[cfg(feature = "payload-checks")]
    payloads: Option<Arc<crate::kind::Payloads>>,
    status: Mutex<Status>,
}

impl Entry {
    pub(crate) fn new(manifest: Manifest, folder: Option<PathBuf>, plugin: Arc<dyn Plugin>, logger: Logger) -> Self {
        let (manifest, in_flight) = (Arc::new(manifest), InFlight::default());
        Self {
            manifest,
            folder,
            plugin,
            logger,
            in_flight,
            #[cfg(feature = "payload-checks")]
            payloads: None,
            status: Mutex::new(Status::Registered),
        }
    }

    /// The same plugin with these payload checks.
    #[cfg(feature = "payload-checks")]
    pub(crate) fn checked(mut self, payloads: Option<Arc<crate::kind::Payloads>>) -> Self {
        self.payloads = payloads;
        self
    }

    pub(crate) fn name(&self) -> &str {
        self.manifest.name.as_str()
    }

    pub(crate) fn kind(&self) -> &str {
        self.manifest.kind.as_str()
    }

    pub(crate) fn status(&self) -> Status {
        self.lock().clone()
    }

    /// Whether it takes part in lookup without a name and in dispatch (LIF-12).
    pub(crate) fn takes_part(&self) -> bool {
        self.lock().takes_part()
    }

    pub(crate) fn set_status(&self, status: Status) {
        *self.lock() = status;
    }

    /// Sets the status of a plugin that is ready, and of no other: once its teardown has begun, that is what counts.
    pub(super) fn replace_ready(&self, status: Status) {
        let mut present = self.lock();
        if matches!(*present, Status::Ready { .. }) {
            *present = status;
        }
    }

    /// What the plugin reports its status with.
    pub(crate) fn reporter(self: &Arc<Self>) -> StatusReporter {
        StatusReporter::new(Arc::downgrade(self))
    }

    /// Asks the plugin whether it is well, within the time that it has to start (LIF-16). One that is not stays ready: its setup
    /// succeeded, and the host decides.
    pub(crate) async fn is_healthy(&self) -> bool {
        let limit = Duration::from_secs(self.manifest.startup_timeout_sec.get());
        let health = guarded(async { Ok::<bool, Failure>(self.plugin.health().await) });
        let healthy = matches!(timeout(limit, health).await, Ok(Ok(true)));
        if !healthy {
            self.logger.warn("not healthy after it was started");
        }
        healthy
    }

    fn lock(&self) -> MutexGuard<'_, Status> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_unavailable(&self, reason: Reason, message: impl Into<String>) {
        let message = message.into();
        self.logger.error(format_args!("unavailable ({reason}): {message}"));
        self.set_status(Status::Unavailable { reason, message });
    }

    /// Whether the plugin implements a hook (DSP-03).
    pub(crate) fn implements(&self, hook: &str) -> bool {
        guarded_call(|| self.plugin.implements(hook)).unwrap_or(false)
    }

    /// Calls one hook, and checks what it takes and gives where the host asked for that (DSP-05). A plugin that stops gives nothing.
    pub(crate) async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        self.call_checked(hook, input, false).await
    }

    /// The same as a link of a chain.
    pub(crate) async fn call_in_chain(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        self.call_checked(hook, input, true).await
    }

    /// Calls one hook whose answer nobody looks at; a panic is a failure.
    pub(crate) async fn notify(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        self.run(hook, input, false).await
    }

    async fn call_checked(&self, hook: &str, input: Value, in_chain: bool) -> Result<Answer, Failure> {
        let answer = self.run(hook, input, in_chain).await?;
        #[cfg(feature = "payload-checks")]
        if let (Some(payloads), Answer::Value(value)) = (&self.payloads, &answer) {
            payloads.check_output(hook, value)?;
        }
        Ok(answer)
    }

    async fn run(&self, hook: &str, input: Value, in_chain: bool) -> Result<Answer, Failure> {
        #[cfg(feature = "payload-checks")]
        if let Some(payloads) = &self.payloads {
            payloads.check_input(hook, &input)?;
        }
        let _running = self.in_flight.begin();
        let call = async {
            if in_chain { self.plugin.call_in_chain(hook, input).await } else { self.plugin.call(hook, input).await }
        };
        guarded(call).await
    }

    /// Calls one hook that has no business with stopping: only a chain can be stopped (CHN-02).
    pub(crate) async fn call_for_value(&self, hook: &str, input: Value) -> Result<Value, Failure> {
        match self.call(hook, input).await? {
            Answer::Value(value) => Ok(value),
            Answer::Stop => Err(Failure::new(format!("the hook `{hook}` stopped, and it is not called in a chain"))),
        }
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("manifest", &self.manifest)
            .field("folder", &self.folder)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
