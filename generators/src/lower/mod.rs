//! Lowering: a checked spec becomes the IR, or a list of what the IR can't hold, each with its place in a schema.

mod constraints;
mod defaults;
mod docs;
mod keywords;
mod manifest;

mod names;
mod object;
mod order;
mod pattern;
mod reference;
mod values;

use std::collections::{BTreeSet, HashMap};

use dagstack_spec_model::document::Node;
use dagstack_spec_model::kind::{DispatchClass, ErrorPolicy, KindSpec, SchemaFile, SchemaPlace, Spec};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Code, Diagnostic, Source, diagnostic, side_by_side};
use sha2::{Digest, Sha256};

use crate::ir;

/// What a caller may choose about the package.
#[derive(Debug, Clone, Default)]
pub struct LowerOptions {
    /// What the emitted `VERSION` says, where it is not the version of the spec (EMT-05).
    pub version: Option<String>,
    /// The names of the kinds to lower; all of them where empty. A name that no kind has selects nothing.
    pub kinds: Vec<String>,
}

/// Lowers the kinds of a spec, and the manifest.
///
/// # Errors
/// Every schema construct that can't be emitted faithfully (`DS401` to `DS405`), sorted by file and place.
pub fn lower(spec: &Spec, options: &LowerOptions) -> Result<ir::Package, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let wanted =
        |kind: &&KindSpec| options.kinds.is_empty() || options.kinds.iter().any(|name| name == kind.name.as_str());
    let wanted: Vec<&KindSpec> = spec.kinds.iter().filter(wanted).collect();
    let lowered = side_by_side::map(&wanted, |kind| lower_kind(spec, kind));
    let kinds = lowered.into_iter().filter_map(|kind| collect(kind, &mut problems)).collect();
    let manifest = collect(manifest::lower(spec), &mut problems);
    match manifest {
        Some(manifest) if problems.is_empty() => Ok(ir::Package {
            version: options.version.clone().unwrap_or_else(|| spec.version.to_string()),
            kinds,
            manifest,
        }),
        _ => {
            diagnostic::sort(&mut problems);
            problems.dedup();
            Err(problems)
        }
    }
}

fn collect<T>(result: Result<T, Vec<Diagnostic>>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|mut found| problems.append(&mut found)).ok()
}

fn lower_kind(spec: &Spec, kind: &KindSpec) -> Result<ir::Kind, Vec<Diagnostic>> {
    let mut module = Module::new(spec);
    let mut hooks = Vec::new();
    for hook in &kind.hooks {
        let (input, output) = (module.payload(&hook.input), module.payload(&hook.output));
        hooks.push(ir::Hook {
            name: hook.name.to_string(),
            dispatch: dispatch(hook.dispatch),
            description: hook.description.clone(),
            input,
            output,
            mcp_exposed: hook.mcp_exposed,
            tool_name_template: hook.tool_name_template.clone(),
            error_policy: hook.error_policy.map(error_policy),
            execution_model: hook.execution_model.map(|model| model.name().to_owned()),
        });
    }
    let (types, renumbered) = module.finish()?;
    for hook in &mut hooks {
        hook.input = renumbered[hook.input.0];
        hook.output = renumbered[hook.output.0];
    }
    Ok(ir::Kind {
        name: kind.name.to_string(),
        api_version: kind.api_version.to_string(),
        major: kind.api_version.major,
        description: kind.description.clone(),
        in_process_only: kind.constraints.in_process_only,
        singleton_per_runtime: kind.constraints.singleton_per_runtime,
        hooks,
        types,
        origin: origin(spec, kind),
    })
}

fn dispatch(class: DispatchClass) -> ir::Dispatch {
    match class {
        DispatchClass::Singleton => ir::Dispatch::Singleton,
        DispatchClass::BroadcastCollect => ir::Dispatch::BroadcastCollect,
        DispatchClass::BroadcastNotify => ir::Dispatch::BroadcastNotify,
        DispatchClass::Chain => ir::Dispatch::Chain,
        DispatchClass::Capability => ir::Dispatch::Capability,
    }
}

fn error_policy(policy: ErrorPolicy) -> ir::ErrorPolicy {
    match policy {
        ErrorPolicy::FailFast => ir::ErrorPolicy::FailFast,
        ErrorPolicy::BestEffort => ir::ErrorPolicy::BestEffort,
    }
}

/// The digest covers the hookspec and every schema that it needs, each with its path in the tree.
fn origin(spec: &Spec, kind: &KindSpec) -> ir::Origin {
    let payloads = kind.hooks.iter().flat_map(|hook| [&hook.input, &hook.output]);
    let files: BTreeSet<TreePath> = payloads.flat_map(|path| spec.reachable(path)).collect();
    let schemas = files.iter().filter_map(|path| Some((path.as_str(), spec.schemas.get(path)?.source.text())));
    let digest = digest(std::iter::once((kind.path.as_str(), kind.source.text())).chain(schemas));
    ir::Origin { path: kind.path.to_string(), digest }
}

/// SHA-256 over names and texts, each preceded by its length, so that no two lists of files look alike.
fn digest<'t>(files: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let mut hasher = Sha256::new();
    for part in files.flat_map(|(name, text)| [name, text]) {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// One emitted module on its way: the types found so far, by the schema they come from.
struct Module<'s> {
    spec: &'s Spec,
    types: Vec<ir::NamedType>,
    keys: Vec<Key>,
    by_key: HashMap<Key, ir::TypeId>,
    problems: Vec<Diagnostic>,
}

/// What a named type is made from: a schema, or what is left of a nullable one without `null`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    place: SchemaPlace,
    facet: Facet,
}

