//! Plugins that hold up the thread they run on.

use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use crate::{Answer, Context, Failure, Plugin, Released};

/// A plugin whose methods may compute or block for long: each runs on a thread for such work, so that time limits still
/// fire and other plugins go on meanwhile.
///
/// A registry wraps plugins by itself whose manifest says `execution_model = "thread_cpu_bound"` or `"process_cpu_bound"`;
/// the latter get a thread too, since a process of its own is what the runtime `mcp_stdio` is for. A call that outlasts its
/// limit can't be ended: its thread goes on, and a runtime that shuts down waits for it.
pub struct Blocking(Arc<dyn Plugin>);

impl Blocking {
    /// Wraps a plugin.
    #[must_use]
    pub fn new(plugin: impl Plugin + 'static) -> Self {
        Self(Arc::new(plugin))
    }

    pub(crate) fn shared(plugin: Arc<dyn Plugin>) -> Self {
        Self(plugin)
    }

    async fn on_a_thread<T, W, F>(&self, work: W) -> Result<T, Failure>
    where
        T: Send + 'static,
        W: FnOnce(Arc<dyn Plugin>) -> F + Send + 'static,
        F: Future<Output = T>,
    {
        let (plugin, runtime) = (Arc::clone(&self.0), Handle::current());
        spawn_blocking(move || runtime.block_on(work(plugin)))
            .await
            .map_err(|error| Failure::new(format!("did not come to an end: {error}")))
    }
}

#[async_trait]
impl Plugin for Blocking {
    async fn setup(&self, context: Context) -> Result<(), Failure> {
        self.on_a_thread(|plugin| async move { plugin.setup(context).await }).await?
    }

    async fn teardown(&self) -> Result<Released, Failure> {
        self.on_a_thread(|plugin| async move { plugin.teardown().await }).await?
    }

    async fn health(&self) -> bool {
        self.on_a_thread(|plugin| async move { plugin.health().await }).await.unwrap_or(false)
    }

    fn implements(&self, hook: &str) -> bool {
        self.0.implements(hook)
    }

    async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        let hook = hook.to_owned();
        self.on_a_thread(|plugin| async move { plugin.call(&hook, input).await }).await?
    }

    async fn call_in_chain(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        let hook = hook.to_owned();
        self.on_a_thread(|plugin| async move { plugin.call_in_chain(&hook, input).await }).await?
    }
}
