//! The module of a kind.

use std::collections::BTreeSet;

use dagstack_spec_templates::python::{self as view, print};

use super::super::needs::Needs;
use super::header::header;
use super::hooks::{self, boolean};
use super::imports::{self, Support};
use super::module::Module;
use super::shared::Exports;
use super::{declarations, shared_imports, text};
use crate::ir::{Docs, Kind};

/// The text of the module, and what it needs.
pub(super) fn module(kind: &Kind, support: &Support, shared: &[Exports]) -> (String, Needs) {
    let taken: BTreeSet<String> = hooks::protocol_names(kind).collect();
    let mut module = Module::new(&kind.module, taken, None, shared);
    let mut rendered = declarations::all(&mut module);
    rendered.push(hooks::table(kind, &mut module));
    rendered.extend(hooks::plugins(kind, &mut module));
    let parts = declarations::joined(rendered);
    let view = view::Kind {
        header: header(&kind.module.origin),
        docs: text::docstring(&Docs { description: Some(kind.description.clone()), ..Docs::default() }, &[], 0),
        imports: imports::declarations(&module.needs, support, shared_imports::reexports(&module, shared)),
        name: text::string(&kind.name),
        api_version: text::string(&kind.api_version),
        in_process_only: boolean(kind.in_process_only),
        singleton_per_runtime: boolean(kind.singleton_per_runtime),
        starts_with_block: parts.starts_with(['@', 'c']),
        parts,
    };
    (print(&view), module.needs)
}