/// How much of a schema a named type covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Facet {
    Whole,
    WithoutNull,
}

/// A schema at its place.
#[derive(Clone, Copy)]
struct At<'s, 'p> {
    file: &'s SchemaFile,
    node: &'s Node,
    pointer: &'p str,
}

impl<'s> At<'s, '_> {
    fn place(&self) -> SchemaPlace {
        SchemaPlace { path: self.file.path.clone(), pointer: self.pointer.to_owned() }
    }

    fn source(&self) -> &'s Source {
        &self.file.source
    }
}

impl<'s> Module<'s> {
    fn new(spec: &'s Spec) -> Self {
        Self { spec, types: Vec::new(), keys: Vec::new(), by_key: HashMap::new(), problems: Vec::new() }
    }

    /// The type of a payload file.
    fn payload(&mut self, path: &TreePath) -> ir::TypeId {
        self.named(&Key { place: SchemaPlace { path: path.clone(), pointer: String::new() }, facet: Facet::Whole })
    }

    /// The types, ordered so that a type stands after those it needs, and the new number of each old one.
    fn finish(mut self) -> Result<(Vec<ir::NamedType>, Vec<ir::TypeId>), Vec<Diagnostic>> {
        names::check(&self.types, &self.keys, self.spec, &mut self.problems);
        self.check_defaults();
        if self.problems.is_empty() { Ok(order::dependencies_first(self.types)) } else { Err(self.problems) }
    }

    /// The named type of a schema; lowers it unless that has been done or is under way.
    fn named(&mut self, key: &Key) -> ir::TypeId {
        if let Some(known) = self.by_key.get(key) {
            return *known;
        }
        let id = ir::TypeId(self.types.len());
        self.by_key.insert(key.clone(), id);
        self.keys.push(key.clone());
        self.types.push(ir::NamedType {
            name: ir::TypeName::Inline(Vec::new()),
            docs: ir::Docs::default(),
            ty: ir::Type::Any,
        });
        // Loading has checked that every place referred to exists.
        if let Some((file, node)) = self.spec.schema(&key.place) {
            let at = At { file, node, pointer: &key.place.pointer };
            let ty = match key.facet {
                Facet::Whole => self.whole(at),
                Facet::WithoutNull => self.without_null(at),
            };
            self.types[id.0] =
                ir::NamedType { name: names::of(key, keywords::nullable(node)), docs: docs::of(node), ty };
        }
        id
    }

    /// The type of a schema that stands inside another one: what needs a name gets one of its own.
    fn nested(&mut self, at: At<'s, '_>) -> ir::Type {
        if needs_name(at.node) && !keywords::nullable(at.node) {
            ir::Type::Reference(self.named(&Key { place: at.place(), facet: Facet::Whole }))
        } else {
            self.whole(at)
        }
    }

    /// The type of a schema as it stands, without a name.
    fn whole(&mut self, at: At<'s, '_>) -> ir::Type {
        if let Some(value) = at.node.as_bool() {
            if !value {
                self.problem(Code::UnsupportedForm, at, "", "the schema `false` is not supported here").help =
                    Some("`false` is understood under `additionalProperties` alone".to_owned());
            }
            return ir::Type::Any;
        }
        self.check_keywords(at);
        if let Some(place) = at.file.refs.get(at.pointer) {
            return ir::Type::Reference(self.named(&Key { place: place.clone(), facet: Facet::Whole }));
        }
        if !keywords::nullable(at.node) {
            return self.without_null(at);
        }
        let inner = if needs_name(at.node) {
            ir::Type::Reference(self.named(&Key { place: at.place(), facet: Facet::WithoutNull }))
        } else {
            self.without_null(at)
        };
        match inner {
            ir::Type::Null | ir::Type::Any => inner,
            inner => ir::Type::Nullable(Box::new(inner)),
        }
    }

    /// The type of what a schema accepts besides `null`.
    fn without_null(&mut self, at: At<'s, '_>) -> ir::Type {
        if at.node.get("enum").is_some() || at.node.get("const").is_some() {
            return self.values(at);
        }
        match keywords::main_type(at.node) {
            keywords::MainType::Null => ir::Type::Null,
            keywords::MainType::Boolean => ir::Type::Boolean,
            keywords::MainType::String => self.string(at),
            keywords::MainType::Integer => ir::Type::Integer(self.numeric(at, true)),
            keywords::MainType::Number => ir::Type::Number(self.numeric(at, false)),
            keywords::MainType::Array => self.array(at),
            keywords::MainType::Object => self.object(at),
            keywords::MainType::Any => self.any(at),
            keywords::MainType::Several => {
                self.problem(Code::UnsupportedForm, at, "type", "several types besides `null` are not supported yet")
                    .help = Some("name one type, or one type and `null`".to_owned());
                ir::Type::Any
            }
        }
    }

    /// Reports a problem with a keyword of a schema, or with the schema where it does not have the keyword.
    fn problem(&mut self, code: Code, at: At<'s, '_>, keyword: &str, message: impl Into<String>) -> &mut Diagnostic {
        let span = at.node.entry(keyword).map_or_else(
            || at.node.span.start..at.node.span.start + 1,
            |entry| entry.key_span.start..entry.value.span.end.max(entry.key_span.end),
        );
        self.problems.push(Diagnostic::error(code, at.source(), span, message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}

/// Whether a language needs a name for what this schema describes: an object with properties of its own, or an enumeration
/// of strings.
fn needs_name(node: &Node) -> bool {
    node.get("$ref").is_none() && (values::is_string_enumeration(node) || object::is_struct(node))
}
