//! The variables of schemas that others refer to.

use std::collections::BTreeSet;

use super::names;
use crate::cycles::{components, nodes_on_cycles};
use crate::ir::{NamedSchema, SchemaId};

/// The schemas of a module that others refer to.
#[derive(Default)]
pub(super) struct NamedSchemas {
    slots: Vec<Slot>,
}

struct Slot {
    /// The variable of the schema; empty where no type leads to it.
    name: String,
    /// The variable that leads to the schema from inside it, or from several places; empty where nothing does.
    recursion: String,
    /// A number: schemas that lead to each other have the same one.
    component: usize,
    /// Whether several paths may lead to the schema at one place of a document.
    is_revisited: bool,
}

impl NamedSchemas {
    /// Names the schemas that are `needed`. Gives the names to `taken`, which has those that the package uses already.
    pub(super) fn new(
        schemas: &[NamedSchema],
        needed: &BTreeSet<SchemaId>,
        revisited: &BTreeSet<SchemaId>,
        taken: &mut BTreeSet<String>,
    ) -> Self {
        let direct: Vec<Vec<usize>> =
            schemas.iter().map(|named| named.schema.references().into_iter().map(|id| id.0).collect()).collect();
        let recursive: BTreeSet<usize> = nodes_on_cycles(&direct).into_iter().collect();
        let components = components(&direct);
        let slot = |(index, named): (usize, &NamedSchema)| {
            let name = names::unexported(&names::EXPORTED.identifier(&named.name.raw()));
            let is_revisited = revisited.contains(&SchemaId(index));
            let is_referred_to = is_revisited || recursive.contains(&index);
            let mut variable = |suffix: &str, is_needed: bool| {
                if is_needed { names::free(&format!("{name}{suffix}"), taken) } else { String::new() }
            };
            let is_needed = needed.contains(&SchemaId(index));
            Slot {
                recursion: variable("Ref", is_needed && is_referred_to),
                name: variable("Def", is_needed),
                component: components[index],
                is_revisited,
            }
        };
        Self { slots: schemas.iter().enumerate().map(slot).collect() }
    }

    /// Whether several paths may lead to a schema at one place of a document.
    pub(super) fn is_revisited(&self, id: SchemaId) -> bool {
        self.slots.get(id.0).is_some_and(|slot| slot.is_revisited)
    }

    /// The variable of a schema, and the one that leads to it; empty where there is none.
    pub(super) fn names(&self, id: SchemaId) -> (&str, &str) {
        self.slots.get(id.0).map_or(("", ""), |slot| (&slot.name, &slot.recursion))
    }

    /// Whether the target of a reference leads back to where the reference is.
    pub(super) fn leads_back(&self, from: Option<SchemaId>, to: SchemaId) -> bool {
        // The reference leads there, so whether it leads back is whether the two lead to each other.
        from.is_some_and(|from| from == to || self.slots[from.0].component == self.slots[to.0].component)
    }
}
