//! The schemas of the packages, each taken as JSON Schema 2020-12.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use dagstack_spec_generators::ir;
use jsonschema::{Retrieve, Uri, Validator};
use serde_json::{Map, Value, json};

use super::languages::fetch;
use super::languages::kind::pretty;
use super::packages::{Layout, PACKAGES, Package};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
const REMEDY: &str = "npm and Python 3 with pip fetch the schemas; leave this test out with DAGSTACK_SKIP_WILD=1";

/// A schema that a package ships.
pub(crate) struct Found {
    /// The name of its kind.
    pub(crate) kind: String,
    pub(crate) package: &'static str,
    /// Its path in the package.
    pub(crate) path: String,
    /// The value of `$schema`.
    pub(crate) draft: String,
    /// What the payload refers to.
    pub(crate) value: Value,
    /// It and the files it refers to, by their path in a spec tree.
    pub(crate) files: BTreeMap<String, String>,
    /// The same files as the package has them.
    pub(crate) originals: Arc<BTreeMap<String, String>>,
    /// Documents that it gives itself.
    pub(crate) examples: Vec<Value>,
}

/// Every schema once, however many packages have it. They are fetched once a process.
pub(crate) fn all() -> &'static [Found] {
    static ALL: LazyLock<Vec<Found>> = LazyLock::new(fetched);
    &ALL
}

fn fetched() -> Vec<Found> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wild");
    fetch::fetch(&folder, PACKAGES.iter().map(|package| &package.archive), REMEDY);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for package in PACKAGES {
        let into = format!("unpacked/{}", package.archive.name);
        package.archive.unpack(&folder, &into, REMEDY);
        let schemas = schemas(package, &folder.join(into));
        assert!(!schemas.is_empty(), "{} has no schemas", package.archive.package);
        let files: BTreeMap<String, String> =
            schemas.values().map(|(placed, schema, _)| (placed.clone(), pretty(&as_2020_12(schema)))).collect();
        let originals = schemas.values().map(|(placed, _, text)| (placed.clone(), text.clone()));
        let originals: Arc<BTreeMap<String, String>> = Arc::new(originals.collect());
        for (path, (placed, schema, _)) in &schemas {
            if !seen.insert(schema.to_string()) {
                continue;
            }
            let draft = schema["$schema"].as_str().map_or("none", draft).to_owned();
            let listed = schema["examples"].as_array().into_iter().flatten();
            all.push(Found {
                kind: format!("wild_{:03}", all.len() + 1),
                package: package.archive.package,
                path: path.clone(),
                draft,
                value: entry(placed, schema),
                files: files.clone(),
                originals: Arc::clone(&originals),
                examples: listed.chain(schema.get("default")).cloned().collect(),
            });
        }
    }
    all
}

/// The schemas of a package by their path, each with its place in a spec tree and its text.
fn schemas(package: &Package, folder: &Path) -> BTreeMap<String, (String, Value, String)> {
    let folder = folder.join(package.folder);
    let mut paths = Vec::new();
    list(&folder, &mut paths);
    let mut schemas = BTreeMap::new();
    for path in paths {
        let below = path.strip_prefix(&folder).expect("below the folder").to_str().expect("UTF-8").to_owned();
        let is_schema = format!("/{below}").ends_with(package.ends);
        let text = is_schema.then(|| fs::read_to_string(&path).ok()).flatten();
        let Some(text) = text.map(|text| text.trim_start_matches('\u{feff}').to_owned()) else { continue };
        let Some(schema) = serde_json::from_str(&text).ok().filter(is_schema_at_all) else { continue };
        let placed = match package.layout {
            Layout::Same => below.clone(),
            Layout::Flat => below.replace('/', "."),
            Layout::Vocabularies => below.replace("vocabularies/", "meta/"),
        };
        schemas.insert(below, (placed, schema, text));
    }
    schemas
}

fn list(folder: &Path, paths: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())).flatten() {
        if entry.path().is_dir() {
            list(&entry.path(), paths);
        } else {
            paths.push(entry.path());
        }
    }
}

