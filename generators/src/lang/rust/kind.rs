//! The module of a kind.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust as views;

use super::super::needs::Needs;
use super::header::header;
use super::module::Module;
use super::shared::Exports;
use super::writer::Writer;
use super::{hooks, json_schemas, recursion_limit, shared_imports, text};
use crate::ir::Kind;

/// The types of a kind.
pub(super) fn types(kind: &Kind, shared: &[Exports]) -> Module {
    Module::new(&kind.module, &hooks::traits(kind), &BTreeSet::new(), shared)
}

/// The module of a kind, and what it needs.
pub(super) fn module(kind: &Kind, shared: &[Exports]) -> (views::Kind, Needs) {
    let module = types(kind, shared);
    let mut writer = Writer::new(&module);
    let (items, plugin) = (writer.items(None), hooks::plugin(kind, &mut writer));
    let name = text::string(&kind.name);
    let needs = writer.into_needs();
    let mut lines = text::doc_lines_of(&kind.description, "A kind of plugins.", 0);
    lines.extend(recursion_limit::doc_lines(module.recursion_limit));
    let view = views::Kind {
        head: header(&module, &needs, &kind.module.origin, &lines),
        reexports: shared_imports::reexports(&module, shared),
        broken: text::is_broken("KIND_NAME", &name),
        name,
        api_version: text::string(&kind.api_version),
        in_process_only: kind.in_process_only,
        singleton_per_runtime: kind.singleton_per_runtime,
        hooks: hooks::table(kind),
        plugin,
        items,
        json_schemas: json_schemas::of(&kind.module, &module),
        schemas: module.tables,
    };
    (view, needs)
}
