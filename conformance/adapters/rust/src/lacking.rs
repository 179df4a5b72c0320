//! Scripted plugins without `setup`, without `teardown`, or without either: what the binding does for them is its own default
//! (LIF-10), and no method of the adapter's.

use std::sync::Arc;

use async_trait::async_trait;
use dagstack_plugin_system::{Answer, Blocking, Context, Failure, Plugin, Released};
use dagstack_spec_conformance::protocol::{Behaviour, Style};
use serde_json::Value;

use crate::scripted::Scripted;

/// A plugin with the methods that its script gives it, in its script's style.
pub(crate) fn plugin(scripted: Scripted) -> Arc<dyn Plugin> {
    let style = scripted.script.style;
    // An absent method is a script's `null`; of what a script does not mention it has the usual one.
    let has = |method: &Option<Option<Behaviour>>| !matches!(method, Some(None));
    match (has(&scripted.script.setup), has(&scripted.script.teardown)) {
        (true, true) => styled(style, scripted),
        (false, true) => styled(style, WithoutSetup(scripted)),
        (true, false) => styled(style, WithoutTeardown(scripted)),
        (false, false) => styled(style, WithoutEither(scripted)),
    }
}

/// A plugin whose methods block is used as the binding asks its users to: on threads for such work.
fn styled(style: Option<Style>, plugin: impl Plugin + 'static) -> Arc<dyn Plugin> {
    match style {
        Some(Style::Sync) => Arc::new(Blocking::new(plugin)),
        Some(Style::Async) | None => Arc::new(plugin),
    }
}

macro_rules! lacking {
    ($name:ident { $($method:tt)* }) => {
        struct $name(Scripted);

        #[async_trait]
        impl Plugin for $name {
            $($method)*

            async fn health(&self) -> bool {
                self.0.health().await
            }

            fn implements(&self, hook: &str) -> bool {
                self.0.implements(hook)
            }

            async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
                self.0.call(hook, input).await
            }
        }
    };
}

lacking!(WithoutSetup {
    async fn teardown(&self) -> Result<Released, Failure> {
        self.0.teardown().await
    }
});

lacking!(WithoutTeardown {
    async fn setup(&self, context: Context) -> Result<(), Failure> {
        self.0.setup(context).await
    }
});

lacking!(WithoutEither {});
