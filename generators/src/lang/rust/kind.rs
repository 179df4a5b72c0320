//! The module of a kind.

use dagstack_spec_templates::rust as views;

use super::super::needs::Needs;
use super::shared::{self, Exports};
use super::writer::Writer;
use super::{head, hooks, is_broken, json_schemas, recursion_limit, text};
use crate::ir::Kind;

/// The module of a kind, and what it needs.
pub(super) fn module(kind: &Kind, shared: &[Exports]) -> (views::Kind, Needs) {
    let module = shared::of_kind(kind, shared);
    let mut writer = Writer::new(&module);
    let (items, plugin) = (writer.items(None), hooks::plugin(kind, &mut writer));
    let name = text::string(&kind.name);
    let needs = writer.into_needs();
    let mut lines = text::doc_lines_of(&kind.description, "A kind of plugins.", 0);
    lines.extend(recursion_limit::doc_lines(module.recursion_limit));
    let view = views::Kind {
        head: head(&module, &needs, &kind.module.origin, &lines),
        reexports: shared::reexports(&module, shared),
        broken: is_broken("KIND_NAME", &name),
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
