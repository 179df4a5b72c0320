//! The manifest as JSON Schema, for the code generator and for editors.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Map, Value, json};

use super::field_rules::FieldRule;
use super::home::Home;
use super::model::Manifest;
use crate::draft::{BASE, Draft};
use crate::editor::{for_editors, ordered};
use crate::json_schema::Keyword;

/// The documents that hold a manifest, by where it is in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManifestFile {
    /// `dagstack.toml` and `dagstack.json`: under `plugin`, or flat.
    Document,
    /// `pyproject.toml`: under `tool.dagstack.plugin`, among what belongs to others.
    Pyproject,
    /// `package.json`: under `dagstack`, among what belongs to others.
    PackageJson,
}

impl ManifestFile {
    /// The file name of the schema, below `spec/schema/`.
    #[must_use]
    pub fn file_name(self, draft: Draft) -> String {
        let stem = match self {
            Self::Document => "manifest",
            Self::Pyproject => "manifest-pyproject",
            Self::PackageJson => "manifest-package",
        };
        format!("{stem}.{}", draft.suffix())
    }
}

impl From<Home> for ManifestFile {
    fn from(home: Home) -> Self {
        match home {
            Home::DagstackToml | Home::DagstackJson => Self::Document,
            Home::Pyproject => Self::Pyproject,
            Home::PackageJson => Self::PackageJson,
        }
    }
}

/// The flat manifest as plain JSON Schema 2020-12, without the rules between fields.
///
/// Only `type`, `enum`, `properties`, `required`, `additionalProperties`, `items`, `minLength`, `minimum`, `pattern`,
/// annotations, and `$ref` into `$defs` occur. Enums carry `x-enumDescriptions`, patterns `x-expected`, and a field that is no
/// part of the normalised manifest `x-dagstack-transient`.
#[must_use]
pub fn payload_schema() -> Value {
    generate(false)
}

fn generate(inline: bool) -> Value {
    let generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = inline)
        .with_transform(RecursiveTransform(explained_enum))
        .with_transform(RecursiveTransform(plain))
        .into_generator();
    ordered(generator.into_root_schema_for::<Manifest>().into())
}

/// The schema that editors and validators validate a whole file against, with the rules between fields as `if`/`then`.
///
/// A document that has `plugin` is wrapped: the manifest is there, and besides it only `$schema` is known. Any other
/// document is a flat manifest. The choice is an `if`, not a `oneOf`, so that a mistake is reported as itself and not as "no form
/// matches".
#[must_use]
pub fn editor_schema(draft: Draft, file: ManifestFile, rules: &[FieldRule]) -> Value {
    let mut manifest = generate(true);
    let Some(properties) = manifest.get(Keyword::Properties.name()).and_then(Value::as_object).cloned() else {
        unreachable!("the manifest is an object with properties");
    };
    if let Value::Object(fields) = &mut manifest {
        fields.remove(Keyword::Schema.name());
        fields.insert(Keyword::AllOf.to_string(), rules.iter().map(|rule| rule.to_schema(&properties)).collect());
    }
    for_editors(&mut manifest);

    let reference = json!({"$ref": format!("#/{}/Manifest", draft.definitions())});
    let named = |schema: Value, title: &str, description: &str| {
        // Draft-07 ignores what is next to a `$ref`; `allOf` keeps both.
        let mut object = Map::new();
        object.insert(Keyword::Title.to_string(), title.into());
        object.insert(Keyword::Description.to_string(), description.into());
        object.insert(Keyword::AllOf.to_string(), json!([schema]));
        Value::Object(object)
    };
    let schema_key = json!({
        "type": "string",
        "description": "The schema that editors hold this file against. No part of the manifest.",
    });
    let mut document = match file {
        ManifestFile::Document => {
            let mut fields = Map::new();
            fields.insert("$schema".to_owned(), schema_key);
            fields.insert("plugin".to_owned(), named(reference.clone(), "plugin", "The plugin's manifest."));
            // The fields of a flat manifest once more, by reference: several editors look for what to explain and to
            // complete in `properties` alone. Visual Studio Code finds them in `else`, and need not suggest them twice.
            for field in properties.keys() {
                let path = format!("#/{}/Manifest/properties/{field}", draft.definitions());
                fields.insert(field.clone(), json!({"$ref": path, "doNotSuggest": true}));
            }
            json!({
            "title": "dagstack plugin manifest",
            "description": "A plugin's manifest, in `dagstack.toml` or `dagstack.json`: under `plugin`, or flat.",
            "type": "object",
            "properties": fields,
            // Closed below, by either branch; repeated here because some editors close what says nothing.
            "additionalProperties": true,
            "if": {"required": ["plugin"], "additionalProperties": true},
            "then": {"properties": {"$schema": true, "plugin": true}, "additionalProperties": false},
            "else": reference,
            })
        }
        ManifestFile::Pyproject => json!({
            "title": "dagstack plugin manifest in pyproject.toml",
            "description": "The table `[tool.dagstack.plugin]`. What else is in the file is not looked at.",
            "type": "object",
            "properties": {"tool": {
                "type": "object",
                "properties": {"dagstack": {
                    "type": "object",
                    "properties": {"plugin": named(reference, "tool.dagstack.plugin", "The plugin's manifest.")},
                    "additionalProperties": true,
                }},
                "additionalProperties": true,
            }},
            "additionalProperties": true,
        }),
        ManifestFile::PackageJson => json!({
            "title": "dagstack plugin manifest in package.json",
            "description": "The key `dagstack`. What else is in the file is not looked at.",
            "type": "object",
            "properties": {"dagstack": named(reference, "dagstack", "The plugin's manifest.")},
            "additionalProperties": true,
        }),
    };
    if let Value::Object(fields) = &mut document {
        fields.insert(Keyword::Schema.to_string(), draft.dialect().into());
        fields.insert(Keyword::Id.to_string(), format!("{BASE}{}", file.file_name(draft)).into());
        fields.insert(draft.definitions().to_owned(), json!({"Manifest": manifest}));
    }
    ordered(document)
}

/// A choice of described constants becomes an enum with its descriptions.
fn explained_enum(schema: &mut Schema) {
    let Some(members) = schema.get(Keyword::OneOf.name()).and_then(Value::as_array) else { return };
    let constants: Option<Vec<(Value, Value)>> = members
        .iter()
        .map(|member| {
            Some((
                member.get(Keyword::Const.name())?.clone(),
                member.get(Keyword::Description.name()).cloned().unwrap_or_default(),
            ))
        })
        .collect();
    let Some(constants) = constants else { return };
    let (values, descriptions): (Vec<Value>, Vec<Value>) = constants.into_iter().unzip();
    schema.remove(Keyword::OneOf.name());
    schema.insert(Keyword::Type.to_string(), "string".into());
    schema.insert(Keyword::Enum.to_string(), values.into());
    schema.insert("x-enumDescriptions".to_owned(), descriptions.into());
}

/// Takes away what belongs to Rust: integer formats, and where doc comments break their lines.
fn plain(schema: &mut Schema) {
    if schema.get(Keyword::Format.name()).and_then(Value::as_str).is_some_and(|format| format.starts_with("uint")) {
        schema.remove(Keyword::Format.name());
    }
    schema.remove(Keyword::WriteOnly.name());
    if let Some(Value::String(text)) = schema.get(Keyword::Description.name()) {
        let paragraphs: Vec<String> = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect();
        schema.insert(Keyword::Description.to_string(), paragraphs.join("\n\n").into());
    }
}
