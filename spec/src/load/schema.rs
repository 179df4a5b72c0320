//! Payload schemas: valid JSON Schema 2020-12, every reference inside the tree (KND-02).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use fluent_uri::{Uri, UriRef};
use percent_encoding::percent_decode_str;

use super::{Seen, walk};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Node, NodeKind, Syntax};
use crate::kind::{SchemaFile, SchemaPlace};
use crate::shape::quote;
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Loads schema files once each, together with those that they refer to.
pub(super) struct Loader<'tree> {
    tree: &'tree Tree,
    ids: &'tree Ids<'tree>,
    files: Seen<Option<Loaded>>,
}

/// The files of a tree by `$id`, collected when the first reference by address asks for them.
pub(super) struct Ids<'tree> {
    tree: &'tree Tree,
    known: OnceLock<HashMap<String, TreePath>>,
}

impl<'tree> Ids<'tree> {
    pub(super) fn new(tree: &'tree Tree) -> Self {
        Self { tree, known: OnceLock::new() }
    }

    fn get(&self, address: &str) -> Option<TreePath> {
        let known = self.known.get_or_init(|| collect_ids(self.tree));
        known.get(address.trim_end_matches('#')).cloned()
    }
}

struct Loaded {
    source: Source,
    root: Node,
    anchors: HashMap<String, String>,
    refs: BTreeMap<String, SchemaPlace>,
}

/// A `$ref` as written.
struct Reference {
    holder: String,
    text: String,
    span: Span,
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
            waiting.extend(loaded.iter().flat_map(|loaded| loaded.refs.values().map(|place| place.path.clone())));
            self.files.insert(path, loaded);
        }
    }

    /// Checks what only the whole set can show, and gives the files.
    pub(super) fn finish(self, problems: &mut Vec<Diagnostic>) -> BTreeMap<TreePath, SchemaFile> {
        let files: Seen<Loaded> = self.files.into_iter().filter_map(|(path, loaded)| Some((path, loaded?))).collect();
        for loaded in files.values() {
            for (holder, place) in &loaded.refs {
                if let Some(problem) = check_target(&files, loaded, holder, place) {
                    problems.push(problem);
                }
            }
        }
        let anchors: BTreeMap<TreePath, HashMap<String, String>> =
            files.iter().map(|(path, loaded)| (path.clone(), loaded.anchors.clone())).collect();
        files
            .into_iter()
            .map(|(path, loaded)| {
                let refs = loaded.refs.into_iter().map(|(holder, place)| (holder, settle(place, &anchors))).collect();
                (path.clone(), SchemaFile { path, source: loaded.source, root: loaded.root, refs })
            })
            .collect()
    }

    fn load(&self, path: &TreePath, problems: &mut Vec<Diagnostic>) -> Option<Loaded> {
        let source = self.tree.read(path).map_err(|problem| problems.push(problem)).ok()?;
        let root = document::parse(&source, Syntax::Json).map_err(|mut found| problems.append(&mut found)).ok()?;
        // An invalid schema is kept, so that its references are judged too; the problems keep the tree from loading.
        problems.extend(check_meta_schema(&source, &root));
        let (anchors, references) = collect(&root);
        let mut refs = BTreeMap::new();
        for reference in references {
            match self.resolve(path, &root, &reference) {
                Ok(place) => drop(refs.insert(reference.holder, place)),
                Err(refusal) => problems.push(refusal.diagnostic(&source, &reference)),
            }
        }
        Some(Loaded { source, root, anchors, refs })
    }

    /// Where a reference leads. The fragment is kept as written where it names an anchor.
    fn resolve(&self, from: &TreePath, root: &Node, reference: &Reference) -> Result<SchemaPlace, Refusal> {
        let (address, fragment) = reference.text.split_once('#').unwrap_or((&reference.text, ""));
        let pointer = percent_decode(fragment).ok_or(Refusal::Unresolved("its fragment is not UTF-8"))?;
        if address.is_empty() {
            return Ok(SchemaPlace { path: from.clone(), pointer });
        }
        let own_id = root.get("$id").and_then(Node::as_str);
        if has_scheme(address) {
            let path = self.ids.get(address).ok_or(Refusal::Outside)?;
            return Ok(SchemaPlace { path, pointer });
        }
        let file = percent_decode(address).and_then(|address| from.sibling(&address));
        if let Some(path) = file.clone().filter(|path| self.tree.has_file(path)) {
            return Ok(SchemaPlace { path, pointer });
        }
        if let Some(path) = own_id.and_then(|id| self.ids.get(&join_address(id, address)?)) {
            return Ok(SchemaPlace { path, pointer });
        }
        Err(if file.is_some() && !address.starts_with("//") {
            Refusal::Unresolved("there is no such file in the tree")
        } else {
            Refusal::Outside
        })
    }
}