/// Whether a JSON file is a schema; some folders have other files, too.
fn is_schema_at_all(value: &Value) -> bool {
    let Some(schema) = value.as_object() else { return false };
    let keywords = ["$schema", "type", "$ref", "properties", "allOf", "anyOf", "oneOf", "enum", "definitions", "$defs"];
    keywords.iter().any(|keyword| schema.contains_key(*keyword))
}

/// The schema with another `$schema`, wherever it has one. Nothing else changes, whatever the drafts differ in.
fn as_2020_12(schema: &Value) -> Value {
    match schema {
        Value::Array(items) => items.iter().map(as_2020_12).collect(),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| match (name.as_str(), value) {
                ("$schema", Value::String(_)) => (name.clone(), json!(DIALECT)),
                _ => (name.clone(), as_2020_12(value)),
            };
            Value::Object(members.iter().map(member).collect())
        }
        other => other.clone(),
    }
}

/// `http://json-schema.org/draft-07/schema#` is `draft-07`.
fn draft(dialect: &str) -> &str {
    ["draft-03", "draft-04", "draft-06", "draft-07", "2019-09", "2020-12"]
        .into_iter()
        .find(|draft| dialect.contains(draft))
        .unwrap_or("none")
}

/// A reference to the schema; where it only has definitions, an object with a property for each of them.
fn entry(placed: &str, schema: &Value) -> Value {
    let says_nothing = |keyword: &str| {
        let silent =
            ["$schema", "$id", "$comment", "title", "description", "definitions", "$defs", "default", "examples"];
        silent.contains(&keyword)
    };
    let definitions = ["$defs", "definitions"].into_iter().find(|keyword| schema[*keyword].is_object());
    let is_library = schema.as_object().is_some_and(|schema| schema.keys().all(|keyword| says_nothing(keyword)));
    let Some(keyword) = definitions.filter(|_| is_library) else { return json!({"$ref": placed}) };
    let definitions = schema[keyword].as_object().into_iter().flatten().map(|(name, _)| {
        let token = name.replace('~', "~0").replace('/', "~1");
        (name.clone(), json!({"$ref": format!("{placed}#/{keyword}/{token}")}))
    });
    json!({"type": "object", "properties": definitions.collect::<Map<_, _>>()})
}

/// Gives the files of a spec tree by their place, and by their `$id`.
struct Files {
    by_place: HashMap<String, Value>,
    by_id: HashMap<String, Value>,
}

impl Retrieve for Files {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        let known = self.by_place.get(uri.as_str()).or_else(|| self.by_id.get(uri.as_str()));
        known.cloned().ok_or_else(|| format!("there is no {uri}").into())
    }
}

impl Found {
    /// The reference validator of the schema: the files as they are, not what the tool made of them. None where the reference
    /// can't read them.
    pub(crate) fn reference(&self) -> Option<Validator> {
        const BASE: &str = "mem:///";
        let mut files = Files { by_place: HashMap::new(), by_id: HashMap::new() };
        for (place, text) in &self.files {
            let mut schema: Value = serde_json::from_str(text).ok()?;
            // References are relative to the file here, as in the tree.
            let id = schema.as_object_mut().and_then(|schema| schema.remove("$id"));
            if let Some(id) = id.as_ref().and_then(Value::as_str) {
                files.by_id.insert(id.trim_end_matches('#').to_owned(), schema.clone());
            }
            files.by_place.insert(format!("{BASE}{place}"), schema);
        }
        // Formats that are annotations here, and checks in the crate.
        let annotated = ["idn-email", "idn-hostname", "iri", "iri-reference", "uri-template"];
        let options = annotated
            .into_iter()
            .filter(|format| ir::Format::from_name(format).is_none())
            .fold(jsonschema::draft202012::options(), |options, format| options.with_format(format, |_| true));
        options
            .should_validate_formats(true)
            .with_base_uri(format!("{BASE}payload.json"))
            .with_retriever(files)
            .build(&self.value)
            .ok()
    }
}
