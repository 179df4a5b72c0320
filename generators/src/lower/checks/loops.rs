//! Schemas that come back to themselves about the same value.

use crate::cycles::nodes_on_cycles;
use crate::ir::{Keyword, NamedSchema, Schema};

/// The schemas that come back to themselves without going deeper into the value.
pub(crate) fn endless(schemas: &[NamedSchema]) -> Vec<usize> {
    let edges: Vec<Vec<usize>> = schemas.iter().map(|named| in_place(&named.schema)).collect();
    nodes_on_cycles(&edges)
}

/// The schemas that are asked about the same value.
fn in_place(schema: &Schema) -> Vec<usize> {
    let mut found = Vec::new();
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        for keyword in &schema.keywords {
            match keyword {
                Keyword::Reference(id) => found.push(id.0),
                Keyword::AllOf(schemas) | Keyword::AnyOf(schemas) | Keyword::OneOf(schemas) => waiting.extend(schemas),
                Keyword::Not(schema) => waiting.push(schema),
                Keyword::DependentSchemas(table) => waiting.extend(table.iter().map(|(_, schema)| schema)),
                Keyword::If { condition, then, otherwise } => {
                    waiting.extend([Some(condition), then.as_ref(), otherwise.as_ref()].into_iter().flatten());
                }
                _ => {}
            }
        }
    }
    found
}
