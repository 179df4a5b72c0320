//! Plugins written against the emitted, typed contract of a kind: inputs arrive checked and decoded.
//!
//! ```
//! use std::convert::Infallible;
//!
//! use dagstack_plugin_system::spec::support::Object;
//! use dagstack_plugin_system::spec::tool_v1::{Empty, ExecuteInput, ExecuteOutput, GetSchemaOutput, ToolPlugin};
//! use dagstack_plugin_system::typed::{Lifecycle, tool};
//! use dagstack_plugin_system::Registry;
//! use serde_json::Value;
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
//!         let result = Value::Object(input.args);
//!         Ok(ExecuteOutput { result, is_error: None, error_message: None, additional: Object::new() })
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

use crate::spec::orchestrator_v1::AsyncOrchestratorPlugin;
use crate::spec::support::Json;
use crate::spec::tool_v1::AsyncToolPlugin;
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

/// A typed plugin as its registry sees it. Make one with [`tool`] or [`orchestrator`].
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

/// Wraps an implementation of [`ToolPlugin`](crate::spec::tool_v1::ToolPlugin) or [`AsyncToolPlugin`]: inputs are validated
/// against their schema and decoded, outputs are encoded.
#[must_use]
pub fn tool<P: AsyncToolPlugin<Error: Display + Send> + Lifecycle>(plugin: P) -> Typed<ToolV1, P> {
    Typed { plugin, kind: PhantomData }
}

/// Wraps an implementation of [`OrchestratorPlugin`](crate::spec::orchestrator_v1::OrchestratorPlugin) or
/// [`AsyncOrchestratorPlugin`]: inputs are validated against their schema and decoded, outputs are encoded.
#[must_use]
pub fn orchestrator<P: AsyncOrchestratorPlugin<Error: Display + Send> + Lifecycle>(
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
