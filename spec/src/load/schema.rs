//! Payload schemas: valid JSON Schema 2020-12, every reference inside the tree (KND-02).

use std::collections::BTreeMap;

use super::ids::Ids;
use super::references::{self, Target};
use super::resources::{self, Resources};
use super::{Seen, walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Node, NodeKind, Syntax};
use crate::kind::SchemaFile;
use crate::shape::{LIMIT, quote};
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Loads schema files once each, together with those that they refer to.
pub(super) struct Loader<'tree> {
    tree: &'tree Tree,
    ids: &'tree Ids<'tree>,
    files: Seen<Option<Loaded>>,
}

/// A schema file whose references are not followed yet.
pub(super) struct Loaded {
    pub(super) source: Source,
    pub(super) root: Node,
    pub(super) resources: Resources,
    /// The schema resources that the references name, by the number of the reference.
    pub(super) targets: Vec<(usize, Target)>,
}

impl<'tree> Loader<'tree> {
    pub(super) fn new(tree: &'tree Tree, ids: &'tree Ids<'tree>) -> Self {
        Self { tree, ids, files: Seen::new() }
    }

    /// Takes over what another loader of the same tree has loaded.
    pub(super) fn absorb(&mut self, other: Self) {
        // `append` would rebuild the whole map each time.
        self.files.extend(other.files);
    }

    /// Loads a file, and all that it refers to, unless they have been.
    pub(super) fn want(&mut self, path: &TreePath, problems: &mut Vec<Diagnostic>) {
        let mut waiting = vec![path.clone()];
        while let Some(path) = waiting.pop() {
            if self.files.contains_key(&path) {
                continue;
            }
            let loaded = self.load(&path, problems);
            let named = loaded.iter().flat_map(|loaded| &loaded.targets).map(|(_, target)| &target.path);
            waiting.extend(named.filter(|named| **named != path).cloned());
            self.files.insert(path, loaded);
        }
    }

    /// Checks what only the whole set can show, and gives the files.
    pub(super) fn finish(self, problems: &mut Vec<Diagnostic>) -> BTreeMap<TreePath, SchemaFile> {
        let files: Seen<Loaded> = self.files.into_iter().filter_map(|(path, loaded)| Some((path, loaded?))).collect();
        let mut led = references::settle(&files, problems);
        files
            .into_iter()
            .map(|(path, Loaded { source, root, .. })| {
                let refs = led.remove(&path).unwrap_or_default();
                (path.clone(), SchemaFile { path, source, root, refs })
            })
            .collect()
    }

    fn load(&self, path: &TreePath, problems: &mut Vec<Diagnostic>) -> Option<Loaded> {
        let source = self.tree.read(path).map_err(|problem| problems.push(problem)).ok()?;
        let root = document::parse(&source, Syntax::Json).map_err(|mut found| problems.append(&mut found)).ok()?;
        // An invalid schema is kept, so that its references are judged too; the problems keep the tree from loading.
        problems.extend(check_meta_schema(&source, &root));
        let (resources, mut found) = resources::collect(path, &source, &root);
        problems.append(&mut found);
        let mut targets = Vec::with_capacity(resources.references.len());
        for (number, reference) in resources.references.iter().enumerate() {
            match references::resolve(self.tree, self.ids, path, (&source, &resources), reference) {
                Some(Ok(target)) => targets.push((number, target)),
                Some(Err(refusal)) => problems.push(refusal.diagnostic(&source, reference)),
                None => {}
            }
        }
        Some(Loaded { source, root, resources, targets })
    }
}

/// Validates against the meta-schema; each violation points at the keyword.
fn check_meta_schema(source: &Source, root: &Node) -> Vec<Diagnostic> {
    let refuse =
        |span: Span, message: String| Diagnostic::error(Code::SchemaInvalid, source, span, message).clause("KND-01");
    if !matches!(root.kind, NodeKind::Mapping(_) | NodeKind::Boolean(_)) {
        return vec![refuse(
            root.span.clone(),
            format!("a schema is an object or a boolean, not {}", root.type_name()),
        )];
    }
    let mut dialects = Vec::new();
    walk::schemas(root, &mut |_, node| dialects.extend(node.get("$schema")));
    dialects.retain(|dialect| dialect.as_str().map(|text| text.trim_end_matches('#')) != Some(DIALECT));
    if let Some(dialect) = dialects.first() {
        return vec![
            refuse(dialect.span.clone(), "the schema is not written in JSON Schema 2020-12".to_owned())
                .help(format!("write `\"$schema\": \"{DIALECT}\"` and adapt the schema")),
        ];
    }
    let mut problems: Vec<Diagnostic> = jsonschema::draft202012::meta::validator()
        .iter_errors(&root.to_json())
        .take(LIMIT)
        .map(|error| {
            let pointer = error.instance_path().as_str().to_owned();
            let node = root.pointer(&pointer).unwrap_or(root);
            let keyword = pointer.rsplit('/').next().unwrap_or_default();
            let message = match node.kind {
                NodeKind::Sequence(_) | NodeKind::Mapping(_) => format!("`{keyword}` is not valid as it stands"),
                _ => format!("`{keyword}` can't be {}", quote(node)),
            };
            let problem = refuse(node.span.clone(), message);
            match keyword {
                "type" => problem
                    .help("a type is one of array, boolean, integer, null, number, object, string, or a list of them"),
                _ => problem.help(format!("the meta-schema says: {error}")),
            }
        })
        .collect();
    if problems.is_empty() {
        walk::schemas(root, &mut |_, node| problems.extend(check_pattern(source, node)));
    }
    problems
}

/// The meta-schema takes any string as a pattern; a pattern must also be an ECMA-262 expression.
fn check_pattern(source: &Source, schema: &Node) -> Vec<Diagnostic> {
    let one = schema.get("pattern").and_then(|node| Some((node.as_str()?, node.span.clone())));
    let many = schema.get("patternProperties").and_then(Node::entries).unwrap_or_default();
    let keys = many.iter().map(|entry| (entry.key.as_str(), entry.key_span.clone()));
    one.into_iter()
        .chain(keys)
        .filter_map(|(pattern, span)| {
            let error = regress::Regex::with_flags(pattern, "u").err()?;
            Some(
                Diagnostic::error(
                    Code::SchemaInvalid,
                    source,
                    span,
                    format!("`{pattern}` is no ECMA-262 pattern: {error}"),
                )
                .clause("KND-01")
                .help("patterns follow ECMA-262 with the `u` flag: only syntax characters may be escaped"),
            )
        })
        .collect()
}
