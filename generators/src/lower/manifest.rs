//! The manifest: lowered from its JSON Schema as every payload is, with the rules between its fields added.

use std::collections::BTreeMap;

use dagstack_spec_model::internal::document::{self, Syntax};
use dagstack_spec_model::internal::json::canonical;
use dagstack_spec_model::json_schema::{self, Keyword};
use dagstack_spec_model::kind::{SchemaFile, SchemaPlace, Spec};
use dagstack_spec_model::manifest::{self, FieldRule, Literal, Requirement};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, Source};
use serde_json::{Value, json};

use super::annotations::Annotations;
use super::digest;
use super::lowerer::{Finished, Lowerer, Reading};
use crate::ir::{self, Revisits};

const PATH: &str = "manifest.json";

/// Lowers the manifest. The kinds of the spec decide which of them run in process only (MAN-13).
pub(super) fn lower(spec: &Spec) -> Result<ir::Manifest, Vec<Diagnostic>> {
    let schema = manifest::payload_schema();
    let source = Source::new(PATH, schema.to_string());
    let root = document::parse(&source, Syntax::Json)?;
    let path = TreePath::new(PATH)
        .ok_or_else(|| vec![Diagnostic::file_error(dagstack_spec_model::rules::UNREADABLE, PATH, "is not a path")])?;
    let refs = local_references(&root, &path);
    let file = SchemaFile { path: path.clone(), source: source.clone(), root, refs };
    let alone =
        Spec { version: spec.version.clone(), kinds: Vec::new(), schemas: BTreeMap::from([(path.clone(), file)]) };
    let rules = manifest::field_rules(&manifest::in_process_only_kinds(spec));
    let annotations = Annotations::default();
    let mut module = Lowerer::new(&alone, &annotations, Reading::Normalised);
    let root = module.payload(&path);
    let Finished { types, renumbered, schemas, .. } = module.finish()?;
    let canonical = [canonical(&schema), canonical(&rules_as_json(&rules))];
    let digest = digest::of_texts([(PATH, canonical[0].as_str()), ("rules", canonical[1].as_str())].into_iter());
    let origin = ir::Origin { path: "the manifest model".to_owned(), digest };
    let module = ir::Module {
        types,
        imports: BTreeMap::new(),
        schemas,
        revisits: Revisits::default(),
        payload_schemas: Vec::new(),
        origin,
    };
    Ok(ir::Manifest { module, root: renumbered[root.0], rules })
}

/// The schema is this project's own and refers only to its own `$defs`.
fn local_references(root: &document::Node, path: &TreePath) -> BTreeMap<String, SchemaPlace> {
    let mut refs = BTreeMap::new();
    json_schema::schemas(root, &mut |holder, node| {
        if let Some(pointer) =
            node.keyword(Keyword::Ref).and_then(document::Node::as_str).and_then(|text| text.strip_prefix('#'))
        {
            let place = SchemaPlace { path: path.clone(), pointer: pointer.to_owned() };
            refs.insert(holder.to_owned(), place);
        }
    });
    refs
}

/// The rules between fields as a document, for the digest: what they ask, and not how this program represents them.
fn rules_as_json(rules: &[FieldRule]) -> Value {
    let then = |requirement: &Requirement| match requirement {
        Requirement::Present { field, non_empty } => {
            json!({"field": field, "present": true, "nonEmpty": non_empty})
        }
        Requirement::OneOf { field, values } => {
            json!({"field": field, "oneOf": values.iter().map(Literal::to_json).collect::<Vec<_>>()})
        }
    };
    let rule = |rule: &FieldRule| {
        json!({
            "clause": rule.clause,
            "when": {"field": rule.when.field, "equals": rule.when.value.to_json()},
            "then": then(&rule.then),
            "message": rule.message,
        })
    };
    rules.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_written_for_the_digest_as_they_are_read() {
        let spec = dagstack_spec_model::load::load_embedded().expect("the embedded spec loads");
        let rules = manifest::field_rules(&manifest::in_process_only_kinds(&spec));
        insta::assert_snapshot!(canonical(&rules_as_json(&rules[..1])));
    }
}
