//! Names that are numbered where they are taken already.

use std::collections::BTreeSet;

/// The name as it is, or numbered where it is taken already: `name2`. It is added to `taken`.
pub(crate) fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    first_free(|number| if number == 1 { name.to_owned() } else { format!("{name}{number}") }, taken)
}

/// The first of numbered names that is not taken, which is added to `taken`. Numbers count from 1.
///
/// There are no gaps as long as numbers are given in this way alone. Finding one takes a number of steps that grows with the
/// logarithm of how many are given: thousands of siblings may ask for one name.
pub(crate) fn first_free(numbered: impl Fn(usize) -> String, taken: &mut BTreeSet<String>) -> String {
    // `low` is taken, or 0; `high` is free. A set has fewer names than there are numbers.
    let (mut low, mut high) = (0, 1);
    while taken.contains(&numbered(high)) {
        low = high;
        high *= 2;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if taken.contains(&numbered(middle)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    let found = numbered(high);
    taken.insert(found.clone());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_equal_names_are_numbered_without_gaps() {
        let mut taken = BTreeSet::new();
        let names: Vec<String> = (0..5_000).map(|_| free("name", &mut taken)).collect();
        assert_eq!(names[..3], ["name", "name2", "name3"]);
        assert_eq!(names.last().map(String::as_str), Some("name5000"));
        assert_eq!(taken.len(), 5_000);
    }
}
