//! What a type without a description is documented as.

use super::module::Module;
use crate::ir::{Docs, NamedType, TypeName};

/// The docs of a type: those of its schema, or what it is.
pub(super) fn of(named: &NamedType, module: &Module<'_>) -> Docs {
    if named.docs.description.is_some() || named.docs.title.is_some() {
        return named.docs.clone();
    }
    let role = match &named.name {
        TypeName::Payload(name) => format!("The payload `{name}`."),
        TypeName::Definition(name) => format!("The definition `{name}`."),
        TypeName::Inline(parts) => match parts.split_first() {
            Some((root, rest)) => {
                let owner = module.types().find(|(_, other)| match &other.name {
                    TypeName::Payload(name) | TypeName::Definition(name) => name == root,
                    TypeName::Inline(_) => false,
                });
                let owner = owner.map_or(root.as_str(), |(id, _)| module.name(id));
                format!("Part of `{owner}`, at `{}`.", rest.join("."))
            }
            None => "Part of a payload.".to_owned(),
        },
    };
    Docs { description: Some(role), ..named.docs.clone() }
}
