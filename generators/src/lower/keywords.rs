//! Which keywords of JSON Schema 2020-12 are emitted, and which values each of them is about.

use dagstack_spec_model::document::Node;
use dagstack_spec_model::json_schema::{Class, Evaluates, Keyword};
use dagstack_spec_model::shape::nearest;

use super::module::{Annotated, At, Module};
use super::{foreign, read};
use crate::ir::JsonType;
use crate::rules;

/// Keywords that JSON Schema 2020-12 does not have, and that are known to be annotations: of an earlier draft, and of editors.
const KNOWN_ANNOTATIONS: &[&str] = &["definitions", "enumDescriptions", "markdownDescription"];

/// Whether JSON Schema 2020-12 has the keyword.
pub(super) fn is_standard(keyword: &str) -> bool {
    Keyword::from_name(keyword).is_some()
}

/// Whether a keyword decides which values fit.
pub(super) fn is_assertion(keyword: &str) -> bool {
    Keyword::from_name(keyword).is_some_and(Keyword::is_assertion)
}

/// The keywords of a schema that evaluate keys or items in a way that its own `properties` and `prefixItems` do not show: what
/// `unevaluated…` leaves is only known when they have been asked.
pub(super) fn evaluators(node: &Node) -> impl Iterator<Item = Keyword> {
    read::keywords(node)
        .iter()
        .filter_map(|entry| Keyword::from_name(&entry.key))
        .filter(|keyword| keyword.evaluates() == Evaluates::Dependent)
}

/// The types of values that a keyword asks something of; `None` where it asks of all.
pub(super) fn domain(keyword: &str) -> Option<&'static [JsonType]> {
    Keyword::from_name(keyword).and_then(Keyword::domain)
}

/// What `type` says, `number` without `integer` beside it. `None` where it is not given.
pub(super) fn types(node: &Node) -> Option<Vec<JsonType>> {
    let given = node.get("type")?;
    let names: Vec<&str> = match given.as_str() {
        Some(one) => vec![one],
        None => read::strings(node, "type"),
    };
    let type_of = |name| match JsonType::from_name(name) {
        Some(ty) => ty,
        None => unreachable!("the meta-schema knows the type `{name}`"),
    };
    let mut types: Vec<JsonType> = names.into_iter().map(type_of).collect();
    if types.contains(&JsonType::Number) {
        types.retain(|ty| *ty != JsonType::Integer);
    }
    Some(types)
}

impl<'s> Module<'s> {
    /// Refuses what is not emitted: nothing is dropped silently.
    pub(super) fn check_keywords(&mut self, at: At<'s, '_>) {
        for entry in read::keywords(at.node) {
            let name = entry.key.as_str();
            let (message, help) = match Keyword::from_name(name).map(Keyword::class) {
                Some(Class::Assertion | Class::Annotation | Class::Identifier) => continue,
                Some(Class::Unsupported) => (
                    format!("the keyword `{name}` is not supported"),
                    "docs/schemas.md lists the keywords that are; nothing is dropped silently".to_owned(),
                ),
                None if name.starts_with("x-") || KNOWN_ANNOTATIONS.contains(&name) => continue,
                None if self.annotations.has_keyword(name) => {
                    self.annotated.insert(Annotated::Keyword(name.to_owned()));
                    continue;
                }
                None => (format!("`{name}` is not a keyword of JSON Schema 2020-12"), foreign_help(name)),
            };
            self.problem(rules::UNSUPPORTED_KEYWORD, at, name, message).help = Some(help);
        }
    }
}

/// What to do about a keyword that 2020-12 does not have.
fn foreign_help(keyword: &str) -> String {
    let annotated = format!(
        "where it is meant for others, call it `x-{keyword}`, or take it as an annotation: `--annotation {keyword}`, or `annotations` \
         under `[schemas]` in dagstack-spec.toml"
    );
    let known = Keyword::all().filter(|known| known.class() != Class::Unsupported).map(Keyword::name);
    match (foreign::remedy(keyword), nearest(keyword, known)) {
        (Some(remedy), _) if foreign::asserts(keyword) => remedy.to_owned(),
        (Some(remedy), _) => format!("{remedy}; {annotated}"),
        (None, Some(near)) => format!("did you mean `{near}`? {annotated}"),
        (None, None) => annotated,
    }
}
