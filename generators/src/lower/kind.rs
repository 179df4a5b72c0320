//! One kind: its hooks, and the module of its types.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_model::Diagnostic;
use dagstack_spec_model::kind::{Hook, KindSpec, Spec};
use dagstack_spec_model::tree::TreePath;

use super::annotations::{Annotated, Annotations};
use super::digest;
use super::lowerer::{Finished, Lowerer, Reading};
use super::shared::LoweredModule;
use crate::{analysis, ir};

/// Lowers a kind, with what shared modules are made from, and warnings.
pub(super) fn lower<'s>(
    spec: &'s Spec,
    annotations: &'s Annotations,
    kind: &KindSpec,
) -> Result<(ir::Kind, LoweredModule<'s>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut module = Lowerer::new(spec, annotations, Reading::AsItCame);
    let mut hooks = Vec::new();
    for hook in &kind.hooks {
        let (input, output) = (module.payload(&hook.input), hook.output.as_ref().map(|path| module.payload(path)));
        hooks.push(ir::Hook {
            name: hook.name.to_string(),
            dispatch: hook.dispatch,
            description: hook.description.clone(),
            input,
            output,
            mcp_exposed: hook.mcp_exposed,
            tool_name_template: hook.tool_name_template.clone(),
            error_policy: hook.error_policy,
            execution_model: hook.execution_model.map(|model| model.name().to_owned()),
            optional: hook.optional,
        });
    }
    let Finished { types, keys, renumbered, warnings, schemas, schema_places, annotated } = module.finish()?;
    let revisits = analysis::revisits(&types, &schemas);
    for hook in &mut hooks {
        hook.input = renumbered[hook.input.0];
        hook.output = hook.output.map(|output| renumbered[output.0]);
    }
    let payload_schemas = payload_schemas(spec, kind, &hooks);
    let lowered = LoweredModule {
        references: types.iter().map(|named| named.ty.references()).collect(),
        payloads: payload_schemas.iter().map(|payload| payload.ty).collect(),
        keys,
        schema_places,
        revisits: revisits.clone(),
    };
    let kind = ir::Kind {
        name: kind.name.to_string(),
        api_version: kind.api_version.to_string(),
        major: kind.api_version.major,
        description: kind.description.clone(),
        in_process_only: kind.constraints.in_process_only,
        singleton_per_runtime: kind.constraints.singleton_per_runtime,
        hooks,
        module: ir::Module {
            types,
            imports: BTreeMap::new(),
            schemas,
            revisits,
            payload_schemas,
            origin: origin(spec, kind, &annotated),
        },
    };
    Ok((kind, lowered, warnings))
}

/// The schema of each payload, once.
fn payload_schemas(spec: &Spec, kind: &KindSpec, hooks: &[ir::Hook]) -> Vec<ir::PayloadSchema> {
    let types = hooks.iter().flat_map(|hook| std::iter::once(hook.input).chain(hook.output));
    let mut known = BTreeSet::new();
    let payloads = kind.hooks.iter().flat_map(Hook::payloads).zip(types).filter(|(_, ty)| known.insert(*ty));
    payloads.map(|(path, ty)| ir::PayloadSchema { ty, schema: spec.closed_schema(path) }).collect()
}

/// The digest covers the hookspec and every schema that it needs, each with its path in the tree, and what was taken as an annotation
/// because the caller wanted it: the same texts mean something else then.
fn origin(spec: &Spec, kind: &KindSpec, annotated: &BTreeSet<Annotated>) -> ir::Origin {
    let payloads = kind.hooks.iter().flat_map(Hook::payloads);
    let files: BTreeSet<TreePath> = payloads.flat_map(|path| spec.reachable(path)).collect();
    let digest = digest::of_files(spec, Some((kind.path.as_str(), kind.source.text())), &files, annotated);
    ir::Origin { path: kind.path.to_string(), digest }
}
