//! The manifest: its types, the rules between its fields, and the functions that read it.

use dagstack_spec_templates::ts;

use super::super::needs::Needs;
use super::declarations::{Exported, Place, body};
use super::graph::Facts;
use super::header::header;
use super::names::Names;
use super::objects::transient;
use super::schemas::Schemas;
use super::specifiers::Specifiers;
use super::types::Types;
use super::{imports, text};
use crate::ir::{FieldRule, Literal, Manifest, NamedType, Requirement, Revisits, Type, TypeId};

/// Names that the module exports along with its types.
const OWN: &[&str] = &[
    "ManifestError",
    "PluginManifestFields",
    "Problem",
    "Result",
    "parseManifest",
    "parseManifestValue",
    "safeParseManifest",
    "safeParseManifestValue",
];

/// The module, what it needs, and the names that it exports.
pub(super) fn module(manifest: &Manifest, specifiers: &Specifiers) -> (ts::Manifest, Needs, Vec<String>) {
    let facts = Facts::of(&manifest.module.types);
    let raws: Vec<String> = manifest
        .module
        .types
        .iter()
        .enumerate()
        .map(|(index, named)| if index == manifest.root.0 { "PluginManifest".to_owned() } else { published(named) })
        .collect();
    let own: Vec<String> = OWN.iter().map(|name| (*name).to_owned()).collect();
    // What an author may leave out is an `Input` here, as published; kinds use the word for what a hook takes.
    let names = Names::of_raws(&raws, &facts, &own, "Input");
    let mut schemas = Schemas::new(&manifest.module.types, &names, &facts);
    let revisits = Revisits::default();
    let place = Place { names: &names, facts: &facts, revisits: &revisits, exports: Exported::All };
    let types = manifest.module.types.iter().enumerate();
    let types: Vec<String> = types
        .map(|(index, named)| match &named.ty {
            Type::Struct(object) if index == manifest.root.0 => {
                let schema = schemas.object(object, false);
                let rules = manifest.rules.iter().map(|rule| view(rule, &mut schemas)).collect();
                let transient = transient(object);
                schemas.used("between");
                if !transient.is_empty() {
                    schemas.used("without");
                }
                let name = names.ty(manifest.root).to_owned();
                let given = names.given(manifest.root).map(str::to_owned);
                let body = |given| body(&named.ty, Types { names: &names, given }, &name);
                let given = given.map(|given| ts::Given { name: given, body: body(true) });
                let (description, body) = (text::comment(&named.docs, 0), body(false));
                let annotation = schemas.annotation(&schema);
                let fields = schema.value;
                ts::RuledType { description, name, body, given, annotation, fields, rules, transient }.to_string()
            }
            _ => place.declaration(TypeId(index), named, &mut schemas).to_string(),
        })
        .collect();
    let never_interpreted = match manifest.module.types.get(manifest.root.0).map(|root| &root.ty) {
        Some(Type::Struct(object)) => transient(object),
        _ => Vec::new(),
    };
    let reader = ts::Reader { name: names.ty(manifest.root).to_owned(), transient: never_interpreted };
    let mut needs = schemas.into_needs();
    let of_reader = ["isObject", "isPlainObject", "json", "type Problem", "type Result", "read", "readTextWith"];
    needs.extend(of_reader.into_iter().flat_map(imports::of));
    let exported = own.iter().cloned().chain(names.all().map(str::to_owned)).collect();
    let module = ts::Manifest {
        header: header(&manifest.module.origin, &needs),
        imports: imports::declarations(&needs, specifiers, "./"),
        types,
        schema_version: schema_version(manifest).map(text::quote),
        reader,
    };
    (module, needs, exported)
}

/// The names that the published package exports stay (EMT-02).
fn published(named: &NamedType) -> String {
    match named.name.raw() {
        name if name == "Runtime" => "RuntimeKind".to_owned(),
        name => name,
    }
}

/// The only value of `schema_version`, if there is just one.
fn schema_version(manifest: &Manifest) -> Option<&str> {
    let Type::Struct(root) = &manifest.module.types.get(manifest.root.0)?.ty else { return None };
    let field = root.fields.iter().find(|field| field.json_name == "schema_version")?;
    let ty = match &field.ty {
        Type::Reference(id) => &manifest.module.types.get(id.0)?.ty,
        other => other,
    };
    match ty {
        Type::StringEnum(listed) if listed.members.len() == 1 => Some(&listed.members[0].value),
        _ => None,
    }
}

fn view(rule: &FieldRule, schemas: &mut Schemas<'_>) -> ts::Rule {
    let unless = match &rule.when.value {
        Literal::Boolean(true) => format!("!{}", text::member("it", rule.when.field)),
        Literal::Boolean(false) => text::member("it", rule.when.field),
        Literal::String(value) => format!("{} !== {}", text::member("it", rule.when.field), text::quote(value)),
    };
    let (field, holds) = match &rule.then {
        Requirement::Present { field, non_empty } => {
            let function = schemas.used(if *non_empty { "isFilled" } else { "isGiven" });
            (field, format!("{function}({})", text::member("it", field)))
        }
        Requirement::OneOf { field, values } => {
            let member = text::member("it", field);
            let equals: Vec<String> = values
                .iter()
                .map(|value| match value {
                    Literal::Boolean(true) => member.clone(),
                    Literal::Boolean(false) => format!("!{member}"),
                    Literal::String(value) => format!("{member} === {}", text::quote(value)),
                })
                .collect();
            (field, if equals.is_empty() { "false".to_owned() } else { equals.join(" || ") })
        }
    };
    ts::Rule {
        holds: format!("{unless} || {holds}"),
        clause: text::quote(rule.clause),
        field: text::quote(field),
        message: text::quote(&rule.message),
    }
}
