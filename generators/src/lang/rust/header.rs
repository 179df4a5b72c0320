//! The head of a module: what it is emitted from, its docs, the lints that it allows, and what it imports.

use dagstack_spec_templates::rust::Header;

use super::super::needs::Needs;
use super::module::Module;
use super::{imports, text};
use crate::ir::{NamedType, Origin, Type};

/// The head of a module that needs this.
pub(super) fn header(module: &Module, needs: &Needs, origin: &Origin, docs: &[String]) -> Header {
    Header {
        source: origin.path.clone(),
        digest: origin.digest.clone(),
        docs: docs.to_vec(),
        deprecated: module.declared().any(is_deprecated),
        undocumented: module.declared().any(has_undocumented_fields),
        imports: imports::of_module(needs),
    }
}

/// Whether a struct has a field of which its schema says nothing.
fn has_undocumented_fields(named: &NamedType) -> bool {
    match named.ty.unrefined() {
        Type::Struct(object) => {
            object.fields.iter().any(|field| !field.transient && text::own_doc_lines(&field.docs, 4).is_empty())
        }
        _ => false,
    }
}

fn is_deprecated(named: &NamedType) -> bool {
    let in_fields = match named.ty.unrefined() {
        Type::Struct(object) => object.fields.iter().any(|field| field.docs.deprecated && !field.transient),
        _ => false,
    };
    named.docs.deprecated || in_fields
}
