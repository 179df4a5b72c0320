//! One hookspec file: its form, and what a form can't say. Both are checked on the tree of the document, so that a wrong
//! dispatch class does not hide a wrong version; the typed value is built when nothing is wrong.

use std::collections::BTreeMap;

use semver::Version;

use super::form::{CODES, DEFAULT_TEMPLATE, HookForm, HookspecForm, SHAPE};
use super::{HookspecFile, schema};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Node, Syntax};
use crate::kind::{Constraints, DispatchClass, ErrorPolicy, ExecutionModel, Hook, HookName, KindName, KindSpec};
use crate::rule::Rule;
use crate::rules;
use crate::source::{Source, Span};
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
    let mut checker = Checker { tree, file, source: &source, root: &root, schemas, problems };
    let payloads = checker.check();
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

/// Checks what the form can't say. A value that the form refuses is passed over here.
struct Checker<'a, 'tree> {
    tree: &'a Tree,
    file: &'a HookspecFile,
    source: &'a Source,
    root: &'a Node,
    schemas: &'a mut schema::Loader<'tree>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Checker<'_, '_> {
    fn check(&mut self) -> Vec<Payloads> {
        self.kind_name();
        self.api_version();
        self.unique_hooks();
        let hooks = self.root.get("hooks").and_then(Node::items).unwrap_or_default();
        hooks.iter().enumerate().map(|(index, hook)| self.hook(index, hook)).collect()
    }

    fn kind_name(&mut self) {
        let folder = &self.file.folder;
        let Some(kind) = self.root.get("kind").and_then(Node::as_str).filter(|kind| kind != folder) else { return };
        let help = format!("write `kind: {folder}`, or rename the folder");
        self.problem(rules::KIND_NAME, "/kind", format!("the kind is `{kind}`, its folder `{folder}`")).help =
            Some(help);
    }

    fn api_version(&mut self) {
        const POINTER: &str = "/kind_api_version";
        let major = self.file.major;
        let Some(text) = self.root.pointer(POINTER).and_then(Node::as_str) else { return };
        let Some(actual) = Version::parse(text).ok().map(|version| version.major).filter(|actual| *actual != major)
        else {
            return;
        };
        let message = format!("the major is {actual}, and the file is `v{major}.yaml`");
        self.problem(rules::KIND_VERSION, POINTER, message).help =
            Some(format!("move it to `v{actual}.yaml`, or write a version that starts with `{major}.`"));
    }

    fn unique_hooks(&mut self) {
        let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
        for name in
            self.root.get("hooks").and_then(Node::items).unwrap_or_default().iter().filter_map(|hook| hook.get("name"))
        {
            let Some(text) = name.as_str() else { continue };
            if let Some(first) = seen.insert(text, name) {
                let problem = Diagnostic::error(
                    rules::HOOK_NAME,
                    self.source,
                    name.span.clone(),
                    format!("two hooks are called `{text}`"),
                )
                .labelled("again here")
                .also(self.source, first.span.clone(), "first here")
                .help("rename one of them");
                self.problems.push(problem.clause("KND-01"));
            }
        }
    }

    fn hook(&mut self, index: usize, hook: &Node) -> Payloads {
        let at = |key: &str| format!("/hooks/{index}/{key}");
        let text = |key: &str| hook.get(key).and_then(Node::as_str);
        let dispatch = text("dispatch").and_then(DispatchClass::from_name);
        if dispatch == Some(DispatchClass::Chain) && hook.get("mcp_exposed").and_then(Node::as_bool) == Some(false) {
            let problem =
                self.problem(rules::HOOK_RULE, &at("mcp_exposed"), "a chain hook is exposed over MCP".to_owned());
            problem.clause = Some("CHN-05");
            problem.help = Some("remove the line: `true` is the default".to_owned());
        }
        if let Some(class) = dispatch.filter(|class| *class != DispatchClass::BroadcastCollect)
            && hook.get("error_policy").is_some()
        {
            self.problem(
                rules::HOOK_RULE,
                &at("error_policy"),
                format!("a {} hook has no error policy", class.name()),
            )
            .help = Some("remove the line: only `broadcast_collect` has one".to_owned());
        }
        if let Some(template) = text("mcp_tool_name_template") {
            self.template(&at("mcp_tool_name_template"), template);
        }
        let mut payload = |key: &str| text(key).and_then(|relative| self.schema(&at(key), relative));
        (payload("input_schema"), payload("output_schema"))
    }

    fn template(&mut self, pointer: &str, template: &str) {
        let bare = ["{kind}", "{plugin}", "{hook}", "{function}"]
            .iter()
            .fold(template.to_owned(), |rest, placeholder| rest.replace(placeholder, ""));
        if bare.contains(['{', '}']) || bare.chars().any(|sign| sign.is_control() || sign.is_whitespace()) {
            self.problem(rules::HOOK_RULE, pointer, format!("`{template}` is no template of a tool's name")).help =
                Some("use `{kind}`, `{plugin}`, `{hook}`, `{function}` and plain characters without spaces".to_owned());
        }
    }

    /// The schema file, in `kinds/<kind>/v<N>/` or else in `kinds/<kind>/`.
    fn schema(&mut self, pointer: &str, relative: &str) -> Option<TreePath> {
        let versioned = format!("v{}/{relative}", self.file.major);
        let Some(plain) = self.file.path.sibling(relative) else {
            let problem = self.problem(rules::SCHEMA_PATH, pointer, format!("`{relative}` leaves the spec tree"));
            problem.clause = Some("KND-02");
            problem.help = Some("give a path relative to the kind's folder: `schemas/…`".to_owned());
            return None;
        };
        let candidates = [self.file.path.sibling(&versioned), Some(plain.clone())];
        if let Some(path) = candidates.into_iter().flatten().find(|path| self.tree.has_file(path)) {
            self.schemas.want(&path, self.problems);
            return Some(path);
        }
        self.problem(rules::SCHEMA_PATH, pointer, format!("the schema `{relative}` does not exist")).help =
            Some(format!("looked for `{plain}` and `kinds/{}/{versioned}`", self.file.folder));
        None
    }

    fn span(&self, pointer: &str) -> Span {
        self.root.pointer(pointer).map_or(0..0, |node| node.span.clone())
    }

    fn problem(&mut self, code: &'static Rule, pointer: &str, message: String) -> &mut Diagnostic {
        let last = self.problems.len();
        self.problems.push(Diagnostic::error(code, self.source, self.span(pointer), message).clause("KND-01"));
        &mut self.problems[last]
    }
}
