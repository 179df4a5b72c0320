//! From earlier drafts of JSON Schema (draft-04 to 2019-09) to 2020-12: what the migration guides of JSON Schema list, as far as it is
//! mechanical.

mod earlier;
mod keywords;
mod references;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Edit, Severity, apply};
use crate::document::{Entry, Node, Syntax, parse};
use crate::kind::Spec;
use crate::rules::DEFINITIONS_RENAMED;
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

/// A document, written in an earlier draft or not.
struct Document {
    path: TreePath,
    source: Source,
    root: Node,
    rewrites: Rewrites,
}

/// Which keywords of a document are written as 2020-12 has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rewrites {
    Nothing,
    /// `definitions`: the others may be annotations under these names.
    Definitions,
    All,
}

/// An edit on its way.
struct Change {
    /// The starts of the key and the value that a finding about it points at.
    about: [usize; 2],
    /// The document whose keywords move: what refers to them changes with them.
    owner: usize,
    edit: Edit,
}

/// The keys that get another name, by document and place.
type Renamed = HashMap<(usize, usize), &'static str>;

/// The edits that write a schema of an earlier draft as one of 2020-12: `definitions`, `id`, `dependencies`, `items` with a list,
/// `additionalItems`, exclusive bounds as flags, `$ref`s into what moves, and `$schema`. None where the text is not JSON.
///
/// What a document means does not change: keywords are only renamed and moved, and keywords that an earlier draft ignores next to
/// another one (`$ref` in draft-07) are left to their writer.
#[must_use]
pub fn from_older_drafts(source: &Source) -> Vec<Edit> {
    let Ok(root) = parse(source, Syntax::Json) else { return Vec::new() };
    let Some(path) = TreePath::new("schema.json") else { return Vec::new() };
    let document = Document { path, source: source.clone(), root, rewrites: Rewrites::All };
    changes(&[document]).into_iter().flatten().map(|change| change.edit).collect()
}

/// Gives findings about keywords of earlier drafts the edits that write the files as 2020-12, references of other files to what moves
/// included.
pub fn offer(tree: &Tree, spec: &Spec, found: &mut [Diagnostic]) {
    let mut suspects: HashMap<&str, HashSet<usize>> = HashMap::new();
    let mut has_definitions: HashSet<&str> = HashSet::new();
    for finding in found.iter().filter(|finding| is_open(finding)) {
        if let Some(label) = &finding.primary {
            if finding.rule == DEFINITIONS_RENAMED {
                has_definitions.insert(label.source.name());
            } else {
                suspects.entry(label.source.name()).or_default().insert(label.span.start);
            }
        }
    }
    if suspects.is_empty() && has_definitions.is_empty() {
        return;
    }
    let mut documents = Vec::new();
    for (path, file) in &spec.schemas {
        // Reading has taken out of the file what is wrong in it.
        let Ok(root) = tree.read(path).map_err(|problem| vec![problem]).and_then(|source| parse(&source, Syntax::Json))
        else {
            continue;
        };
        documents.push(Document { path: path.clone(), source: file.source.clone(), root, rewrites: Rewrites::Nothing });
    }
    for document in &mut documents {
        let name = document.source.name();
        let otherwise = if has_definitions.contains(name) { Rewrites::Definitions } else { Rewrites::Nothing };
        if let Some(starts) = suspects.get(name) {
            document.rewrites = Rewrites::All;
            let alone = changes(std::slice::from_ref(document));
            let mut about = alone.iter().flatten().flat_map(|change| change.about);
            if about.any(|start| starts.contains(&start)) {
                continue;
            }
        }
        document.rewrites = otherwise;
    }
    if documents.iter().all(|document| document.rewrites == Rewrites::Nothing) {
        return;
    }
    attach(&documents, changes(&documents), found);
}

/// Whether a finding may be about an earlier draft.
fn is_open(finding: &Diagnostic) -> bool {
    (finding.severity == Severity::Error || finding.rule == DEFINITIONS_RENAMED) && finding.fix.is_empty()
}

/// Gives each edit to the finding that it is about, and the others to the first such finding of their document.
fn attach(documents: &[Document], changes: Vec<Vec<Change>>, found: &mut [Diagnostic]) {
    let mut places: HashMap<(String, usize), usize> = HashMap::new();
    for (index, finding) in found.iter().enumerate().filter(|(_, finding)| is_open(finding)) {
        if let Some(label) = &finding.primary {
            places.entry((label.source.name().to_owned(), label.span.start)).or_insert(index);
        }
    }
    let mut rest: Vec<Vec<Edit>> = documents.iter().map(|_| Vec::new()).collect();
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    let mut fixes: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    for (document, changes) in changes.into_iter().enumerate() {
        for Change { about, owner, edit } in changes {
            let name = documents[document].source.name();
            match about.iter().find_map(|start| places.get(&(name.to_owned(), *start))) {
                Some(finding) => {
                    let first = first.entry(document).or_insert(*finding);
                    *first = (*first).min(*finding);
                    fixes.entry(*finding).or_default().push(edit);
                }
                None => rest[owner].push(edit),
            }
        }
    }
    for (document, edits) in rest.into_iter().enumerate() {
        if let Some(finding) = first.get(&document) {
            fixes.entry(*finding).or_default().extend(edits);
        }
    }
    for (finding, edits) in fixes {
        found[finding].fix = edits;
    }
}

