//! One hookspec file: its form, and what a form can't say. Both are checked on the tree of the document, so that a wrong
//! dispatch class does not hide a wrong version; the typed value is built when nothing is wrong.

use semver::Version;

use super::form::{CODES, DEFAULT_TEMPLATE, HookForm, HookspecForm, SHAPE};
use super::{HookspecFile, schema};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Node, Syntax};
use crate::kind::{Constraints, DispatchClass, ErrorPolicy, ExecutionModel, Hook, HookName, KindName, KindSpec};
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
    problems.extend(SHAPE.check(&source, &root, &CODES));
    let raw = RawHookspec { tree, file, source: &source, root: &root };
    for check in rules::HOOKSPEC_CHECKS {
        check(&raw, problems);
    }
    let payloads = raw.payloads(schemas, problems);
    if problems.len() > before {
        return None;
    }
    let form: HookspecForm = serde_json::from_value(root.to_json())
        .map_err(|error| {
            problems.push(Diagnostic::error(rules::HOOKSPEC_SHAPE, &source, root.span.clone(), error.to_string()));
        })
        .ok()?;
    let kind = build(form, payloads, file, source.clone());
    if kind.is_none() && problems.len() == before {
        // The form takes what the types refuse: they disagree, which is a bug of ours.
        let message =
            "the hookspec can't be represented, though nothing in it is wrong: this is a bug of dagstack-spec";
        problems.push(Diagnostic::error(rules::HOOKSPEC_SHAPE, &source, root.span.clone(), message));
    }
    kind
}

/// The schema files of a hook: what it takes, what it gives.
type Payloads = (Option<TreePath>, Option<TreePath>);

/// The checked value. Nothing is wrong by now, so `None` is a disagreement of the form and the types.
fn build(form: HookspecForm, payloads: Vec<Payloads>, file: &HookspecFile, source: Source) -> Option<KindSpec> {
    let hooks = form
        .hooks
        .into_iter()
        .zip(payloads)
        .map(|(hook, payloads)| build_hook(hook, payloads))
        .collect::<Option<_>>()?;
    Some(KindSpec {
        name: KindName::new(&form.kind)?,
        api_version: Version::parse(&form.kind_api_version).ok()?,
        description: form.description.trim_end().to_owned(),
        constraints: Constraints {
            in_process_only: form.constraints.in_process_only,
            singleton_per_runtime: form.constraints.singleton_per_runtime,
        },
        hooks,
        path: file.path.clone(),
        source,
    })
}

fn build_hook(form: HookForm, (input, output): Payloads) -> Option<Hook> {
    let dispatch = DispatchClass::from_name(&form.dispatch)?;
    let error_policy = form.error_policy.as_deref().and_then(ErrorPolicy::from_name);
    Some(Hook {
        name: HookName::new(&form.name)?,
        dispatch,
        description: form.description.trim_end().to_owned(),
        input: input?,
        output: output?,
        mcp_exposed: form.mcp_exposed,
        tool_name_template: form.mcp_tool_name_template.unwrap_or_else(|| DEFAULT_TEMPLATE.to_owned()),
        error_policy: (dispatch == DispatchClass::BroadcastCollect)
            .then(|| error_policy.unwrap_or(ErrorPolicy::FailFast)),
        execution_model: form.execution_model.as_deref().and_then(ExecutionModel::from_name),
    })
}

/// A hookspec as it is written, for the rules that its form can't say. They pass over a value that the form refuses.
pub(crate) struct RawHookspec<'a> {
    /// The tree that it is part of.
    pub(crate) tree: &'a Tree,
    /// Its place in the tree.
    pub(crate) file: &'a HookspecFile,
    /// Its text.
    pub(crate) source: &'a Source,
    /// The root of its document.
    pub(crate) root: &'a Node,
}

impl RawHookspec<'_> {
    /// The hooks, in order.
    pub(crate) fn hooks(&self) -> &[Node] {
        self.root.get("hooks").and_then(Node::items).unwrap_or_default()
    }

    /// A violation of KND-01 at a JSON pointer into the document.
    pub(crate) fn problem(&self, rule: &'static Rule, pointer: &str, message: impl Into<String>) -> Diagnostic {
        let span = self.root.pointer(pointer).map_or(0..0, |node| node.span.clone());
        Diagnostic::error(rule, self.source, span, message).clause("KND-01")
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
