//! Defaults that need defaults: completing an absent property must come to an end, or a language has no value for it.

use std::collections::HashMap;

use serde_json::Value;

use crate::cycles::nodes_on_cycles;
use crate::ir::{NamedType, StructType, Type, TypeId};

/// A property with a default: its struct, and its place among the fields.
pub(crate) type Defaulted = (TypeId, usize);

/// What the default of a property needs, as a graph: a node for each property with a default, and one for each range of them that a
/// tree over the properties of a struct has. An object without some keys needs the ranges between these, so that the edges are as many
/// as a schema is large, and not as there are pairs of a default and a property.
struct Graph<'t> {
    types: &'t [NamedType],
    edges: Vec<Vec<usize>>,
    /// For each struct the places of its properties with defaults, in ascending order, and the first node of its tree.
    structs: HashMap<TypeId, (Vec<usize>, usize)>,
    /// The place of each key of a struct.
    keys: HashMap<TypeId, HashMap<&'t str, usize>>,
}

/// The properties whose defaults lead back to themselves: `{}` for a property of the type that has the property.
pub(crate) fn endless_defaults(types: &[NamedType]) -> Vec<Defaulted> {
    let mut graph = Graph { types, edges: Vec::new(), structs: HashMap::new(), keys: HashMap::new() };
    let mut owners = HashMap::new();
    for (index, named) in types.iter().enumerate() {
        if let Type::Struct(object) = named.ty.unrefined() {
            graph.add(TypeId(index), object, &mut owners);
        }
    }
    for (node, (id, field)) in &owners {
        if let Type::Struct(object) = types[id.0].ty.unrefined()
            && let Some(value) = object.fields[*field].presence.default()
        {
            graph.complete(*node, &object.fields[*field].ty, value, None);
        }
    }
    let found = nodes_on_cycles(&graph.edges);
    let mut found: Vec<Defaulted> = found.into_iter().filter_map(|node| owners.get(&node).copied()).collect();
    found.sort_unstable();
    found
}

impl<'t> Graph<'t> {
    /// Adds the tree over the properties of a struct: its leaves are the properties.
    fn add(&mut self, id: TypeId, object: &'t StructType, owners: &mut HashMap<usize, Defaulted>) {
        let has_default = |place: &usize| object.fields[*place].presence.default().is_some();
        let places: Vec<usize> = (0..object.fields.len()).filter(has_default).collect();
        let (first, count) = (self.edges.len(), places.len());
        self.edges.resize(first + 2 * count, Vec::new());
        for inner in 1..count {
            self.edges[first + inner] = vec![first + 2 * inner, first + 2 * inner + 1];
        }
        owners.extend(places.iter().enumerate().map(|(leaf, place)| (first + count + leaf, (id, *place))));
        let keys = object.fields.iter().enumerate().map(|(place, field)| (field.json_name.as_str(), place));
        self.keys.insert(id, keys.collect());
        self.structs.insert(id, (places, first));
    }

    /// Lets a node lead to the properties of a struct with these ranks among those with defaults.
    fn need(&mut self, node: usize, (first, count): (usize, usize), ranks: std::ops::Range<usize>) {
        let (mut low, mut high) = (ranks.start + count, ranks.end + count);
        while low < high {
            if low % 2 == 1 {
                self.edges[node].push(first + low);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                self.edges[node].push(first + high);
            }
            (low, high) = (low / 2, high / 2);
        }
    }

    /// Collects the properties that are absent from a value and would be filled in. `named` is the struct that the value is of.
    fn complete(&mut self, node: usize, ty: &'t Type, value: &Value, named: Option<TypeId>) {
        match (ty, value) {
            (Type::Reference(id), _) => {
                let types = self.types;
                self.complete(node, &types[id.0].ty, value, Some(*id));
            }
            (Type::Nullable(inner), _) => self.complete(node, inner, value, None),
            (Type::Refined(refined), _) => self.complete(node, &refined.ty, value, named),
            (Type::Union(union), _) => {
                for variant in &union.variants {
                    self.complete(node, &variant.ty, value, None);
                }
            }
            (Type::Tuple(tuple), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(ty) = tuple.items.get(index).or(tuple.rest.as_deref()) {
                        self.complete(node, ty, item, None);
                    }
                }
            }
            (Type::Array(array), Value::Array(items)) => {
                for item in items {
                    self.complete(node, &array.item, item, None);
                }
            }
            (Type::Map(map), Value::Object(entries)) => {
                for entry in entries.values() {
                    self.complete(node, &map.value, entry, None);
                }
            }
            (Type::Struct(object), Value::Object(entries)) => {
                let Some(id) = named else { unreachable!("a struct has a name") };
                let mut present = Vec::with_capacity(entries.len());
                for (key, entry) in entries {
                    let place = self.keys[&id].get(key.as_str()).copied();
                    present.extend(place);
                    let ty = place.map(|place| &object.fields[place].ty).or(object.additional.as_deref());
                    if let Some(ty) = ty {
                        self.complete(node, ty, entry, None);
                    }
                }
                self.absent(node, id, present);
            }
            // A scalar, or the value of another variant.
            (_, _) => {}
        }
    }

    /// Lets a node lead to the properties with defaults but those at some places.
    fn absent(&mut self, node: usize, id: TypeId, mut present: Vec<usize>) {
        present.sort_unstable();
        let (places, first) = &self.structs[&id];
        let (tree, mut ranges, mut start) = ((*first, places.len()), Vec::new(), 0);
        for rank in present.iter().filter_map(|place| places.binary_search(place).ok()) {
            ranges.push(start..rank);
            start = rank + 1;
        }
        ranges.push(start..places.len());
        for range in ranges {
            self.need(node, tree, range);
        }
    }
}
