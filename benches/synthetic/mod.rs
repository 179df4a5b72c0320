//! Spec trees and manifests of any size, for benchmarks.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes a spec tree with `kinds` kinds of five hooks each; the ten payloads of a kind are like those of the embedded spec.
pub(crate) fn spec_tree(root: &Path, kinds: usize) {
    for number in 0..kinds {
        let name = format!("kind_{number:04}");
        let folder = root.join("kinds").join(&name);
        fs::create_dir_all(folder.join("schemas")).expect("a folder");
        let mut hookspec =
            format!("kind: {name}\nkind_api_version: \"1.0.0\"\ndescription: A kind for measuring.\nhooks:\n");
        for (index, dispatch) in
            ["singleton", "broadcast_collect", "broadcast_notify", "chain", "capability"].iter().enumerate()
        {
            let hook = format!("hook_{index}");
            let _ = write!(
                hookspec,
                "  - name: {hook}\n    dispatch: {dispatch}\n    description: A hook.\n    input_schema: schemas/{hook}.input.json\n    \
                 output_schema: schemas/{hook}.output.json\n"
            );
            for side in ["input", "output"] {
                fs::write(folder.join(format!("schemas/{hook}.{side}.json")), payload(&name, &hook, side))
                    .expect("written");
            }
        }
        fs::write(folder.join("v1.yaml"), hookspec).expect("written");
    }
}

fn payload(kind: &str, hook: &str, side: &str) -> String {
    format!(
        r##"{{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "{kind}.{hook} {side}",
  "description": "A payload for measuring.",
  "type": "object",
  "additionalProperties": false,
  "required": ["id", "state", "items"],
  "properties": {{
    "id": {{"type": "string", "minLength": 1, "description": "An identifier."}},
    "state": {{"type": "string", "enum": ["queued", "running", "done"], "description": "How far it is."}},
    "at": {{"type": "string", "format": "date-time", "description": "When."}},
    "count": {{"type": "integer", "minimum": 0, "default": 0, "description": "How many."}},
    "items": {{"type": "array", "items": {{"$ref": "#/$defs/{hook}_{side}_item"}}, "description": "The items."}}
  }},
  "$defs": {{
    "{hook}_{side}_item": {{
      "type": "object",
      "required": ["name"],
      "properties": {{
        "name": {{"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}},
        "labels": {{"type": "object", "additionalProperties": {{"type": "string"}}}}
      }},
      "additionalProperties": false
    }}
  }}
}}
"##
    )
}

/// Writes `count` valid manifests, each in a folder of its own.
pub(crate) fn manifests(root: &Path, count: usize) {
    for number in 0..count {
        let folder = root.join(format!("plugin-{number:05}"));
        fs::create_dir_all(&folder).expect("a folder");
        let text = format!(
            "[plugin]\nschema_version = \"1\"\nname = \"plugin-{number:05}\"\nkind = \"tool\"\nkind_api_version = \"1\"\n\
             core_version = \">=0.1.0,<1.0.0\"\nruntime = \"in_process\"\nlicense = \"Apache-2.0\"\n\
             entry_point = \"plugin:EchoTool\"\npriority = {}\n",
            number % 100
        );
        fs::write(folder.join("dagstack.toml"), text).expect("written");
    }
}
