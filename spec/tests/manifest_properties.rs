//! What holds for every manifest, and for everything that is not one.

use std::sync::LazyLock;

use dagstack_spec_model::internal::document::to_toml;
use dagstack_spec_model::manifest::{
    Home, Manifest, ManifestFile, default_field_rules, editor_schema, parse, payload_schema,
};
use dagstack_spec_model::{Draft, Severity, Source};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

fn home() -> impl Strategy<Value = Home> {
    proptest::sample::select(&Home::ALL[..])
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}", any::<String>()]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A manifest that is valid, with some of the optional fields.
fn manifest() -> impl Strategy<Value = Map<String, Value>> {
    let name = "[a-zA-Z0-9 _-]{1,12}";
    let version = proptest::sample::select(&["", ">=0.1.0,<1.0.0", "~=0.4.1", "==1.*", ">= 1.0rc1 , != 2"][..]);
    let runtime = proptest::sample::select(&["in_process", "mcp_stdio", "mcp_http"][..]);
    let tables =
        (option::of(json()), option::of((texts(), texts())), option::of((any::<bool>(), option::of(1_u64..1 << 62))));
    let fields =
        (option::of(any::<u32>()), option::of(texts()), option::of(text()), any::<bool>(), option::of(1_u64..1 << 40));
    (name, "[a-z]{1,8}", version, runtime, tables, fields).prop_map(|(name, kind, version, runtime, tables, fields)| {
        let mut manifest = json!({
            "schema_version": "1", "name": name, "kind": kind, "kind_api_version": "1", "core_version": version,
            "runtime": runtime, "entry_point": "plugin:Plugin", "command": ["run"], "url": "https://example.org", "tryfirst": fields.3,
        });
        let table = manifest.as_object_mut().expect("a table");
        let mut put = |field: &str, value: Option<Value>| table.extend(value.map(|value| (field.to_owned(), value)));
        put("metadata", tables.0.map(|value| json!({"free": value})));
        put("resources", tables.1.map(|(required, optional)| json!({"required": required, "optional": optional})));
        put("unit_of_work", tables.2.map(|(declared, seconds)| json!({"declared": declared, "estimated_duration_sec": seconds})));
        put("priority", fields.0.map(Value::from));
        put("capabilities", fields.1.map(Value::from));
        put("license", fields.2.map(Value::from));
        put("startup_timeout_sec", fields.4.map(Value::from));
        table.clone()
    })
}

/// Reads a manifest and gives its normalised form.
fn normalise(text: String) -> Manifest {
    match parse(&Source::new("dagstack.json", text), Home::DagstackJson) {
        Ok((manifest, warnings)) => {
            assert!(warnings.iter().all(|problem| problem.severity == Severity::Warning));
            manifest
        }
        Err(problems) => panic!("{}", problems[0]),
    }
}

static FIELDS: LazyLock<Vec<String>> =
    LazyLock::new(|| payload_schema()["properties"].as_object().expect("fields").keys().cloned().collect());

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = editor_schema(Draft::Draft202012, ManifestFile::Document, &default_field_rules());
    jsonschema::validator_for(&schema).expect("a schema")
});

/// Whole numbers that no 64 bits hold are the one thing that the schema can't say.
fn huge(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_u64().is_none() && number.as_f64().is_some_and(|float| float >= 9e15),
        Value::Array(items) => items.iter().any(huge),
        Value::Object(members) => members.values().any(huge),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_ends_in_a_manifest_or_in_errors(text in any::<String>(), home in home()) {
        if let Err(problems) = parse(&Source::new("f", text), home) {
            prop_assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
        }
    }

    #[test]
    fn any_bytes_do(bytes in vec(any::<u8>(), 0..200), home in home()) {
        let _ = parse(&Source::new("f", String::from_utf8_lossy(&bytes)), home);
    }

    #[test]
    fn any_document_does(document in json(), home in home()) {
        if let Err(problems) = parse(&Source::new("f", document.to_string()), home) {
            let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
            prop_assert!(errors.count() > 0);
            for problem in &problems {
                let length = document.to_string().len();
                prop_assert!(problem.primary.as_ref().is_none_or(|label| label.span.end <= length));
            }
        }
    }

    #[test]
    fn a_field_of_any_value_does(manifest in manifest(), field in 0_usize..32, value in json()) {
        let mut manifest = manifest;
        if let Some(name) = FIELDS.get(field) {
            manifest.insert(name.clone(), value);
        }
        let document = Value::Object(manifest);
        let valid = SCHEMA.is_valid(&document);
        let read = parse(&Source::new("f", document.to_string()), Home::DagstackJson);
        prop_assert!(read.is_ok() == valid || (valid && huge(&document)), "{document}");
    }

    #[test]
    fn a_manifest_with_a_wrong_byte_somewhere_does(manifest in manifest(), at in any::<prop::sample::Index>(), byte in 0_u8..128) {
        let mut bytes = Value::Object(manifest).to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = parse(&Source::new("f", String::from_utf8_lossy(&bytes)), Home::DagstackJson);
    }

    #[test]
    fn a_manifest_in_toml_with_a_wrong_byte_somewhere_does(
        manifest in manifest(), at in any::<prop::sample::Index>(), byte in 0_u8..128,
    ) {
        let Ok(text) = to_toml(&Value::Object(manifest)) else { return Ok(()) };
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = parse(&Source::new("f", String::from_utf8_lossy(&bytes)), Home::DagstackToml);
    }

    /// MAN-03, MAN-09, MAN-14.
    #[test]
    fn normalising_twice_changes_nothing_and_layouts_agree(manifest in manifest()) {
        let document = Value::Object(manifest);
        let once = normalise(document.to_string());
        let text = serde_json::to_string(&once).expect("JSON");
        let twice = normalise(text.clone());
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(serde_json::to_string(&twice).expect("JSON"), text);
        prop_assert_eq!(&normalise(json!({"plugin": document}).to_string()), &once);
        if let Ok(text) = to_toml(&document) {
            let (manifest, _) = parse(&Source::new("f", text), Home::DagstackToml).expect("valid in TOML, too");
            prop_assert_eq!(&manifest, &once);
        }
    }
}
