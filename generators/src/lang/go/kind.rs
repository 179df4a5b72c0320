//! The package of a kind.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::Needs;
use super::header::header;
use super::imports::{self, imports};
use super::module::Module;
use super::runtime::Packages;
use super::scope::Declarations;
use super::shared::Exports;
use super::source::{Import, Source};
use super::{hooks, json_schemas, names, text};
use crate::ir::{Docs, Kind, NamedType, TypeId, TypeName};

/// The file of the package, and what it needs. `shared` are the packages that it may import.
pub(super) fn file(kind: &Kind, package: &str, runtime: &Packages, shared: &[Exports]) -> (String, Needs) {
    let plugin = format!("{}Plugin", names::EXPORTED.identifier(&kind.name));
    let methods = hooks::methods(kind);
    let taken = ["KindName", "KindAPIVersion", "Hooks", &plugin];
    let optional = kind.hooks.iter().zip(&methods).filter(|(hook, _)| hook.optional);
    let taken: BTreeSet<String> =
        taken.into_iter().map(str::to_owned).chain(optional.map(|(_, method)| hooks::interface(method))).collect();
    let source = Source::new(&kind.module, shared);
    let mut declarations = Declarations::new(&source, taken);
    let mut rendered = declarations
        .render(|module, id, named, name| role(kind, &methods, module, id, named, name), |_, _, _, _| Vec::new());
    rendered.extend(declarations.schemas());
    rendered.extend(json_schemas::all(&mut declarations));
    let (hooks, plugin) = (hooks::table(kind, &methods), hooks::plugin(kind, &plugin, &methods, &declarations.module));
    let mut needs = declarations.needs;
    // For the table of hooks, and for their methods.
    needs.insert(imports::CONTRACT);
    needs.extend((!kind.hooks.is_empty()).then_some(imports::CONTEXT));
    let text = print(&view::KindFile {
        header: header(&kind.module.origin),
        docs: text::comment_on(
            &format!("Package {package} is the kind {} in version {}.", kind.name, kind.major),
            &Docs { description: Some(kind.description.clone()), ..Docs::default() },
            0,
        ),
        package: package.to_owned(),
        imports: imports(&needs, runtime, shared),
        kind_name: text::string(&kind.name),
        kind_api_version: text::string(&kind.api_version),
        hooks,
        plugin,
        declarations: rendered,
    });
    (text, needs)
}

/// What a type is for, in a sentence that starts with its name, as Go's doc comments do.
fn role(kind: &Kind, methods: &[String], module: &Module<'_>, id: TypeId, named: &NamedType, name: &str) -> String {
    let methods_by = |of: &dyn Fn(&crate::ir::Hook) -> Option<TypeId>| {
        let used =
            kind.hooks.iter().zip(methods).filter(|(hook, _)| of(hook).is_some_and(|used| module.target(used) == id));
        used.map(|(_, method)| method.as_str()).collect::<Vec<_>>()
    };
    let (takers, givers) = (methods_by(&|hook| Some(hook.input)), methods_by(&|hook| hook.output));
    let uses: Vec<String> = if takers == givers {
        verb(&takers, "take", " and give").into_iter().collect()
    } else {
        [verb(&takers, "take", ""), verb(&givers, "give", "")].into_iter().flatten().collect()
    };
    let purpose = (!uses.is_empty()).then(|| format!("what {}", uses.join(" and what ")));
    if let Some(shared) = module.import(id).and_then(Import::name) {
        let purpose = purpose.map(|purpose| format!("{purpose}: ")).unwrap_or_default();
        return format!("{name} is {purpose}[{shared}], which several kinds share.");
    }
    if let Some(purpose) = purpose {
        return format!("{name} is {purpose}.");
    }
    module.part(id, named, name).unwrap_or_else(|| match &named.name {
        TypeName::Payload(_) => format!("{name} is a payload of the kind."),
        _ => format!("{name} is a definition of the kind."),
    })
}

/// `A takes`, `A and B take`, `A, B and C take`; with `more` also `A takes and gives`, whose second verb is ` and give`.
fn verb(subjects: &[&str], verb: &str, more: &str) -> Option<String> {
    let ending = if subjects.len() == 1 { "s" } else { "" };
    let more = if more.is_empty() { String::new() } else { format!("{more}{ending}") };
    (!subjects.is_empty()).then(|| format!("{} {verb}{ending}{more}", text::listed(subjects)))
}