/// Why a reference is refused.
enum Refusal {
    Outside,
    Unresolved(&'static str),
}

impl Refusal {
    fn diagnostic(self, source: &Source, reference: &Reference) -> Diagnostic {
        let text = &reference.text;
        match self {
            Self::Outside => Diagnostic::error(
                Code::RefOutside,
                source,
                reference.span.clone(),
                format!("the reference `{text}` leaves the spec tree"),
            )
            .help("copy the schema into the tree and refer to it by a relative path; nothing is fetched"),
            Self::Unresolved(reason) => Diagnostic::error(
                Code::RefUnresolved,
                source,
                reference.span.clone(),
                format!("the reference `{text}` leads nowhere: {reason}"),
            )
            .help("a relative reference starts at the folder of the file that holds it"),
        }
        .clause("KND-02")
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
    if let Some(dialect) = root.entry("$schema")
        && dialect.value.as_str().map(|text| text.trim_end_matches('#')) != Some(DIALECT)
    {
        return vec![
            refuse(dialect.value.span.clone(), "the schema is not written in JSON Schema 2020-12".to_owned())
                .help(format!("write `\"$schema\": \"{DIALECT}\"` and adapt the schema")),
        ];
    }
    let mut problems: Vec<Diagnostic> = jsonschema::draft202012::meta::validator()
        .iter_errors(&root.to_json())
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

/// Every anchor and every reference of a document.
fn collect(root: &Node) -> (HashMap<String, String>, Vec<Reference>) {
    let mut anchors = HashMap::new();
    let mut references = Vec::new();
    walk::schemas(root, &mut |pointer, node| {
        if let Some(anchor) = node.get("$anchor").and_then(Node::as_str) {
            anchors.insert(anchor.to_owned(), pointer.to_owned());
        }
        if let Some((text, value)) = node.get("$ref").and_then(|value| Some((value.as_str()?, value))) {
            references.push(Reference { holder: pointer.to_owned(), text: text.to_owned(), span: value.span.clone() });
        }
    });
    (anchors, references)
}

fn settle(place: SchemaPlace, anchors: &BTreeMap<TreePath, HashMap<String, String>>) -> SchemaPlace {
    match anchors.get(&place.path).and_then(|anchors| anchors.get(&place.pointer)) {
        Some(pointer) if !place.pointer.is_empty() => SchemaPlace { path: place.path, pointer: pointer.clone() },
        _ => place,
    }
}

/// Checks that a reference ends at a schema, and that following references from there ends at all.
fn check_target(files: &Seen<Loaded>, from: &Loaded, holder: &str, place: &SchemaPlace) -> Option<Diagnostic> {
    let span = from.root.pointer(&format!("{holder}/$ref")).map_or(0..0, |node| node.span.clone());
    let mut visited = BTreeSet::new();
    let mut place = place.clone();
    loop {
        // A file that did not load has been reported where it was read.
        let target = files.get(&place.path)?;
        if let Some(pointer) = target.anchors.get(&place.pointer) {
            place.pointer.clone_from(pointer);
        }
        let schema = target.root.pointer(&place.pointer);
        if !schema.is_some_and(|node| matches!(node.kind, NodeKind::Mapping(_) | NodeKind::Boolean(_))) {
            return Some(
                Diagnostic::error(
                    Code::RefUnresolved,
                    &from.source,
                    span,
                    format!(
                        "the reference leads nowhere: `{}` has no schema at `{}`",
                        target.source.name(),
                        place.pointer
                    ),
                )
                .help("check the JSON pointer after `#`")
                .clause("KND-02"),
            );
        }
        if !visited.insert(place.clone()) {
            return Some(
                Diagnostic::error(Code::RefLoop, &from.source, span, "the reference comes back to where it started")
                    .help("let one of the schemas in the loop say what the value is")
                    .clause("KND-02"),
            );
        }
        place = target.refs.get(&place.pointer)?.clone();
    }
}

/// Every schema file of the tree by its `$id`.
fn collect_ids(tree: &Tree) -> HashMap<String, TreePath> {
    let mut ids = HashMap::new();
    let mut folders: Vec<TreePath> = TreePath::new("kinds").into_iter().collect();
    while let Some(folder) = folders.pop() {
        for name in tree.list(&folder).unwrap_or_default() {
            let Some(path) = TreePath::new(&format!("{folder}/{name}")) else { continue };
            if path.extension() != Some("json") {
                // A tree is at most `kinds/<kind>/v<N>/schemas/` deep.
                if path.as_str().matches('/').count() < 4 {
                    folders.push(path);
                }
                continue;
            }
            let id = tree.read(&path).ok().and_then(|source| {
                let root = document::parse(&source, Syntax::Json).ok()?;
                Some(root.get("$id")?.as_str()?.trim_end_matches('#').to_owned())
            });
            if let Some(id) = id {
                ids.insert(id, path);
            }
        }
    }
    ids
}

fn has_scheme(address: &str) -> bool {
    Uri::parse(address).is_ok()
}

/// Resolves a relative reference against an absolute `$id` (RFC 3986, section 5.2).
fn join_address(base: &str, relative: &str) -> Option<String> {
    let base = Uri::parse(base).ok()?;
    Some(UriRef::parse(relative).ok()?.resolve_against(&base).ok()?.into_string())
}

fn percent_decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}
