//! From earlier drafts of JSON Schema (draft-04 to 2019-09) to 2020-12: what the migration guides of JSON Schema list, as far as it is
//! mechanical.

use crate::diagnostic::Edit;
use crate::document::{Entry, Node, NodeKind, Syntax, parse};
use crate::draft::Draft;
use crate::json_schema::{DEFINITIONS, Keyword, Subschemas, subschemas};
use crate::source::Source;

/// The keyword that went with a list under `items`, for what follows.
const ADDITIONAL_ITEMS: &str = "additionalItems";
/// What `dependentRequired` and `dependentSchemas` were in one.
const DEPENDENCIES: &str = "dependencies";
/// What `$id` was called in draft-04.
const ID: &str = "id";

/// The edits that write a schema of an earlier draft as one of 2020-12: `definitions`, `id`, `dependencies`, `items` with a list,
/// `additionalItems`, exclusive bounds as flags, `$ref`s into what moves, and `$schema`. None where the text is not JSON.
///
/// What a document means does not change: keywords are only renamed and moved, and keywords that an earlier draft ignores next to
/// another one (`$ref` in draft-07) are left to their writer.
#[must_use]
pub fn from_older_drafts(source: &Source) -> Vec<Edit> {
    let Ok(root) = parse(source, Syntax::Json) else { return Vec::new() };
    let mut fixer = Fixer { text: source.text(), edits: Vec::new() };
    fixer.schema(&root);
    fixer.edits
}

struct Fixer<'a> {
    text: &'a str,
    edits: Vec<Edit>,
}

