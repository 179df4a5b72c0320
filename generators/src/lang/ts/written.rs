//! A schema as an expression, with the type that it is annotated by.

use dagstack_spec_templates::ts::{Annotation, Modified, Modifier};

use super::super::needs::Needs;
use super::imports;

/// How many containers of a schema without names are nested in an annotation: the compiler gives up at about twenty.
const MAX_NESTED: usize = 12;

/// How many containers are nested through named schemas: what the compiler infers from a schema, it gives up on at 48 objects
/// or unions, 24 arrays or maps, or 16 tuples.
const MAX_HEIGHT: usize = 48;

/// How many schemas a type leads to by all paths through named ones: where each leads to the next twice, the compiler follows
/// twice as many at each level.
const MAX_PATHS: usize = 20_000;

/// How much the compiler has to follow in a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// How many containers are nested in all.
    height: usize,
    /// How many schemas there are at the end of all paths.
    paths: usize,
}

impl Extent {
    /// That of a type without others inside.
    pub(super) const LEAF: Self = Self { height: 0, paths: 1 };
}

/// An expression and its type.
pub(super) struct Written {
    /// The expression.
    pub(super) value: String,
    /// Its type, as an annotation.
    pub(super) ty: String,
    /// What the type needs.
    pub(super) needs: Needs,
    /// How many containers are nested in the type as it is written.
    nested: usize,
    /// How much there is in all.
    pub(super) extent: Extent,
}

impl Written {
    /// A schema without others inside.
    pub(super) fn new(value: impl Into<String>, ty: impl Into<String>) -> Self {
        Self { value: value.into(), ty: ty.into(), needs: Needs::new(), nested: 0, extent: Extent::LEAF }
    }

    /// A schema that has a name.
    pub(super) fn reference(name: &str, extent: Extent) -> Self {
        Self { extent, ..Self::new(name, format!("typeof {name}")) }
    }

    /// A schema that contains others.
    pub(super) fn around<'w>(value: String, ty: String, parts: impl Iterator<Item = &'w Self>) -> Self {
        let mut written = Self::new(value, ty);
        let (mut height, mut paths) = (0, 0_usize);
        for part in parts {
            written.needs.extend(&part.needs);
            written.nested = written.nested.max(part.nested);
            height = height.max(part.extent.height);
            paths = paths.saturating_add(part.extent.paths);
        }
        Self { nested: written.nested + 1, extent: Extent { height: height + 1, paths: paths.max(1) }, ..written }
    }

    /// The schema of a container with this one inside.
    pub(super) fn map(self, value: impl FnOnce(&str) -> String, ty: impl FnOnce(&str) -> String) -> Self {
        Self {
            value: value(&self.value),
            ty: ty(&self.ty),
            nested: self.nested + 1,
            extent: Extent { height: self.extent.height + 1, ..self.extent },
            needs: self.needs,
        }
    }

    /// The same schema with something around it, and the type that this gives it.
    pub(super) fn modified(self, modifier: Modifier, ty: impl FnOnce(&str) -> Annotation<'_>) -> Self {
        self.map(|schema| Modified { schema, modifier }.to_string(), |inner| ty(inner).to_string())
    }

    /// The same schema with something around it that leaves its type as it is.
    pub(super) fn checked(self, modifier: Modifier) -> Self {
        Self { value: Modified { schema: &self.value, modifier }.to_string(), ..self }
    }

    /// The same schema, whose type takes the compiler as many steps as that of so many more containers.
    pub(super) fn heavier(mut self, more: usize) -> Self {
        self.extent.height += more;
        self
    }

    /// The same schema, whose type takes one more name from the support module.
    pub(super) fn importing(mut self, name: &'static str) -> Self {
        self.needs.extend(imports::of(name));
        self
    }

    /// A part that may be missing.
    pub(super) fn exact_optional(self) -> Self {
        self.modified(Modifier::ExactOptional, |ty| Annotation::ExactOptional(ty))
    }

    /// Whether the compiler can't be asked to follow its type.
    pub(super) fn is_too_deep(&self) -> bool {
        self.nested > MAX_NESTED || self.extent.height > MAX_HEIGHT || self.extent.paths > MAX_PATHS
    }
}
