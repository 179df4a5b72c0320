//! Kinds from a folder of hookspecs: `kinds/<kind>/v<N>.yaml` with their schemas (KND-01 to KND-03).

use std::path::Path;
use std::sync::Arc;

use dagstack_spec_model::kind::{DispatchClass, ErrorPolicy as Policy, Hook as HookSpec, KindSpec, Spec};
use dagstack_spec_model::{Diagnostic, Tree, load};

use super::{Constraints, Hook, Kind, KindError};
use crate::spec::support::{Dispatch, ErrorPolicy};

impl Kind {
    /// Reads all kinds of a folder that holds `kinds/`. Reads files, and fetches nothing.
    ///
    /// # Errors
    /// [`KindError::Hookspecs`] with every problem of every hookspec and schema, each with file, line and column.
    pub fn from_folder(folder: impl AsRef<Path>) -> Result<Vec<Self>, KindError> {
        let tree = Tree::folder(folder.as_ref()).map_err(|problem| KindError::Hookspecs(problem.to_string()))?;
        let spec = load::load(&tree).map_err(|problems| KindError::Hookspecs(lines(&problems)))?;
        spec.kinds.iter().map(|kind| with_schemas(&spec, kind)).collect()
    }
}

/// A kind whose hooks have their payload schemas, each with all that it refers to.
fn with_schemas(spec: &Spec, kind: &KindSpec) -> Result<Kind, KindError> {
    let mut read = Kind::try_from(kind)?;
    for (hook, of) in read.hooks.iter_mut().zip(&kind.hooks) {
        hook.input_schema = Some(Arc::new(spec.closed_schema(&of.input)));
        hook.output_schema = of.output.as_ref().map(|output| Arc::new(spec.closed_schema(output)));
    }
    Ok(read)
}

impl TryFrom<&KindSpec> for Kind {
    type Error = KindError;

    fn try_from(spec: &KindSpec) -> Result<Self, KindError> {
        let constraints = Constraints {
            in_process_only: spec.constraints.in_process_only,
            singleton_per_runtime: spec.constraints.singleton_per_runtime,
        };
        let kind = Self::new(spec.name.as_str(), &spec.api_version.to_string(), spec.hooks.iter().map(Hook::from))?;
        Ok(kind.constrained(constraints))
    }
}

/// Without its payload schemas, which are other files: [`Kind::from_folder`] reads them too.
impl From<&HookSpec> for Hook {
    fn from(hook: &HookSpec) -> Self {
        Self {
            name: hook.name.as_str().to_owned(),
            dispatch: match hook.dispatch {
                DispatchClass::Singleton => Dispatch::Singleton,
                DispatchClass::BroadcastCollect => Dispatch::BroadcastCollect,
                DispatchClass::BroadcastNotify => Dispatch::BroadcastNotify,
                DispatchClass::Chain => Dispatch::Chain,
                DispatchClass::Capability => Dispatch::Capability,
            },
            mcp_exposed: hook.mcp_exposed,
            tool_name_template: hook.tool_name_template.clone(),
            error_policy: hook.error_policy.map(|policy| match policy {
                Policy::BestEffort => ErrorPolicy::BestEffort,
                Policy::FailFast => ErrorPolicy::FailFast,
            }),
            optional: hook.optional,
            input_schema: None,
            output_schema: None,
        }
    }
}

fn lines(problems: &[Diagnostic]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