impl Fixer<'_> {
    fn schema(&mut self, schema: &Node) {
        let entries = schema.entries().unwrap_or_default();
        let has = |key: &str| schema.get(key).is_some();
        for entry in entries {
            match entry.key.as_str() {
                "$schema" => self.dialect(entry),
                "$ref" => self.reference(entry),
                DEFINITIONS if !has("$defs") => self.rename(entry, "$defs"),
                ID if entry.value.as_str().is_some() && !has("$id") => self.rename(entry, "$id"),
                "items" if entry.value.items().is_some() && !has("prefixItems") => self.rename(entry, "prefixItems"),
                // Without a list under `items` it says nothing, and is left to its writer.
                ADDITIONAL_ITEMS if schema.get("items").and_then(Node::items).is_some() => self.rename(entry, "items"),
                DEPENDENCIES => self.dependencies(schema, entry),
                "exclusiveMinimum" => self.exclusive(entries, entry, "minimum"),
                "exclusiveMaximum" => self.exclusive(entries, entry, "maximum"),
                _ => {}
            }
            self.below(entry);
        }
    }

    /// The schemas below a keyword, those of earlier drafts included.
    fn below(&mut self, Entry { key, value, .. }: &Entry) {
        match (key.as_str(), subschemas(key)) {
            (ADDITIONAL_ITEMS, _) => self.schema(value),
            (DEPENDENCIES, _) | (_, Subschemas::Table) => {
                value.entries().unwrap_or_default().iter().for_each(|entry| self.schema(&entry.value));
            }
            ("items", _) | (_, Subschemas::One | Subschemas::List) => match value.items() {
                Some(items) => items.iter().for_each(|item| self.schema(item)),
                None => self.schema(value),
            },
            (_, Subschemas::None) => {}
        }
    }

    fn replace(&mut self, node: &Node, text: String) {
        self.edits.push(Edit { span: node.span.clone(), text });
    }

    fn rename(&mut self, entry: &Entry, name: &str) {
        self.edits.push(Edit { span: entry.key_span.clone(), text: format!("\"{name}\"") });
    }

    fn dialect(&mut self, entry: &Entry) {
        let is_older = entry.value.as_str().is_some_and(|uri| {
            let uri = uri.strip_prefix("https://").or(uri.strip_prefix("http://")).unwrap_or(uri).trim_end_matches('#');
            uri == "json-schema.org/schema"
                || ["draft-03", "draft-04", "draft-06", "draft-07", "draft/2019-09"].iter().any(|draft| {
                    uri.strip_prefix("json-schema.org/").and_then(|rest| rest.strip_prefix(draft)) == Some("/schema")
                })
        });
        if is_older {
            self.replace(&entry.value, format!("\"{}\"", Draft::Draft202012.dialect()));
        }
    }

    /// A reference into definitions, wherever they are, goes where they have moved. A reference to the meta-schema of an earlier draft
    /// means that draft, and stays.
    fn reference(&mut self, entry: &Entry) {
        let Some((resource, fragment)) = entry.value.as_str().and_then(|text| text.split_once('#')) else { return };
        if resource.contains("json-schema.org/") {
            return;
        }
        let moved = format!("{fragment}/").replace("/definitions/", "/$defs/");
        let moved = moved.strip_suffix('/').unwrap_or(&moved);
        if moved != fragment {
            let text = serde_json::Value::from(format!("{resource}#{moved}"));
            self.replace(&entry.value, text.to_string());
        }
    }

    /// `dependencies` of names become `dependentRequired`, those with a schema `dependentSchemas`.
    fn dependencies(&mut self, schema: &Node, entry: &Entry) {
        let is_taken = [Keyword::DependentRequired, Keyword::DependentSchemas]
            .iter()
            .any(|keyword| schema.get(keyword.name()).is_some());
        let Some(table) = entry.value.entries().filter(|_| !is_taken) else { return };
        let names: Vec<&Entry> = table.iter().filter(|entry| is_names(&entry.value)).collect();
        match (names.is_empty(), names.len() == table.len()) {
            (true, _) => self.rename(entry, Keyword::DependentSchemas.name()),
            (false, true) if table.iter().all(|entry| entry.value.items().is_some()) => {
                self.rename(entry, Keyword::DependentRequired.name());
            }
            // Both, or a lone name: the table is written anew, and edits below would be lost with it.
            _ => {
                let written = |is_wanted: bool| {
                    let parts = table.iter().filter(|entry| is_names(&entry.value) == is_wanted);
                    let parts: Vec<String> = parts.map(|entry| self.dependency(entry)).collect();
                    parts.join(", ")
                };
                let (required, schemas) = (written(true), written(false));
                let mut text = format!("\"{}\": {{{required}}}", Keyword::DependentRequired.name());
                if !schemas.is_empty() {
                    text += &format!(", \"{}\": {{{schemas}}}", Keyword::DependentSchemas.name());
                }
                self.edits.push(Edit { span: entry.key_span.start..entry.value.span.end, text });
            }
        }
    }

    fn dependency(&self, entry: &Entry) -> String {
        let text = |span: &std::ops::Range<usize>| self.text.get(span.clone()).unwrap_or_default();
        let (key, value) = (text(&entry.key_span), text(&entry.value.span));
        if entry.value.as_str().is_some() { format!("{key}: [{value}]") } else { format!("{key}: {value}") }
    }

    /// A bound that a flag next to it makes exclusive, as draft-04 has it.
    fn exclusive(&mut self, entries: &[Entry], flag: &Entry, bound: &str) {
        let NodeKind::Boolean(is_exclusive) = flag.value.kind else { return };
        let at = |key: &str| entries.iter().position(|entry| entry.key == key);
        let (Some(flag_at), bound_at) = (at(&flag.key), at(bound)) else { return };
        match bound_at.and_then(|index| Some((index, entries.get(index)?))) {
            Some((index, limit)) if is_exclusive => {
                // The bound takes the place of its flag: `"minimum": 0, "exclusiveMinimum": true` is `"exclusiveMinimum": 0`.
                let number = self.text.get(limit.value.span.clone()).unwrap_or_default().to_owned();
                self.replace(&flag.value, number);
                self.remove(entries, index);
            }
            _ => self.remove(entries, flag_at),
        }
    }

    /// Takes an entry out of a table, with the comma that belongs to it.
    fn remove(&mut self, entries: &[Entry], index: usize) {
        let before = index.checked_sub(1).and_then(|before| entries.get(before));
        let span = match (entries.get(index), entries.get(index + 1), before) {
            (Some(entry), Some(after), _) => entry.key_span.start..after.key_span.start,
            (Some(entry), None, Some(before)) => before.value.span.end..entry.value.span.end,
            (Some(entry), None, None) => entry.key_span.start..entry.value.span.end,
            (None, ..) => return,
        };
        self.edits.push(Edit { span, text: String::new() });
    }
}

