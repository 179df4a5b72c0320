//! The JSON Schema of a payload, closed: what it refers to is below its own `$defs`, and every `$ref` leads there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

use crate::bundle::fragment;
use crate::document::{self, Node};
use crate::json_schema::{DEFINITIONS, Keyword, Subschemas, subschemas};
use crate::kind::{SchemaFile, SchemaPlace, Spec};
use crate::tree::TreePath;

impl Spec {
    /// The schema of a file with all that it refers to, for users of a payload: its root stays the root, as MCP servers and forms
    /// need it. `true` where a spec that is read in part has no such file.
    ///
    /// The file stays what it is, but for its references. What it refers to elsewhere is copied to an entry of `$defs` each, without
    /// definitions of its own. A copy has no addresses: `$id` and `$anchor` would name the same schema twice.
    #[must_use]
    pub fn closed_schema(&self, path: &TreePath) -> Value {
        let Some(file) = self.schemas.get(path) else { return Value::Bool(true) };
        let definitions = file.root.keyword(Keyword::Defs).and_then(Node::entries).unwrap_or_default();
        let mut closed = Closed {
            home: path,
            names: BTreeMap::new(),
            taken: definitions.iter().map(|entry| entry.key.clone()).collect(),
            waiting: VecDeque::new(),
        };
        let mut schema = closed.copy(file, &mut String::new(), &file.root);
        let mut copies = Map::new();
        while let Some((place, name)) = closed.waiting.pop_front() {
            if let Some((file, node)) = self.schema(&place) {
                copies.insert(name, closed.copy(file, &mut place.pointer.clone(), node));
            }
        }
        if let Some(schema) = schema.as_object_mut().filter(|_| !copies.is_empty()) {
            let definitions = schema.entry(Keyword::Defs.name()).or_insert_with(|| json!({}));
            if let Some(definitions) = definitions.as_object_mut() {
                definitions.extend(copies);
            }
        }
        schema
    }
}

/// A schema that is being closed.
struct Closed<'s> {
    /// The file of the payload.
    home: &'s TreePath,
    /// The entries of `$defs` for schemas of other files.
    names: BTreeMap<SchemaPlace, String>,
    taken: BTreeSet<String>,
    /// Those that have not been copied.
    waiting: VecDeque<(SchemaPlace, String)>,
}

impl Closed<'_> {
    /// A schema as JSON, with its references rewritten. `pointer` leads to it in its file.
    fn copy(&mut self, file: &SchemaFile, pointer: &mut String, node: &Node) -> Value {
        let Some(entries) = node.entries() else { return node.to_json() };
        let is_home = file.path == *self.home;
        let is_root = is_home && pointer.is_empty();
        let mut schema = Map::new();
        for entry in entries {
            let (key, length) = (entry.key.as_str(), pointer.len());
            let keyword = Keyword::from_name(key);
            let value = match keyword {
                Some(Keyword::Ref) => match file.refs.get(pointer.as_str()) {
                    Some(place) => json!(self.reference(place)),
                    None => continue,
                },
                Some(Keyword::Anchor) => continue,
                Some(Keyword::Id | Keyword::Schema) if !is_root => continue,
                Some(Keyword::Defs) if !is_home => continue,
                None if key == DEFINITIONS && !is_home => continue,
                _ => {
                    push(pointer, key);
                    self.below(file, pointer, key, &entry.value)
                }
            };
            pointer.truncate(length);
            schema.insert(key.to_owned(), value);
        }
        Value::Object(schema)
    }

    /// What a schema has under a keyword.
    fn below(&mut self, file: &SchemaFile, pointer: &mut String, key: &str, value: &Node) -> Value {
        match subschemas(key) {
            Subschemas::None => value.to_json(),
            Subschemas::One => self.copy(file, pointer, value),
            Subschemas::List => {
                let items = value.items().unwrap_or_default().iter().enumerate();
                items.map(|(index, item)| self.nested(file, pointer, &index.to_string(), item)).collect()
            }
            Subschemas::Table => {
                let entries = value.entries().unwrap_or_default().iter();
                let copies =
                    entries.map(|entry| (entry.key.clone(), self.nested(file, pointer, &entry.key, &entry.value)));
                Value::Object(copies.collect())
            }
        }
    }

    fn nested(&mut self, file: &SchemaFile, pointer: &mut String, token: &str, node: &Node) -> Value {
        let length = pointer.len();
        push(pointer, token);
        let copy = self.copy(file, pointer, node);
        pointer.truncate(length);
        copy
    }

    /// The reference to a place: the same one in the file of the payload, an entry of `$defs` for one elsewhere.
    fn reference(&mut self, place: &SchemaPlace) -> String {
        if place.path == *self.home {
            return fragment(&place.pointer);
        }
        if !self.names.contains_key(place) {
            let name = self.free(name_of(place));
            self.names.insert(place.clone(), name.clone());
            self.waiting.push_back((place.clone(), name));
        }
        let mut pointer = format!("/{}", Keyword::Defs);
        push(&mut pointer, &self.names[place]);
        fragment(&pointer)
    }

    /// The name, or the first number behind it that makes it one that is not taken.
    fn free(&mut self, name: String) -> String {
        let numbered = (2..).map(|number: usize| format!("{name}{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| self.taken.insert(name.clone()));
        free.unwrap_or(name)
    }
}

/// What a schema of another file is called: by its key in `$defs`, or by its file.
fn name_of(place: &SchemaPlace) -> String {
    match place.pointer.rsplit_once('/') {
        Some((_, last)) => document::unescape_token(last).into_owned(),
        None => place.path.stem().to_owned(),
    }
}

fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&document::pointer_token(token));
}
