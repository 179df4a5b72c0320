//! The types of fields, whose values may be absent, or `null`, or both.

use super::types::Representation;

/// How a field says that it has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// It always has one.
    Value,
    /// It is nil.
    Nil,
    /// It is a pointer to a slice or a map, or to another value: nil.
    Pointer,
    /// It is a `contract.Optional`.
    Optional,
}

/// How a value is represented that may be absent, or `null`, or both.
pub(super) struct FieldType {
    /// Go's type.
    pub(super) go: String,
    /// What reads it from its node.
    pub(super) value: String,
    pub(super) kind: FieldKind,
    /// Whether a nil slice or map is `null`, not an empty one.
    pub(super) null_is_nil: bool,
}

impl FieldType {
    /// `always` says that the value is never absent, `recursive` that it needs a pointer for being part of itself.
    pub(super) fn new(repr: &Representation, node: &str, always: bool, recursive: bool) -> Self {
        let call = |take| repr.read_as(take, node, 1);
        // `any` can be null by itself, and a slice, a map or an interface be nil: they need no pointer, unless both null and
        // absent are to differ.
        let (go, value, kind) = match (always, repr.nullable || repr.is_any()) {
            (true, true) if repr.is_any() => (repr.go.clone(), repr.read(node, 1), FieldKind::Nil),
            (true, true) if repr.is_nilable() => (repr.go.clone(), call("OrNil"), FieldKind::Nil),
            (true, true) => (format!("*{}", repr.go), call("Nullable"), FieldKind::Pointer),
            (true, false) if recursive => (format!("*{}", repr.go), call("Optional"), FieldKind::Pointer),
            (true, false) => (repr.go.clone(), repr.read(node, 1), FieldKind::Value),
            (false, true) => (format!("contract.Optional[{}]", repr.go), call("OptionalNullable"), FieldKind::Optional),
            (false, false) if repr.is_nilable() => (repr.go.clone(), repr.read(node, 1), FieldKind::Nil),
            (false, false) => (format!("*{}", repr.go), call("Optional"), FieldKind::Pointer),
        };
        let null_is_nil = always && repr.nullable && repr.is_nilable() && !repr.is_interface();
        Self { go, value, kind, null_is_nil }
    }
}
