//! Packages of types that several kinds share.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::Needs;
use super::header::header;
use super::imports::{self, imports};
use super::json_schemas;
use super::module::Module;
use super::runtime::Packages;
use super::scope::Declarations;
use super::shared::Exports;
use super::source::Source;
use super::{names, text};
use crate::ir::{self, Docs, NamedType, Package, TypeId, TypeName};

/// A shared package that has been rendered.
pub(super) struct Rendered {
    /// The path of its file.
    pub(super) file: String,
    pub(super) text: String,
    pub(super) needs: Needs,
    /// Its row in the entry file.
    pub(super) row: view::SharedRow,
}

/// The shared packages, and what others have to know of them. `path` is the import path of the output folder.
pub(super) fn packages(package: &Package, path: &str, runtime: &Packages) -> (Vec<Rendered>, Vec<Exports>) {
    let mut taken = BTreeSet::new();
    let (mut rendered, mut exports) = (Vec::new(), Vec::new());
    for source in &package.shared {
        let name = names::free(&names::shared_package(&source.name), &mut taken);
        let path = text::string(&format!("{path}/shared/{name}"));
        let (file, exported) = self::package(source, name, path, runtime, &exports);
        rendered.push(file);
        exports.push(exported);
    }
    (rendered, exports)
}

fn package(
    shared: &ir::SharedModule,
    package: String,
    path: String,
    runtime: &Packages,
    others: &[Exports],
) -> (Rendered, Exports) {
    let origin = &shared.module.origin;
    let source = Source::shared(shared, others);
    let mut declarations = Declarations::new(&source, BTreeSet::new());
    let mut views = declarations.render(role, |_, _, _, _| Vec::new());
    views.extend(declarations.schemas());
    let (checks, null_checks) = null_checks(&mut declarations, &shared.entries);
    views.extend(checks);
    views.extend(json_schemas::declared(&mut declarations));
    let about = format!("Package {package} is what several kinds share of {}.", origin.path);
    let needs = declarations.needs;
    let file = view::SharedFile {
        header: header(origin),
        docs: text::comment_on(&about, &Docs::default(), 0),
        imports: imports(&needs, runtime, others),
        declarations: views,
        package: package.clone(),
    };
    let rendered = Rendered {
        file: format!("shared/{package}/{package}.go"),
        text: print(&file),
        needs,
        row: view::SharedRow { package: package.clone(), source: origin.path.clone() },
    };
    let ids = || (0..source.types.len()).map(TypeId);
    let module = &declarations.module;
    let name = |id| module.declared_name(id).map(str::to_owned);
    let exports = Exports {
        package,
        path,
        names: ids().map(name).collect(),
        decoders: ids().map(|id| module.decoder(id).to_owned()).collect(),
        null_checks,
        companions: declarations.companions,
        around: source.around().to_vec(),
    };
    (rendered, exports)
}

/// What a type is for, in a sentence that starts with its name.
fn role(module: &Module<'_>, id: TypeId, named: &NamedType, name: &str) -> String {
    module.part(id, named, name).unwrap_or_else(|| match &named.name {
        TypeName::Payload(_) => format!("{name} is a schema that several kinds share."),
        _ => format!("{name} is a definition that several kinds share."),
    })
}

/// The functions by which other packages ask what the types that they refer to ask of `null`, and their names.
fn null_checks(
    declarations: &mut Declarations<'_>,
    entries: &BTreeSet<TypeId>,
) -> (Vec<String>, BTreeMap<TypeId, String>) {
    let (mut rendered, mut names) = (Vec::new(), BTreeMap::new());
    for id in entries {
        let checks = declarations.module.null_checks(*id);
        if checks.is_empty() {
            continue;
        }
        declarations.needs.insert(imports::SCHEMA);
        declarations.needs.extend(checks.needs());
        let ty = declarations.module.name(*id).to_owned();
        let name = names::free(&format!("CheckNull{ty}"), &mut declarations.exported);
        rendered.push(print(&view::NullCheck { name: name.clone(), ty, value: checks.of("n") }));
        names.insert(*id, name);
    }
    (rendered, names)
}
