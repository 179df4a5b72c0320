//! Setting plugins up.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::{conflicts, plan};
use crate::Registry;
use crate::context::{Context, Host, Resources};
use crate::error::Result;
use crate::guard::guarded;
use crate::registry::{Entry, Reason, Status};

impl Registry {
    /// Sets up every plugin that was not set up before, one after the other, in the order of their dependencies (LIF-01,
    /// LIF-02).
    ///
    /// A plugin that fails, that outlasts its `startup_timeout_sec`, that lacks a plugin or a resource, becomes
    /// `unavailable`, and so do all that depend on it; the others start (LIF-03 to LIF-06, LIF-11). Ask
    /// [`status`](Self::status) for each. A second call sets up only what was registered since. One call runs at a time: a
    /// plugin that calls it from its own `setup` waits for itself until its time is up.
    ///
    /// # Errors
    /// `DependencyCycle` (LIF-05), or `AmbiguousPlugin` for two fallbacks of one kind or two plugins of a kind that has one a
    /// runtime (LIF-15, LIF-17). No plugin was set up then.
    pub async fn setup_all(&self, host: Host) -> Result<()> {
        let _one_at_a_time = self.lifecycle().lock().await;
        let entries = self.state().plugins().to_vec();
        let planned = plan::plan(&entries)?;
        conflicts::check(self.core(), &entries)?;
        for entry in planned.into_iter().filter(|entry| entry.status() == Status::Registered) {
            if let Some((reason, message)) = self.obstacle(&entry, &host) {
                entry.set_unavailable(reason, message);
                continue;
            }
            self.set_up(&entry, &host).await;
        }
        Ok(())
    }

    /// What keeps a plugin from being set up at all: a dependency or a resource that is not there.
    fn obstacle(&self, entry: &Arc<Entry>, host: &Host) -> Option<(Reason, String)> {
        for name in &entry.manifest.depends_on {
            let status = self.status(name);
            match status {
                None => {
                    return Some((Reason::DependencyMissing, format!("depends on `{name}`, which is not registered")));
                }
                Some(Status::Ready { .. }) => {}
                // Only how it is, not why: in a chain each message would quote all those before it.
                Some(other) => {
                    let message = format!("depends on `{name}`, which is {}", other.brief());
                    return Some((Reason::DependencyUnavailable, message));
                }
            }
        }
        let missing = Resources::missing(&entry.manifest.resources, &host.resources)?;
        Some((Reason::ResourceMissing, format!("needs the resource `{missing}`, which the host lacks")))
    }

    /// Sets one plugin up within its time (LIF-06), and asks for its health (LIF-16).
    async fn set_up(&self, entry: &Arc<Entry>, host: &Host) {
        let limit = entry.manifest.startup_timeout_sec.get();
        // It remains until the outcome is known: nobody calls a plugin while it is set up, and where this future is dropped
        // half-way the setup does not run a second time (LIF-01).
        entry.set_status(Status::Unavailable { reason: Reason::SetupFailed, message: "setup did not end".to_owned() });
        let context = self.context_of(entry, host);
        let setup = guarded(async { entry.plugin.setup(context).await });
        match timeout(Duration::from_secs(limit), setup).await {
            Ok(Ok(())) => {
                // From here on a teardown is owed, whatever becomes of the health check.
                self.state_mut().started.push(Arc::clone(entry));
                entry.set_status(Status::Ready { healthy: true });
                let healthy = entry.is_healthy().await;
                entry.set_status(Status::Ready { healthy });
            }
            Ok(Err(failure)) => entry.set_unavailable(Reason::SetupFailed, failure.message),
            Err(_) => entry.set_unavailable(Reason::SetupTimeout, format!("setup did not end within {limit} s")),
        }
    }

    fn context_of(&self, entry: &Arc<Entry>, host: &Host) -> Context {
        Context {
            config: host.config_for(entry.name()),
            logger: entry.logger.clone(),
            registry: self.downgrade(),
            metadata: host.metadata.clone(),
            in_flight: entry.in_flight.clone(),
            tenant: host.tenant.clone(),
            resources: Resources::declared(&entry.manifest.resources, &host.resources),
            services: Arc::new(host.services.clone()),
            status: entry.reporter(),
        }
    }
}
