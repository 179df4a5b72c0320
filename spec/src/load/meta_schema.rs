//! Validity of a schema: against the meta-schema of JSON Schema 2020-12, and what the meta-schema can't say of patterns.
//!
//! A schema that is not valid is repaired as it is read: each keyword that the meta-schema refuses is reported, and taken out.
//! So what remains is valid, and the checks that follow find the other mistakes of the file at once.

use std::collections::BTreeSet;

use super::remedy::{self, Violation};
use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::{Entry, Node, NodeKind, unescape_token};
use crate::draft::Draft;
use crate::json_schema::{self, Keyword};
use crate::pattern::Pattern;
use crate::rules;
use crate::source::{Source, Span};

/// How often a schema is repaired and looked at again: what is put in the right place may itself be wrong.
const ROUNDS: usize = 8;

/// How many values are refused at once. As many as a file of a usual size can have: each round looks at all of the file, so that the
/// rounds of a smaller number would cost the square of it.
const MOST: usize = 50_000;

/// A schema that the meta-schema accepts.
pub(super) struct Valid {
    /// The schema, without what was refused.
    pub(super) root: Node,
    /// The JSON pointers of the schemas that lost a keyword.
    pub(super) repaired: BTreeSet<String>,
    /// What was refused.
    pub(super) problems: Vec<Diagnostic>,
}

/// Validates a schema; each violation points at the value that is wrong.
pub(super) fn check(source: &Source, root: Node) -> Valid {
    let mut valid = Valid { root, repaired: BTreeSet::new(), problems: Vec::new() };
    if !is_schema(&valid.root) {
        let message = format!("a schema is an object or a boolean, not {}", remedy::type_name(&valid.root));
        valid.problems.push(refuse(source, valid.root.span.clone(), message));
        valid.give_up();
        return valid;
    }
    valid.check_dialect(source);
    for _ in 0..ROUNDS {
        let pointers: BTreeSet<String> = jsonschema::draft202012::meta::validator()
            .iter_errors(&valid.root.to_json())
            .take(MOST)
            .map(|error| error.instance_path().as_str().to_owned())
            .collect();
        if pointers.is_empty() {
            valid.check_patterns(source);
            return valid;
        }
        valid.repair(source, &pointers);
    }
    valid.give_up();
    valid
}

impl Valid {
    /// Accepts anything in place of a schema that can't be repaired.
    fn give_up(&mut self) {
        self.root.kind = NodeKind::Boolean(true);
        self.repaired.insert(String::new());
    }

    /// `$schema` is a promise to the reader; the keywords are checked as those of 2020-12 all the same.
    fn check_dialect(&mut self, source: &Source) {
        let mut dialects = Vec::new();
        json_schema::schemas(&self.root, &mut |_, node| dialects.extend(node.keyword(Keyword::Schema)));
        let own = Draft::Draft202012.dialect();
        dialects.retain(|dialect| dialect.as_str().map(|text| text.trim_end_matches('#')) != Some(own));
        if let Some(dialect) = dialects.first() {
            let message = "the schema is not written in JSON Schema 2020-12".to_owned();
            let is_fixed = dialect.as_str().is_some_and(Draft::is_earlier);
            let fix = if is_fixed { ": `check --fix` does what is mechanical" } else { "" };
            let help = format!("write `\"$schema\": \"{own}\"` and adapt the schema{fix}");
            self.problems.push(refuse(source, dialect.span.clone(), message).help(help));
        }
    }

    /// Reports the values at these pointers, and takes the keywords out that they are under.
    fn repair(&mut self, source: &Source, pointers: &BTreeSet<String>) {
        let mut schemas = BTreeSet::new();
        json_schema::schemas(&self.root, &mut |pointer, _| {
            schemas.insert(pointer.to_owned());
        });
        let mut repairs = Vec::new();
        for pointer in pointers {
            let Some((holder, keyword, is_whole)) = holder(&schemas, pointer) else {
                self.give_up();
                continue;
            };
            let (Some(node), Some(schema)) = (self.root.pointer(pointer), self.root.pointer(holder)) else { continue };
            let violation = Violation { keyword: &keyword, is_whole, schema, node };
            // The dialect has been reported.
            if Keyword::from_name(&keyword) != Some(Keyword::Schema) {
                let problem = refuse(source, node.span.clone(), remedy::message(&violation));
                let fix = remedy::fix(source, &violation);
                self.problems.push(problem.help(remedy::help(&violation)).fix(fix));
            }
            self.repaired.insert(holder.to_owned());
            let is_nested = !is_whole && schemas.contains(pointer);
            repairs.push((holder.to_owned(), keyword, is_nested.then(|| pointer.clone())));
        }
        for (holder, keyword, nested) in repairs {
            match nested {
                Some(pointer) => self.root.alter(&pointer, &mut |node| node.kind = NodeKind::Boolean(true)),
                None => self.root.alter(&holder, &mut |schema| take_out(schema, &keyword)),
            }
        }
    }

