//! The manifest: lowered from its JSON Schema as every payload is, with the rules between its fields beside it.

use std::collections::BTreeMap;

use dagstack_spec_model::document::{self, Syntax};
use dagstack_spec_model::kind::{SchemaFile, Spec};
use dagstack_spec_model::manifest::{self, Literal, Requirement, Rule};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Code, Diagnostic, Source};

use super::digest;
use super::module::{Finished, Module, Reading};
use crate::ir;

const PATH: &str = "manifest.json";

/// Lowers the manifest. The kinds of the spec decide which of them run in process only (MAN-13).
pub(super) fn lower(spec: &Spec) -> Result<ir::Manifest, Vec<Diagnostic>> {
    let text = manifest::payload_schema().to_string();
    let source = Source::new(PATH, text);
    let root = document::parse(&source, Syntax::Json)?;
    let path = TreePath::new(PATH).ok_or_else(|| vec![Diagnostic::file_error(Code::Unreadable, PATH, "is no path")])?;
    let refs = local_references(&root, &path);
    let file = SchemaFile { path: path.clone(), source: source.clone(), root, refs };
    let alone =
        Spec { version: spec.version.clone(), kinds: Vec::new(), schemas: BTreeMap::from([(path.clone(), file)]) };
    let rules: Vec<ir::Rule> = manifest::rules(&manifest::in_process_only_kinds(spec)).into_iter().map(rule).collect();
    let mut module = Module::new(&alone, Reading::Normalised);
    let root = module.payload(&path);
    let Finished { types, renumbered, .. } = module.finish()?;
    let said = format!("{rules:?}");
    let digest = digest([(PATH, source.text()), ("rules", said.as_str())].into_iter());
    let origin = ir::Origin { path: "the manifest model".to_owned(), digest };
    Ok(ir::Manifest { types, root: renumbered[root.0], rules, origin })
}

/// The schema is this project's own and refers only to its own `$defs`.
fn local_references(
    root: &document::Node,
    path: &TreePath,
) -> BTreeMap<String, dagstack_spec_model::kind::SchemaPlace> {
    let mut refs = BTreeMap::new();
    dagstack_spec_model::load::walk::schemas(root, &mut |holder, node| {
        if let Some(pointer) = node.get("$ref").and_then(document::Node::as_str).and_then(|text| text.strip_prefix('#'))
        {
            let place = dagstack_spec_model::kind::SchemaPlace { path: path.clone(), pointer: pointer.to_owned() };
            refs.insert(holder.to_owned(), place);
        }
    });
    refs
}

fn rule(rule: Rule) -> ir::Rule {
    ir::Rule {
        clause: rule.clause.to_owned(),
        when_field: rule.when.field.to_owned(),
        when_equals: literal(rule.when.value),
        then: match rule.then {
            Requirement::Present { field, non_empty } => {
                ir::Requirement::Present { field: field.to_owned(), non_empty }
            }
            Requirement::OneOf { field, values } => {
                ir::Requirement::OneOf { field: field.to_owned(), values: values.into_iter().map(literal).collect() }
            }
        },
        message: rule.message,
    }
}

fn literal(literal: Literal) -> ir::Literal {
    match literal {
        Literal::Bool(value) => ir::Literal::Boolean(value),
        Literal::Str(text) => ir::Literal::String(text),
    }
}
