//! Keywords that can't be emitted.

use dagstack_spec_model::internal::shape::nearest;
use dagstack_spec_model::json_schema::{Class, DEFINITIONS, Keyword};

use super::Lowerer;
use crate::lower::annotations::Annotated;
use crate::lower::place::Place;
use crate::lower::{foreign, read};
use crate::rules;

/// Keywords that JSON Schema 2020-12 does not have, and that are known to be annotations: of an earlier draft, and of editors.
const KNOWN_ANNOTATIONS: &[&str] = &[DEFINITIONS, "enumDescriptions", "markdownDescription"];

impl<'s> Lowerer<'s> {
    /// Refuses what is not emitted: nothing is dropped silently.
    pub(super) fn check_keywords(&mut self, place: &Place<'s>) {
        for entry in read::keywords(place.node()) {
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
            self.problem_with(rules::UNSUPPORTED_KEYWORD, place, entry, message).help = Some(help);
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
