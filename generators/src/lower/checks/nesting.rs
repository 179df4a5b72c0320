//! How deep types and schemas are nested: compilers follow them to some depth, and no document goes deeper.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use dagstack_spec_model::internal::document::MAX_DEPTH;

use crate::cycles::components;
use crate::ir::{Keyword, NamedSchema, NamedType, Schema, Type};

/// The step from one type or schema to the next.
#[derive(Debug, Clone, Copy)]
struct Step {
    to: usize,
    /// How many levels there are from the one to the other.
    levels: usize,
}

/// A type or a schema.
#[derive(Debug, Default)]
struct Nested {
    /// How many levels it has itself.
    levels: usize,
    steps: Vec<Step>,
}

/// The first type or schema that is nested deeper than a document may be: arrays, objects and unions, each a level, and schemas
/// with others inside. In a circle it is the levels of the shortest way around that count. Schemas are counted on from the types.
pub(crate) fn too_deep(types: &[NamedType], schemas: &[NamedSchema]) -> Option<usize> {
    let count = types.len();
    let nested: Vec<Nested> = (types.iter().map(|named| Nested::of_type(&named.ty, count)))
        .chain(schemas.iter().map(|named| Nested::of_schema(&named.schema, count)))
        .collect();
    beyond(&nested, MAX_DEPTH)
}

impl Nested {
    fn of_type(ty: &Type, types: usize) -> Self {
        let mut nested = Self { levels: 1, steps: Vec::new() };
        nested.look_at_type(ty, 0, types);
        nested
    }

    fn of_schema(schema: &Schema, types: usize) -> Self {
        let mut nested = Self { levels: 1, steps: Vec::new() };
        nested.look_at_schema(schema, 0, types);
        nested
    }

    fn look_at_type(&mut self, ty: &Type, around: usize, types: usize) {
        let levels = match ty {
            Type::Reference(id) => {
                self.steps.push(Step { to: id.0, levels: around.max(1) });
                return;
            }
            Type::Array(_) | Type::Tuple(_) | Type::Struct(_) | Type::Map(_) | Type::Union(_) => around + 1,
            _ => around,
        };
        self.levels = self.levels.max(levels);
        if let Type::Refined(refined) = ty {
            match refined.schema.keywords.as_slice() {
                // The schema is that of the type itself.
                [Keyword::Reference(id)] => self.steps.push(Step { to: types + id.0, levels: around }),
                _ => self.look_at_schema(&refined.schema, around, types),
            }
        }
        for child in ty.children() {
            self.look_at_type(child, levels, types);
        }
    }

    fn look_at_schema(&mut self, schema: &Schema, around: usize, types: usize) {
        if schema.keywords.iter().any(|keyword| !keyword.schemas().is_empty()) {
            self.levels = self.levels.max(around + 1);
        }
        for keyword in &schema.keywords {
            if let Keyword::Reference(id) = keyword {
                self.steps.push(Step { to: types + id.0, levels: around.max(1) });
            }
            for inner in keyword.schemas() {
                self.look_at_schema(inner, around + 1, types);
            }
        }
    }
}

/// The first that goes beyond a number of levels, on the longest path from one that nothing leads to.
fn beyond(nested: &[Nested], most: usize) -> Option<usize> {
    let edges: Vec<Vec<usize>> =
        nested.iter().map(|nested| nested.steps.iter().map(|step| step.to).collect()).collect();
    // What one leads to has a lower number than itself, or the same one in a circle.
    let numbers = components(&edges);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); nested.len()];
    for (index, number) in numbers.iter().enumerate() {
        members[*number].push(index);
    }
    // How many levels there are from each on; in a circle all have the same.
    let mut depths = vec![0; nested.len()];
    for circle in members.iter().filter(|circle| !circle.is_empty()) {
        let number = numbers[circle[0]];
        let below = |index: &usize| {
            let outward = nested[*index].steps.iter().filter(|step| numbers[step.to] != number);
            outward.map(|step| step.levels + depths[step.to]).chain([nested[*index].levels]).max().unwrap_or(0)
        };
        let deepest = circle.iter().map(below).max().unwrap_or(0);
        let around =
            shortest_paths(nested, circle[0], |index| numbers[index] == number).into_iter().map(|(_, levels)| levels);
        let depth = deepest + around.max().unwrap_or(0);
        for index in circle {
            depths[*index] = depth;
        }
    }
    let (mut at, depth) = depths.iter().copied().enumerate().max_by_key(|(index, depth)| (*depth, Reverse(*index)))?;
    if depth <= most {
        return None;
    }
    // Down the longest path, to the first one that has no room.
    let mut room = most;
    loop {
        let number = numbers[at];
        let next = nested[at].steps.iter().filter(|step| numbers[step.to] != number);
        let next = next.max_by_key(|step| (step.levels + depths[step.to], Reverse(step.to)));
        match next {
            Some(step) if step.levels + depths[step.to] == depths[at] && step.levels < room => {
                room -= step.levels;
                at = step.to;
            }
            Some(step) if step.levels + depths[step.to] == depths[at] => return Some(step.to),
            // It is the levels of this one, or of a circle, that are too many.
            _ => {
                let around = shortest_paths(nested, at, |index| numbers[index] == number);
                let too_far =
                    around.into_iter().filter(|(_, levels)| *levels >= room).min_by_key(|(_, levels)| *levels);
                return Some(too_far.map_or(at, |(index, _)| index));
            }
        }
    }
}

/// How many levels there are, by the shortest path, from one to each of those that it leads to, among some.
fn shortest_paths(nested: &[Nested], from: usize, among: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut known = std::collections::HashSet::new();
    let mut waiting = BinaryHeap::from([Reverse((0, from))]);
    while let Some(Reverse((levels, index))) = waiting.pop() {
        if known.insert(index) {
            found.push((index, levels));
            let next = nested[index].steps.iter().filter(|step| among(step.to));
            waiting.extend(next.map(|step| Reverse((levels + step.levels, step.to))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(steps: &[&[usize]]) -> Vec<Nested> {
        let step = |to: &usize| Step { to: *to, levels: 1 };
        steps.iter().map(|steps| Nested { levels: 1, steps: steps.iter().map(step).collect() }).collect()
    }

    #[test]
    fn what_is_beyond_the_limit_is_found_on_the_longest_way() {
        let chain = nested(&[&[3, 1], &[2], &[], &[4], &[5], &[]]);
        assert_eq!(beyond(&chain, 4), None);
        assert_eq!(beyond(&chain, 3), Some(5));
        assert_eq!(beyond(&chain, 1), Some(3));
    }

    #[test]
    fn a_circle_is_as_deep_as_the_shortest_way_to_its_farthest_member() {
        let circle = nested(&[&[1], &[2], &[3], &[0]]);
        assert_eq!(beyond(&circle, 4), None);
        assert_eq!(beyond(&circle, 3), Some(3));
        // Whoever leads to all others leads nowhere far.
        let dense = nested(&[&[1, 2, 3, 4], &[2], &[3], &[4], &[0]]);
        assert_eq!(beyond(&dense, 2), None);
    }

    #[test]
    fn what_is_inside_one_schema_counts_too() {
        let mut chain = nested(&[&[1], &[]]);
        chain[1].levels = 5;
        assert_eq!(beyond(&chain, 6), None);
        assert_eq!(beyond(&chain, 5), Some(1));
    }
}
