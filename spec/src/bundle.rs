//! One self-contained JSON Schema document for any place of a spec tree.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::document::pointer_token;
use crate::kind::{SchemaFile, SchemaPlace, Spec};
use crate::load::walk;
use crate::tree::TreePath;

impl Spec {
    /// The schema at `place` as one document that refers to nothing outside itself: each file that it needs stands under
    /// `$defs` by its path, and every `$ref` points there. No `$id` and no `$anchor` is left, inside the files neither, so
    /// that all pointers start at the bundle. References by dynamic scope (`$dynamicRef`) are not followed.
    #[must_use]
    pub fn bundle(&self, place: &SchemaPlace) -> Value {
        let mut definitions = Map::new();
        for path in self.reachable(&place.path) {
            if let Some(file) = self.schemas.get(&path) {
                definitions.insert(path.to_string(), localised(file));
            }
        }
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": address(place),
            "$defs": definitions,
        })
    }

    /// The files that a file needs, itself included, sorted.
    #[must_use]
    pub fn reachable(&self, from: &TreePath) -> BTreeSet<TreePath> {
        let mut reached = BTreeSet::from([from.clone()]);
        let mut waiting = vec![from.clone()];
        while let Some(file) = waiting.pop().and_then(|path| self.schemas.get(&path)) {
            for place in file.refs.values() {
                if reached.insert(place.path.clone()) {
                    waiting.push(place.path.clone());
                }
            }
        }
        reached
    }
}

/// The file's schema without identifiers of its own, its references turned to the bundle.
fn localised(file: &SchemaFile) -> Value {
    let mut json = file.to_json();
    let mut holders = Vec::new();
    walk::schemas(&file.root, &mut |pointer, _| holders.push(pointer.to_owned()));
    for holder in holders {
        let Some(Value::Object(schema)) = json.pointer_mut(&holder) else { continue };
        for keyword in ["$schema", "$id", "$anchor"] {
            schema.remove(keyword);
        }
        if let Some(place) = file.refs.get(&holder) {
            schema.insert("$ref".to_owned(), json!(address(place)));
        }
    }
    json
}

/// Where a place stands in the bundle, as a URI reference: what a fragment can't hold is percent-encoded.
fn address(place: &SchemaPlace) -> String {
    let pointer = format!("/$defs/{}{}", pointer_token(place.path.as_str()), place.pointer);
    pointer.bytes().fold(String::from("#"), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}
