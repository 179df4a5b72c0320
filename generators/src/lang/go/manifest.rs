//! The manifest: its types, the rules between its fields, and what parses it.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::super::needs::Needs;
use super::field_types::FieldKind;
use super::fields::Fields;
use super::header::header;
use super::imports::{self, imports};
use super::runtime::Packages;
use super::scope::Declarations;
use super::source::Source;
use super::text;
use crate::ir::{FieldRule, Literal, Manifest, NamedType, Requirement, StructType, Type};

/// What the package exports along with the types of the manifest.
const TAKEN: &[&str] = &["Version", "Kind", "Kinds", "ParseManifest", "ParseManifestValue"];

/// The file of the manifest, and what it needs.
pub(super) fn file(manifest: &Manifest, package: &str, runtime: &Packages) -> (String, Needs) {
    let taken: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    let source = Source::new(&manifest.module, &[]);
    let mut declarations = Declarations::new(&source, taken);
    let root = declarations.module.target(manifest.root);
    let rendered = declarations.render(
        |module, id, named: &NamedType, name| match module.part(id, named, name) {
            _ if id == root => format!("{name} is what a plugin says about itself."),
            Some(role) => role,
            None => format!("{name} is part of the manifest."),
        },
        |declarations, id, ty, fields| {
            if id == root { rules(&manifest.rules, declarations, ty, fields) } else { Vec::new() }
        },
    );
    let name = declarations.module.name(manifest.root).to_owned();
    let decoder = declarations.module.decoder(root).to_owned();
    let mut needs = declarations.needs;
    needs.insert(imports::SCHEMA);
    let text = print(&view::ManifestFile {
        header: header(&manifest.module.origin),
        package: package.to_owned(),
        imports: imports(&needs, runtime, &[]),
        decoder,
        manifest: name,
        declarations: rendered,
    });
    (text, needs)
}

/// The statements that check the fields against the rules.
fn rules(rules: &[FieldRule], declarations: &Declarations<'_>, ty: &StructType, fields: &Fields) -> Vec<String> {
    let field = |name: &str| {
        let Some(index) = ty.fields.iter().position(|field| field.json_name == name) else {
            unreachable!("the manifest has the field `{name}` that a rule is about")
        };
        let (go, kind) = &fields.properties[index];
        Place { go, kind: *kind, ty: &ty.fields[index].ty, declarations }
    };
    let statement = |rule: &FieldRule| {
        let when = field(rule.when.field).equals(&rule.when.value);
        let (name, broken) = match &rule.then {
            Requirement::Present { field: name, non_empty } => (name, field(name).missing(*non_empty)),
            Requirement::OneOf { field: name, values } => (name, field(name).none_of(values)),
        };
        print(&view::Rule {
            condition: format!("{when} && {broken}"),
            clause: text::string(rule.clause),
            field: text::string(name),
            message: text::string(&rule.message),
        })
    };
    rules.iter().map(statement).collect()
}

/// A field in a rule.
struct Place<'d> {
    go: &'d str,
    kind: FieldKind,
    ty: &'d Type,
    declarations: &'d Declarations<'d>,
}

impl Place<'_> {
    fn equals(&self, literal: &Literal) -> String {
        let value = format!("{}v.{}", if self.kind == FieldKind::Pointer { "*" } else { "" }, self.go);
        let test = match literal {
            Literal::Boolean(true) => value,
            Literal::Boolean(false) => format!("!{value}"),
            Literal::String(text) => format!("{value} == {}", self.constant(text)),
        };
        if self.kind == FieldKind::Pointer { format!("v.{} != nil && {test}", self.go) } else { test }
    }

    fn none_of(&self, literals: &[Literal]) -> String {
        let differs = |literal: &Literal| match (self.kind, literal) {
            (FieldKind::Pointer, _) => format!("!({})", self.equals(literal)),
            (_, Literal::Boolean(true)) => format!("!v.{}", self.go),
            (_, Literal::Boolean(false)) => format!("v.{}", self.go),
            (_, Literal::String(text)) => format!("v.{} != {}", self.go, self.constant(text)),
        };
        literals.iter().map(differs).collect::<Vec<_>>().join(" && ")
    }

    fn missing(&self, non_empty: bool) -> String {
        match self.kind {
            FieldKind::Nil | FieldKind::Value if non_empty => format!("len(v.{}) == 0", self.go),
            FieldKind::Nil | FieldKind::Pointer => format!("v.{} == nil", self.go),
            FieldKind::Optional => format!("v.{}.Pointer() == nil", self.go),
            FieldKind::Value => "false".to_owned(),
        }
    }

    /// The constant of an enumeration, or the text as a literal.
    fn constant(&self, value: &str) -> String {
        let reference = match self.ty {
            Type::Nullable(inner) => inner,
            other => other,
        };
        let found = match reference {
            Type::Reference(id) => {
                let members = match self.declarations.module.underlying(*id).1 {
                    Type::StringEnum(listed) => listed.members.as_slice(),
                    _ => &[],
                };
                let index = members.iter().position(|member| member.value == value);
                index.and_then(|index| self.declarations.constants(*id).get(index).cloned())
            }
            _ => None,
        };
        found.unwrap_or_else(|| text::string(value))
    }
}
