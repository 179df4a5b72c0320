//! Plugins written against the emitted, typed contract of a kind: inputs arrive checked and decoded.
//!
//! ```
//! use std::convert::Infallible;
//!
//! use dagstack_plugin_system::spec::tool_v1::{Empty, ExecuteInput, ExecuteOutput, GetSchemaOutput, ToolPlugin};
//! use dagstack_plugin_system::typed::{Lifecycle, tool};
//! use dagstack_plugin_system::Registry;
//!
//! struct Echo;
//!
//! impl ToolPlugin for Echo {
//!     type Error = Infallible;
//!
//!     fn get_schema(&self, _input: Empty) -> Result<GetSchemaOutput, Infallible> {
//!         Ok(Vec::new())
//!     }
//!
//!     fn execute(&self, input: ExecuteInput) -> Result<ExecuteOutput, Infallible> {
//!         Ok(ExecuteOutput::new(input.args))
//!     }
//! }
//!
//! impl Lifecycle for Echo {}
//!
//! let builder = Registry::builder().factory("plugin:EchoTool", |_manifest| tool(Echo));
//! # assert!(builder.build().is_ok());
//! ```

use std::fmt::Display;
use std::marker::PhantomData;

use async_trait::async_trait;
use serde::Serialize;
use serde_json::Value;

use crate::spec::orchestrator_v1::{AsyncOrchestratorPlugin, OrchestratorPlugin};
use crate::spec::support::{Blocking, Json};
use crate::spec::tool_v1::{AsyncToolPlugin, ToolPlugin};
use crate::{Answer, Context, Failure, Plugin, Released};

/// What a typed plugin does besides its hooks. `impl Lifecycle for MyPlugin {}` is enough for one that has nothing to set up
/// (LIF-10).
#[async_trait]
pub trait Lifecycle: Send + Sync {
    /// Gets ready; see [`Plugin::setup`].
    ///
    /// # Errors
    /// Whatever keeps the plugin from working.
    async fn setup(&self, _context: Context) -> Result<(), Failure> {
        Ok(())
    }

    /// Lets go; see [`Plugin::teardown`].
    ///
    /// # Errors
    /// What could not be let go.
    async fn teardown(&self) -> Result<Released, Failure> {
        Ok(Released::Fully)
    }

    /// Whether the plugin is well; see [`Plugin::health`].
    async fn health(&self) -> bool {
        true
    }
}

#[async_trait]
impl<P: Lifecycle> Lifecycle for Blocking<P> {
    async fn setup(&self, context: Context) -> Result<(), Failure> {
        self.0.setup(context).await
    }

    async fn teardown(&self) -> Result<Released, Failure> {
        self.0.teardown().await
    }

    async fn health(&self) -> bool {
        self.0.health().await
    }
}

/// A typed plugin as its registry sees it. Make one with [`tool`], [`async_tool`], [`orchestrator`] or [`async_orchestrator`].
pub struct Typed<K, P> {
    plugin: P,
    kind: PhantomData<fn() -> K>,
}

/// The kind `tool`, version 1, as the parameter of [`Typed`].
#[derive(Debug, Clone, Copy)]
pub enum ToolV1 {}

/// The kind `orchestrator`, version 1, as the parameter of [`Typed`].
#[derive(Debug, Clone, Copy)]
pub enum OrchestratorV1 {}

/// Wraps an implementation of [`ToolPlugin`]: inputs are validated against their schema and decoded, outputs are encoded.
#[must_use]
pub fn tool<P: ToolPlugin<Error: Display + Send> + Lifecycle>(plugin: P) -> Typed<ToolV1, Blocking<P>> {
    async_tool(Blocking(plugin))
}

/// Wraps an implementation of [`AsyncToolPlugin`], in the same way.
#[must_use]
pub fn async_tool<P: AsyncToolPlugin<Error: Display + Send> + Lifecycle>(plugin: P) -> Typed<ToolV1, P> {
    Typed { plugin, kind: PhantomData }
}

/// Wraps an implementation of [`OrchestratorPlugin`]: inputs are validated against their schema and decoded, outputs are encoded.
#[must_use]
pub fn orchestrator<P: OrchestratorPlugin<Error: Display + Send> + Lifecycle>(
    plugin: P,
) -> Typed<OrchestratorV1, Blocking<P>> {
    async_orchestrator(Blocking(plugin))
}

/// Wraps an implementation of [`AsyncOrchestratorPlugin`], in the same way.
#[must_use]
pub fn async_orchestrator<P: AsyncOrchestratorPlugin<Error: Display + Send> + Lifecycle>(
    plugin: P,
) -> Typed<OrchestratorV1, P> {
    Typed { plugin, kind: PhantomData }
}

/// Makes [`Typed`] a plugin of one kind: its trait, and its hooks.
macro_rules! typed {
    ($kind:ident, $trait:ident; $($hook:ident,)*) => {
        #[async_trait]
        impl<P: $trait<Error: Display + Send> + Lifecycle> Plugin for Typed<$kind, P> {
            async fn setup(&self, context: Context) -> Result<(), Failure> {
                self.plugin.setup(context).await
            }

            async fn teardown(&self) -> Result<Released, Failure> {
                self.plugin.teardown().await
            }

            async fn health(&self) -> bool {
                self.plugin.health().await
            }

            fn implements(&self, hook: &str) -> bool {
                [$(stringify!($hook)),*].contains(&hook)
            }

            async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
                match hook {
                    $(stringify!($hook) => {
                        encode($trait::$hook(&self.plugin, decode(input)?).await)
                    })*
                    _ => Err(Failure::new(format!("there is no hook `{hook}`"))),
                }
            }
        }
    };
}

typed! { ToolV1, AsyncToolPlugin; get_schema, execute, }
typed! { OrchestratorV1, AsyncOrchestratorPlugin; enqueue, status, backfill, }

fn decode<T: Json>(input: Value) -> Result<T, Failure> {
    T::from_value(input).map_err(|problems| Failure::new(format!("the input does not fit its schema: {problems}")))
}

fn encode<T: Serialize, E: Display>(output: Result<T, E>) -> Result<Answer, Failure> {
    let output = output.map_err(|error| Failure::new(error.to_string()))?;
    serde_json::to_value(output)
        .map(Answer::Value)
        .map_err(|error| Failure::new(format!("the output is not JSON: {error}")))
}
