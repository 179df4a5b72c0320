//! One self-contained JSON Schema document for any place of a spec tree.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::document::{Node, pointer_token};
use crate::json_schema::{self, Keyword};
use crate::kind::{SchemaFile, SchemaPlace, Spec};
use crate::tree::TreePath;

impl Spec {
    /// The schema at `place` as one document that refers to nothing outside itself: each schema that it needs is under
    /// `$defs` by its place, and every `$ref` points there. No `$id` and no `$anchor` is left, so that all pointers start at
    /// the bundle. References by dynamic scope (`$dynamicRef`) are not followed.
    ///
    /// # Panics
    /// Where there is no schema at `place`. Loading has resolved every reference, so all others are there.
    #[must_use]
    pub fn bundle(&self, place: &SchemaPlace) -> Value {
        let mut definitions = Map::new();
        let mut waiting = vec![place];
        while let Some(place) = waiting.pop() {
            let Some((file, node)) = self.schema(place) else {
                panic!("internal error: there is no schema at `{place}` to bundle");
            };
            let name = place.to_string();
            if definitions.contains_key(&name) {
                continue;
            }
            definitions.insert(name, localised(file, node, &place.pointer));
            waiting.extend(file.refs_within(&place.pointer).map(|(_, target)| target));
        }
        json!({
            (Keyword::Schema.name()): "https://json-schema.org/draft/2020-12/schema",
            (Keyword::Ref.name()): address(place),
            (Keyword::Defs.name()): definitions,
        })
    }

    /// The files that a file needs, itself included, sorted. Of a spec that is read in part, also those that did not load.
    #[must_use]
    pub fn reachable(&self, from: &TreePath) -> BTreeSet<TreePath> {
        let mut reached = BTreeSet::from([from.clone()]);
        let mut waiting = vec![from.clone()];
        while let Some(path) = waiting.pop() {
            // What did not load leads nowhere, and has been reported.
            for place in self.schemas.get(&path).iter().flat_map(|file| file.refs.values()) {
                if reached.insert(place.path.clone()) {
                    waiting.push(place.path.clone());
                }
            }
        }
        reached
    }
}

/// A schema without identifiers of its own, its references turned to the bundle.
fn localised(file: &SchemaFile, node: &Node, pointer: &str) -> Value {
    let mut json = node.to_json();
    let mut holders = Vec::new();
    json_schema::schemas(node, &mut |holder, schema| {
        if schema.has_any(&IDENTIFIERS) {
            holders.push(holder.to_owned());
        }
    });
    for holder in holders {
        let schema = object_at(&mut json, &holder);
        for keyword in IDENTIFIERS {
            schema.remove(keyword.name());
        }
    }
    for (holder, target) in file.refs_within(pointer) {
        object_at(&mut json, &holder[pointer.len()..]).insert(Keyword::Ref.to_string(), json!(address(target)));
    }
    json
}

/// The schema at a pointer: an object, since it has a keyword.
fn object_at<'v>(json: &'v mut Value, pointer: &str) -> &'v mut Map<String, Value> {
    match json.pointer_mut(pointer) {
        Some(Value::Object(schema)) => schema,
        _ => panic!("internal error: there is no schema at `{pointer}` of a schema to bundle"),
    }
}

const IDENTIFIERS: [Keyword; 3] = [Keyword::Schema, Keyword::Id, Keyword::Anchor];

/// Where a place is in the bundle, as a URI reference.
fn address(place: &SchemaPlace) -> String {
    fragment(&format!("/{}/{}", Keyword::Defs, pointer_token(&place.to_string())))
}

/// A JSON pointer as the fragment of a URI: what that can't have is percent-encoded.
pub(crate) fn fragment(pointer: &str) -> String {
    pointer.bytes().fold(String::from("#"), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}
