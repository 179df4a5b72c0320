//! Types that the compiler follows further than it does by itself.
//!
//! The decoder of a type is compiled with those of its fields, and so on around a circle of types that lead to each other. The compiler
//! gives up at a depth of 128, by whatever pointers they refer to each other; only an attribute of the crate lets it go on.

use std::collections::BTreeMap;

use crate::cycles::components;

/// How many types may lead to each other before the attribute is asked for. Users have types of their own around them.
const MOST_TYPES: usize = 100;

/// The `recursion_limit` that a crate needs; `None` where that of every crate will do. `edges` has, for each type, the types that it
/// refers to.
pub(super) fn find(edges: &[Vec<usize>]) -> Option<usize> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for component in components(edges) {
        *sizes.entry(component).or_default() += 1;
    }
    let largest = sizes.into_values().max()?;
    (largest > MOST_TYPES).then(|| (2 * largest).next_power_of_two())
}

/// What the documentation of a module says about the limit.
pub(super) fn doc_lines(limit: Option<usize>) -> Vec<String> {
    let Some(limit) = limit else { return Vec::new() };
    vec![
        String::new(),
        format!(" The crate that this module belongs to needs `#![recursion_limit = \"{limit}\"]`: more than"),
        format!(" {MOST_TYPES} of the types lead to each other."),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_large_circle_needs_a_limit() {
        let circle = |size: usize| -> Vec<Vec<usize>> { (0..size).map(|node| vec![(node + 1) % size]).collect() };
        let chain: Vec<Vec<usize>> = (0..5000).map(|node| if node > 0 { vec![node - 1] } else { Vec::new() }).collect();
        assert_eq!(find(&[]), None);
        assert_eq!(find(&chain), None);
        assert_eq!(find(&circle(MOST_TYPES)), None);
        assert_eq!(find(&circle(MOST_TYPES + 1)), Some(256));
        assert_eq!(find(&circle(300)), Some(1024));
    }
}
