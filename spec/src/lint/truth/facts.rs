//! What is proven about a file, as values.

/// What is proven about the schemas of a file. Schemas are given by their JSON pointers.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Those that no value satisfies, though they are not written as `false`. Where one is empty because a part of it is, it is the
    /// part.
    pub(crate) empty: Vec<String>,
    /// Branches of unions that nothing satisfies that satisfies what is next to the union, too.
    pub(crate) unmatched: Vec<String>,
    /// Branches of `anyOf` that accept nothing that another one does not: the branch and the other one.
    pub(crate) redundant: Vec<(String, String)>,
    /// Branches of `oneOf` with values in common, which `oneOf` refuses.
    pub(crate) overlapping: Vec<(String, String)>,
}
