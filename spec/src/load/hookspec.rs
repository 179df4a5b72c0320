//! One hookspec file: its schema, and what a schema can't express. Both are checked on the tree of the document, so that a wrong
//! dispatch class does not hide a wrong version; the typed value is built when nothing is wrong.

use semver::Version;

use super::raw_hookspec::{CODES, DEFAULT_TEMPLATE, RawHook, RawHookspec, SCHEMA};
use super::{HookspecFile, schema};
use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Node, Syntax};
use crate::execution_model::ExecutionModel;
use crate::kind::{Constraints, DispatchClass, ErrorPolicy, Hook, HookName, KindName, KindSpec};
use crate::rule::Rule;
use crate::rules;
use crate::source::Source;
use crate::tree::{Tree, TreePath};

/// Reads one hookspec. Whatever is wrong goes to `problems`; a hookspec with problems gives `None`.
pub(super) fn load(
    tree: &Tree,
    file: &HookspecFile,
    schemas: &mut schema::Loader<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<KindSpec> {
    let source = tree.read(&file.path).map_err(|problem| problems.push(problem)).ok()?;
    let root = document::parse(&source, Syntax::Yaml).map_err(|mut found| problems.append(&mut found)).ok()?;
    let before = problems.len();
    problems.extend(SCHEMA.check(&source, Syntax::Yaml, &root, &CODES));
    let hookspec = HookspecSource { tree, file, source: &source, root: &root };
    for check in rules::HOOKSPEC_CHECKS {
        check(&hookspec, problems);
    }
    let payloads = hookspec.payloads(schemas, problems);
    if problems.len() > before {
        return None;
    }
    let raw: RawHookspec = serde_json::from_value(root.to_json())
        .map_err(|error| {
            problems.push(Diagnostic::error(rules::HOOKSPEC_SHAPE, &source, root.span.clone(), error.to_string()));
        })
        .ok()?;
    let kind = build(raw, payloads, file, source.clone());
    if kind.is_none() && problems.len() == before {
        // The schema accepts what the types refuse: they disagree, which is a bug of ours.
        let message =
            "the hookspec can't be represented, though nothing in it is wrong: this is a bug of dagstack-spec";
        problems.push(Diagnostic::error(rules::HOOKSPEC_SHAPE, &source, root.span.clone(), message));
    }
    kind
}

/// The schema files of a hook: what it takes, what it gives.
type Payloads = (Option<TreePath>, Option<TreePath>);

/// The checked value. Nothing is wrong by now, so `None` is a disagreement of the schema and the types.
fn build(raw: RawHookspec, payloads: Vec<Payloads>, file: &HookspecFile, source: Source) -> Option<KindSpec> {
    let hooks = raw
        .hooks
        .into_iter()
        .zip(payloads)
        .map(|(hook, payloads)| build_hook(hook, payloads))
        .collect::<Option<_>>()?;
    Some(KindSpec {
        name: KindName::new(&raw.kind)?,
        api_version: Version::parse(&raw.kind_api_version).ok()?,
        description: raw.description.trim_end().to_owned(),
        constraints: Constraints {
            in_process_only: raw.constraints.in_process_only,
            singleton_per_runtime: raw.constraints.singleton_per_runtime,
        },
        hooks,
        path: file.path.clone(),
        source,
    })
}

fn build_hook(raw: RawHook, (input, output): Payloads) -> Option<Hook> {
    let dispatch = DispatchClass::from_name(&raw.dispatch)?;
    let has_output = raw.output_schema.is_some();
    let error_policy = raw.error_policy.as_deref().and_then(ErrorPolicy::from_name);
    Some(Hook {
        name: HookName::new(&raw.name)?,
        dispatch,
        description: raw.description.trim_end().to_owned(),
        input: input?,
        output: if has_output { Some(output?) } else { None },
        mcp_exposed: raw.mcp_exposed,
        tool_name_template: raw.mcp_tool_name_template.unwrap_or_else(|| DEFAULT_TEMPLATE.to_owned()),
        error_policy: (dispatch == DispatchClass::BroadcastCollect)
            .then(|| error_policy.unwrap_or(ErrorPolicy::FailFast)),
        execution_model: raw.execution_model.as_deref().and_then(ExecutionModel::from_name),
        optional: raw.optional,
    })
}

/// A hookspec as it is written, for the rules that its schema can't express. They pass over a value that the schema refuses.
pub(crate) struct HookspecSource<'a> {
    /// The tree that it is part of.
    pub(crate) tree: &'a Tree,
    /// Its place in the tree.
    pub(crate) file: &'a HookspecFile,
    /// Its text.
    pub(crate) source: &'a Source,
    /// The root of its document.
    pub(crate) root: &'a Node,
}

impl HookspecSource<'_> {
    /// The hooks, in order.
    pub(crate) fn hooks(&self) -> &[Node] {
        self.root.get("hooks").and_then(Node::items).unwrap_or_default()
    }

    /// A violation of KND-01 at a JSON pointer into the document.
    pub(crate) fn problem(&self, rule: &'static Rule, pointer: &str, message: impl Into<String>) -> Diagnostic {
        let span = self.root.pointer(pointer).map_or(0..0, |node| node.span.clone());
        Diagnostic::error(rule, self.source, span, message).clause(clause::KND_01)
    }

    /// The schemas of each hook, loaded.
    fn payloads(&self, schemas: &mut schema::Loader<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Payloads> {
        let mut payload = |index: usize, hook: &Node, key: &str| {
            let relative = hook.get(key).and_then(Node::as_str)?;
            let found = rules::find_schema(self, &format!("/hooks/{index}/{key}"), relative);
            let path = found.map_err(|problem| problems.push(problem)).ok()?;
            schemas.want(&path, problems);
            Some(path)
        };
        let hooks = self.hooks().iter().enumerate();
        hooks.map(|(at, hook)| (payload(at, hook, "input_schema"), payload(at, hook, "output_schema"))).collect()
    }
}