    /// The meta-schema takes any string as a pattern; a pattern must also be an ECMA-262 expression.
    fn check_patterns(&mut self, source: &Source) {
        let mut wrong = Vec::new();
        json_schema::schemas(&self.root, &mut |pointer, schema| {
            if let Some((pattern, node)) =
                schema.keyword(Keyword::Pattern).and_then(|node| Some((node.as_str()?, node)))
                && let Err(error) = Pattern::parse(pattern)
            {
                wrong.push((pointer.to_owned(), Keyword::Pattern.name(), pattern, node.span.clone(), error));
            }
            // A schema without the keyword has no entries.
            for entry in schema.keyword(Keyword::PatternProperties).and_then(Node::entries).into_iter().flatten() {
                if let Err(error) = Pattern::parse(&entry.key) {
                    let table = format!("{pointer}/{}", Keyword::PatternProperties);
                    wrong.push((table, entry.key.as_str(), entry.key.as_str(), entry.key_span.clone(), error));
                }
            }
        });
        let mut repairs = Vec::with_capacity(wrong.len());
        for (holder, key, pattern, span, error) in wrong {
            let message = format!("`{pattern}` is not a valid ECMA-262 pattern: {error}");
            let help = "patterns follow ECMA-262 with the `u` flag: only syntax characters may be escaped";
            self.problems.push(refuse(source, span, message).help(help));
            repairs.push((holder, key.to_owned()));
        }
        for (holder, key) in repairs {
            self.root.alter(&holder, &mut |node| take_out(node, &key));
            let table = format!("/{}", Keyword::PatternProperties);
            let schema = holder.strip_suffix(&table).unwrap_or(&holder);
            self.repaired.insert(schema.to_owned());
        }
    }
}

fn refuse(source: &Source, span: Span, message: String) -> Diagnostic {
    Diagnostic::error(rules::SCHEMA_INVALID, source, span, message).clause(clause::KND_01)
}

fn is_schema(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Mapping(_) | NodeKind::Boolean(_))
}

/// The schema and its keyword that a value is under, and whether it is the keyword's value. `None` for the root.
fn holder<'p>(schemas: &BTreeSet<String>, pointer: &'p str) -> Option<(&'p str, String, bool)> {
    let mut outer = pointer;
    while let Some((shorter, _)) = outer.rsplit_once('/') {
        outer = shorter;
        if schemas.contains(outer) {
            let below = &pointer[outer.len() + 1..];
            let keyword = below.split('/').next().unwrap_or(below);
            return Some((outer, unescape_token(keyword).into_owned(), keyword.len() == below.len()));
        }
    }
    None
}

/// Takes a keyword out of a schema. A list under `items` was `prefixItems` in other words, and is kept under that name.
fn take_out(schema: &mut Node, keyword: &str) {
    let NodeKind::Mapping(table) = &mut schema.kind else { return };
    let rename = keyword == Keyword::Items.name() && table.entry(Keyword::PrefixItems.name()).is_none();
    let kept = |entry: Entry| match entry.value.kind {
        _ if entry.key != keyword => Some(entry),
        NodeKind::Sequence(ref items) if rename && !items.is_empty() => {
            Some(Entry { key: Keyword::PrefixItems.to_string(), ..entry })
        }
        _ => None,
    };
    let entries: Vec<Entry> = table.take().into_iter().filter_map(kept).collect();
    *table = entries.into();
}

/// Takes each `$ref` out that leads nowhere, which has been reported. Gives the JSON pointers of the schemas that had one.
pub(super) fn without_references(root: &mut Node, leads: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lost = Vec::new();
    json_schema::schemas(root, &mut |pointer, node| {
        if node.has(Keyword::Ref) && !leads(pointer) {
            lost.push(pointer.to_owned());
        }
    });
    for pointer in &lost {
        root.alter(pointer, &mut |schema| take_out(schema, Keyword::Ref.name()));
    }
    lost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_part_of_the_nearest_keyword() {
        let schemas: BTreeSet<String> =
            ["", "/items", "/properties/a~1b", "/allOf/0"].iter().map(|pointer| (*pointer).to_owned()).collect();
        let of =
            |pointer| holder(&schemas, pointer).map(|(holder, keyword, whole)| (holder.to_owned(), keyword, whole));
        let expect = |holder: &str, keyword: &str, whole| Some((holder.to_owned(), keyword.to_owned(), whole));
        assert_eq!(of("/items"), expect("", "items", true));
        assert_eq!(of("/properties/a~1b/required/1"), expect("/properties/a~1b", "required", false));
        assert_eq!(of("/allOf/0"), expect("", "allOf", false));
        assert_eq!(of(""), None);
    }
}
