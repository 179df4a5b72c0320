//! What a module declares: its types, and the schemas that they refer to.

use dagstack_spec_templates::ts;

use super::super::needs::Needs;
use super::declarations::{Exported, Place};
use super::graph::Facts;
use super::names::Names;
use super::schemas::Schemas;
use super::shared::Exports;
use super::written::Extent;
use super::{imports, residual};
use crate::ir;

/// What a module declares of its types.
pub(super) struct Contents {
    pub(super) types: Vec<ts::Declaration>,
    pub(super) schemas: Vec<ts::ResidualSchema>,
    pub(super) needs: Needs,
    /// What the schemas of the types extend to.
    pub(super) extents: Vec<Option<Extent>>,
}

impl Contents {
    pub(super) fn of(
        source: &ir::Module,
        names: &Names,
        facts: &Facts,
        exports: Exported<'_>,
        shared: &[Exports],
    ) -> Self {
        let mut schemas = Schemas::new(&source.types, names, facts);
        for (id, home) in &source.imports {
            schemas.set_extent(*id, shared[home.module].extents[home.ty.0]);
        }
        let place = Place { names, facts, revisits: &source.revisits, exports };
        let declared = source.declared().filter(|(id, _)| names.constant(*id).is_none());
        let types = declared.map(|(id, named)| place.declaration(id, named, &mut schemas)).collect();
        let extents = schemas.extents().to_vec();
        let mut needs = schemas.into_needs();
        let schemas = named_schemas(source, names, &mut needs);
        let ty = (!schemas.is_empty()).then_some("type JsonSchema");
        let remembered = schemas.iter().any(|schema| schema.remembered).then_some("remembered");
        needs.extend(ty.into_iter().chain(remembered).flat_map(imports::of));
        Self { types, schemas, needs, extents }
    }
}

/// The schemas that types refer to, through others too.
fn named_schemas(source: &ir::Module, names: &Names, needs: &mut Needs) -> Vec<ts::ResidualSchema> {
    let needed = source.needed_schemas().into_iter();
    needed
        .map(|id| (id, &source.schemas[id.0]))
        .map(|(id, named)| {
            let name = names.schema(id).to_owned();
            // `true` and `false` are not objects, and have nothing to remember.
            let is_object = !named.schema.is_never() && !named.schema.is_anything();
            let remembered = is_object && source.revisits.schemas.contains(&id);
            let schema =
                residual::literal(&named.schema, names, needs).print(0, name.len() + "const : JsonSchema = ".len());
            ts::ResidualSchema { name, schema, remembered }
        })
        .collect()
}
