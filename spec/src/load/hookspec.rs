//! One hookspec file: its form first, then what a form can't say.

use std::collections::BTreeMap;

use semver::Version;

use super::form::{CODES, DEFAULT_TEMPLATE, HookForm, HookspecForm, SHAPE};
use super::{HookspecFile, schema};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Node, Syntax};
use crate::kind::{Constraints, DispatchClass, ErrorPolicy, ExecutionModel, Hook, HookName, KindName, KindSpec};
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
    let found = SHAPE.as_ref()?.check(&source, &root, &CODES);
    if !found.is_empty() {
        problems.extend(found);
        return None;
    }
    let form: HookspecForm = serde_json::from_value(root.to_json())
        .map_err(|error| {
            problems.push(Diagnostic::error(Code::HookspecShape, &source, root.span.clone(), error.to_string()));
        })
        .ok()?;
    let mut reader = Reader { tree, file, source: &source, root: &root, schemas, problems };
    reader.read(form)
}

struct Reader<'a, 'tree> {
    tree: &'a Tree,
    file: &'a HookspecFile,
    source: &'a Source,
    root: &'a Node,
    schemas: &'a mut schema::Loader<'tree>,
    problems: &'a mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn read(&mut self, form: HookspecForm) -> Option<KindSpec> {
        let before = self.problems.len();
        let name = self.kind_name(&form.kind);
        let api_version = self.api_version(&form.kind_api_version);
        self.unique_hooks(&form.hooks);
        let hooks: Vec<Option<Hook>> =
            form.hooks.into_iter().enumerate().map(|(index, hook)| self.hook(index, hook)).collect();
        if self.problems.len() > before {
            return None;
        }
        Some(KindSpec {
            name: name?,
            api_version: api_version?,
            description: form.description.trim_end().to_owned(),
            constraints: Constraints {
                in_process_only: form.constraints.in_process_only,
                singleton_per_runtime: form.constraints.singleton_per_runtime,
            },
            hooks: hooks.into_iter().collect::<Option<_>>()?,
            path: self.file.path.clone(),
            source: self.source.clone(),
        })
    }

    fn kind_name(&mut self, kind: &str) -> Option<KindName> {
        if kind != self.file.folder {
            let folder = &self.file.folder;
            self.problem(Code::KindName, "/kind", format!("the kind is `{kind}`, its folder `{folder}`")).help =
                Some(format!("write `kind: {folder}`, or rename the folder"));
        }
        KindName::new(kind)
    }

    fn api_version(&mut self, text: &str) -> Option<Version> {
        let major = self.file.major;
        match Version::parse(text) {
            Ok(version) if version.major == major => Some(version),
            Ok(version) => {
                let actual = version.major;
                self.problem(
                    Code::KindVersion,
                    "/kind_api_version",
                    format!("the major is {actual}, and the file is `v{major}.yaml`"),
                )
                .help = Some(format!("move it to `v{actual}.yaml`, or write a version that starts with `{major}.`"));
                None
            }
            Err(error) => {
                self.problem(
                    Code::KindVersion,
                    "/kind_api_version",
                    format!("`{text}` is no SemVer version: {error}"),
                )
                .help = Some(format!("write it in full: `\"{major}.0.0\"`"));
                None
            }
        }
    }

    fn unique_hooks(&mut self, hooks: &[HookForm]) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, hook) in hooks.iter().enumerate() {
            if let Some(first) = seen.insert(&hook.name, index) {
                let first = self.span(&format!("/hooks/{first}/name"));
                let source = self.source.clone();
                let problem = self.problem(
                    Code::HookName,
                    &format!("/hooks/{index}/name"),
                    format!("two hooks are called `{}`", hook.name),
                );
                *problem = problem
                    .clone()
                    .labelled("again here")
                    .also(&source, first, "first here")
                    .help("rename one of them");
            }
        }
    }

    fn hook(&mut self, index: usize, form: HookForm) -> Option<Hook> {
        let at = |key: &str| format!("/hooks/{index}/{key}");
        // The form has checked the names; `?` here never hides a problem.
        let name = HookName::new(&form.name)?;
        let dispatch = DispatchClass::from_name(&form.dispatch)?;
        let error_policy = form.error_policy.as_deref().and_then(ErrorPolicy::from_name);
        let execution_model = form.execution_model.as_deref().and_then(ExecutionModel::from_name);
        if dispatch == DispatchClass::Chain && !form.mcp_exposed {
            let problem =
                self.problem(Code::HookRule, &at("mcp_exposed"), "a chain hook is exposed over MCP".to_owned());
            *problem = problem.clone().clause("CHN-05").help("remove the line: `true` is the default");
        }
        if error_policy.is_some() && dispatch != DispatchClass::BroadcastCollect {
            let class = dispatch.name();
            self.problem(Code::HookRule, &at("error_policy"), format!("a {class} hook has no error policy")).help =
                Some("remove the line: only `broadcast_collect` has one".to_owned());
        }
        if let Some(template) = &form.mcp_tool_name_template {
            self.template(&at("mcp_tool_name_template"), template);
        }
        let input = self.schema(&at("input_schema"), &form.input_schema);
        let output = self.schema(&at("output_schema"), &form.output_schema);
        Some(Hook {
            name,
            dispatch,
            description: form.description.trim_end().to_owned(),
            input: input?,
            output: output?,
            mcp_exposed: form.mcp_exposed,
            tool_name_template: form.mcp_tool_name_template.unwrap_or_else(|| DEFAULT_TEMPLATE.to_owned()),
            error_policy: (dispatch == DispatchClass::BroadcastCollect)
                .then(|| error_policy.unwrap_or(ErrorPolicy::FailFast)),
            execution_model,
        })
    }

    fn template(&mut self, pointer: &str, template: &str) {
        let bare = ["{kind}", "{plugin}", "{hook}", "{function}"]
            .iter()
            .fold(template.to_owned(), |rest, placeholder| rest.replace(placeholder, ""));
        if bare.contains(['{', '}']) || bare.chars().any(|sign| sign.is_control() || sign.is_whitespace()) {
            self.problem(Code::HookRule, pointer, format!("`{template}` is no template of a tool's name")).help =
                Some("use `{kind}`, `{plugin}`, `{hook}`, `{function}` and plain characters without spaces".to_owned());
        }
    }

    /// The schema file, in `kinds/<kind>/v<N>/` or else in `kinds/<kind>/`.
    fn schema(&mut self, pointer: &str, relative: &str) -> Option<TreePath> {
        let versioned = format!("v{}/{relative}", self.file.major);
        let inside = |path: &str| self.file.path.sibling(path);
        let Some(plain) = inside(relative).filter(|_| !relative.starts_with('/')) else {
            let problem = self
                .problem(Code::SchemaPath, pointer, format!("`{relative}` leaves the spec tree"))
                .clone()
                .clause("KND-02");
            *self.last() = problem.help("give a path relative to the kind's folder: `schemas/…`");
            return None;
        };
        let found = inside(&versioned)
            .filter(|path| self.tree.has_file(path))
            .or_else(|| Some(plain.clone()).filter(|path| self.tree.has_file(path)));
        let Some(path) = found else {
            let looked = format!("looked for `{plain}` and `kinds/{}/{versioned}`", self.file.folder);
            let link = self.tree.read(&plain).err().filter(|problem| problem.code == Code::OutsideTree);
            let problem = self.problem(Code::SchemaPath, pointer, format!("the schema `{relative}` does not exist"));
            problem.help = Some(looked);
            if let Some(link) = link {
                problem.message = format!("the schema `{relative}` is not in the tree: {}", link.message);
                problem.help = link.help;
            }
            return None;
        };
        self.schemas.want(&path, self.problems);
        Some(path)
    }

    fn span(&self, pointer: &str) -> Span {
        self.root.pointer(pointer).map_or(0..0, |node| node.span.clone())
    }

    fn problem(&mut self, code: Code, pointer: &str, message: String) -> &mut Diagnostic {
        let problem = Diagnostic::error(code, self.source, self.span(pointer), message).clause("KND-01");
        self.problems.push(problem);
        self.last()
    }

    fn last(&mut self) -> &mut Diagnostic {
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }
}