/// Whether a dependency is on names: a list of them, or one.
fn is_names(node: &Node) -> bool {
    node.items().is_some() || node.as_str().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::apply;

    fn fixed(text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..5 {
            let edits = from_older_drafts(&Source::new("f", text.clone()));
            let (next, count) = apply(&text, &edits);
            if count == 0 {
                return text;
            }
            text = next;
        }
        panic!("it does not end: {text}")
    }

    #[test]
    fn keywords_of_earlier_drafts_are_written_as_those_of_today() {
        for (old, new) in [
            (r#"{"definitions": {"a": {"definitions": {}}}}"#, r#"{"$defs": {"a": {"$defs": {}}}}"#),
            (r##"{"$ref": "#/definitions/a/definitions/b"}"##, r##"{"$ref": "#/$defs/a/$defs/b"}"##),
            (r#"{"$ref": "other.json#/definitions/a"}"#, r#"{"$ref": "other.json#/$defs/a"}"#),
            (r#"{"id": "http://x/y", "type": "object"}"#, r#"{"$id": "http://x/y", "type": "object"}"#),
            (
                r#"{"$schema": "http://json-schema.org/draft-04/schema#"}"#,
                r#"{"$schema": "https://json-schema.org/draft/2020-12/schema"}"#,
            ),
            (
                r#"{"items": [{"id": "a"}], "additionalItems": false}"#,
                r#"{"prefixItems": [{"$id": "a"}], "items": false}"#,
            ),
            (r#"{"dependencies": {"a": ["b"]}}"#, r#"{"dependentRequired": {"a": ["b"]}}"#),
            (r#"{"dependencies": {"a": {"id": "x"}}}"#, r#"{"dependentSchemas": {"a": {"$id": "x"}}}"#),
            (
                r#"{"dependencies": {"a": ["b"], "c": {"id": "x"}, "d": "e"}}"#,
                r#"{"dependentRequired": {"a": ["b"], "d": ["e"]}, "dependentSchemas": {"c": {"$id": "x"}}}"#,
            ),
            (r#"{"minimum": 0, "exclusiveMinimum": true}"#, r#"{"exclusiveMinimum": 0}"#),
            (r#"{"exclusiveMaximum": true, "maximum": 1.50}"#, r#"{"exclusiveMaximum": 1.50}"#),
            (r#"{"minimum": 0, "exclusiveMinimum": false}"#, r#"{"minimum": 0}"#),
            (r#"{"exclusiveMinimum": false}"#, "{}"),
        ] {
            assert_eq!(fixed(old), new);
        }
    }

    #[test]
    fn what_is_data_or_of_today_stays() {
        for text in [
            r#"{"$defs": {}, "definitions": {}}"#,
            r#"{"properties": {"id": {"type": "string"}, "items": {}, "dependencies": {"type": "object"}, "definitions": true}}"#,
            r#"{"const": {"id": "x", "definitions": {}}, "default": {"id": "y"}, "enum": [{"items": []}]}"#,
            r#"{"id": 3, "exclusiveMinimum": 3, "minimum": 2, "items": {}, "additionalItems": {}}"#,
            r#"{"$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger"}"#,
            "{ \"items\": [",
            "[]",
        ] {
            assert_eq!(fixed(text), text);
        }
    }

    #[test]
    fn layout_stays() {
        let old = "{\r\n\t\"definitions\" : {\n  \"a\" :{ \"id\":\"b\" }\n}}\n";
        assert_eq!(fixed(old), old.replace("definitions", "$defs").replace("\"id\"", "\"$id\""));
    }
}