/// The edits of each document.
fn changes(documents: &[Document]) -> Vec<Vec<Change>> {
    let mut renamed = Renamed::new();
    let mut all: Vec<Vec<Change>> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        all.push(keywords::changes(index, document, &mut renamed));
    }
    for (changes, more) in all.iter_mut().zip(references::changes(documents, &renamed)) {
        changes.extend(more);
    }
    for (index, document) in documents.iter().enumerate().filter(|(_, document)| document.rewrites == Rewrites::All) {
        let tables = keywords::mixed_dependencies(&document.root);
        if !tables.is_empty() {
            all[index] = split(index, document, tables, std::mem::take(&mut all[index]));
        }
    }
    all
}

/// The changes of a document with those that split its tables of dependencies, inner ones first: a table that is written anew takes
/// along what changes in it.
fn split(index: usize, document: &Document, tables: Vec<&Entry>, changes: Vec<Change>) -> Vec<Change> {
    // By where they start, so that each is moved as often as tables are nested and looked for nowhere else.
    let mut open: BTreeMap<(usize, usize), Change> = BTreeMap::new();
    for (number, change) in changes.into_iter().enumerate() {
        open.insert((change.edit.span.start, number), change);
    }
    for (number, entry) in (open.len()..).zip(tables) {
        let span = entry.key_span.start..entry.value.span.end;
        let at = open.range((span.start, 0)..=(span.end, usize::MAX));
        let at: Vec<(usize, usize)> =
            at.filter(|(_, change)| is_inside(&change.edit.span, &span)).map(|(at, _)| *at).collect();
        let inside: Vec<Change> = at.iter().filter_map(|at| open.remove(at)).collect();
        let text = keywords::split(entry, &|part| edited(&document.source, part, &inside));
        let edit = Edit::new(&document.source, span, text);
        let about = [entry.key_span.start, entry.value.span.start];
        open.insert((edit.span.start, number), Change { about, owner: index, edit });
    }
    open.into_values().collect()
}

fn is_inside(inner: &Span, outer: &Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A part of a text with the changes in it, which are sorted by where they start.
fn edited(source: &Source, part: &Span, changes: &[Change]) -> String {
    let first = changes.partition_point(|change| change.edit.span.start < part.start);
    let near = changes[first..].iter().take_while(|change| change.edit.span.start <= part.end);
    let moved: Vec<Edit> = near
        .filter(|change| is_inside(&change.edit.span, part))
        .map(|Change { edit, .. }| Edit {
            span: edit.span.start - part.start..edit.span.end - part.start,
            ..edit.clone()
        })
        .collect();
    apply(source.text().get(part.clone()).unwrap_or_default(), &moved).0
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (
                r##"{"definitions": {"a": {"definitions": {"b": {}}}}, "$ref": "#/definitions/a/definitions/b"}"##,
                r##"{"$defs": {"a": {"$defs": {"b": {}}}}, "$ref": "#/$defs/a/$defs/b"}"##,
            ),
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
            (r##"{"id": "#a"}"##, r#"{"$anchor": "a"}"#),
            (r##"{"definitions": {"a": {"$id": "#a"}}}"##, r#"{"$defs": {"a": {"$anchor": "a"}}}"#),
            (r#"{"items": [], "additionalItems": {"type": "null"}}"#, r#"{"items": {"type": "null"}}"#),
            (r#"{"type": "array", "items": []}"#, r#"{"type": "array"}"#),
            (r##"{"$recursiveRef": "#"}"##, r##"{"$ref": "#"}"##),
            (
                r##"{"items": [{}, {"$ref": "#/items/0"}], "definitions": {"definitions": {"$ref": "#/definitions/definitions"}}}"##,
                r##"{"prefixItems": [{}, {"$ref": "#/prefixItems/0"}], "$defs": {"definitions": {"$ref": "#/$defs/definitions"}}}"##,
            ),
            (
                r##"{"definitions": {"b": true}, "dependencies": {"a": ["b"], "c": {"$ref": "#/definitions/b"}}}"##,
                r##"{"$defs": {"b": true}, "dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"$ref": "#/$defs/b"}}}"##,
            ),
            (
                r#"{"id": "http://x/a.json", "definitions": {"b": {}}, "not": {"$ref": "a.json#/definitions/b"}}"#,
                r#"{"$id": "http://x/a.json", "$defs": {"b": {}}, "not": {"$ref": "a.json#/$defs/b"}}"#,
            ),
            // Written anew by half.
            (r##"{"$defs": {"b": {}}, "$ref": "#/definitions/b"}"##, r##"{"$defs": {"b": {}}, "$ref": "#/$defs/b"}"##),
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
            r##"{"properties": {"definitions": {"not": {}}}, "$ref": "#/properties/definitions/not"}"##,
            r##"{"$ref": "#/definitions/a"}"##,
            r##"{"$recursiveRef": "#", "$recursiveAnchor": true}"##,
            r#"{"$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger"}"#,
            // Draft-06 has `$id`, and no `id`.
            r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "id": "x"}"#,
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
