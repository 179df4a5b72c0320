//! `[check]` of the configuration: which rules of `dagstack-spec check` are on, how much each weighs, and where it does not apply.

use std::collections::BTreeMap;

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::lint::{Exception, NameError, Selection};
use dagstack_spec_model::{Diagnostic, Label, Lint, Severity, Source};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::rules;

/// How `dagstack-spec check` works here.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CheckConfig {
    /// The spec tree to check, relative to this file. Where absent, those that the targets under `[[generate]]` are emitted from.
    #[schemars(with = "String", length(min = 1))]
    pub(crate) spec: Option<String>,
    /// The rules that are on: `recommended`, `all`, groups, or codes. `recommended` where absent.
    select: Vec<String>,
    /// The level of a rule by its code, or of all rules of a group by its name. A level turns a rule on, `off` turns it off; what is said of a
    /// rule goes over what is said of its group.
    levels: BTreeMap<String, LevelConfig>,
    /// Where rules do not apply.
    allow: Vec<AllowConfig>,
}

/// How much what a rule finds weighs. (The members have no comments: with them, the schema would list alternatives and no values.)
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum LevelConfig {
    Error,
    Warning,
    Off,
}

/// An exception from a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AllowConfig {
    /// The code of the rule.
    rule: String,
    /// The files that it does not apply to, as a pattern of their paths in the spec tree: `kinds/tool/schemas/*.json`. `*` stays in a folder,
    /// `**` does not.
    #[schemars(length(min = 1))]
    path: String,
    /// What in these files it does not apply to, as a JSON Pointer: `/properties/state`. All of them where absent.
    #[serde(default)]
    #[schemars(regex(pattern = r"^(/|$)"), extend("x-expected" = "a JSON Pointer such as `/properties/state`"))]
    pointer: String,
    /// Why.
    #[expect(dead_code, reason = "for whoever reads the file; that there is one is checked by the schema")]
    #[schemars(length(min = 1))]
    reason: String,
    /// Where it is in the file.
    #[serde(skip)]
    place: Option<Label>,
}

impl CheckConfig {
    /// Which rules are on, and how much each weighs.
    ///
    /// # Errors
    /// A name that is that of no rule. Reading the file has reported it before, at its place.
    pub(crate) fn selection(&self, lints: &[&'static Lint]) -> Result<Selection, NameError> {
        let mut selection = Selection::default();
        for name in &self.select {
            selection.choose(lints, name)?;
        }
        for (name, level) in &self.levels {
            let level = match level {
                LevelConfig::Error => Some(Severity::Error),
                LevelConfig::Warning => Some(Severity::Warning),
                LevelConfig::Off => None,
            };
            selection.set_level(lints, name, level)?;
        }
        Ok(selection)
    }

    /// The exceptions. Reading the file has checked them.
    pub(crate) fn exceptions(&self, lints: &[&'static Lint]) -> Vec<Exception> {
        let exception = |allow: &AllowConfig| {
            let lint = lints.iter().find(|lint| lint.rule.code == allow.rule)?;
            Exception::in_files(lint.rule, &allow.path, &allow.pointer, allow.place.clone()?).ok()
        };
        self.allow.iter().filter_map(exception).collect()
    }

    /// Notes the place of each exception.
    pub(super) fn place(&mut self, source: &Source, root: &Node) {
        for (allow, node) in self.allow.iter_mut().zip(exceptions(root)) {
            let node = node.get("rule").unwrap_or(node);
            allow.place = Some(Label { source: source.clone(), span: node.span.clone(), text: String::new() });
        }
    }
}

fn exceptions(root: &Node) -> &[Node] {
    root.get("check").and_then(|check| check.get("allow")).and_then(Node::items).unwrap_or_default()
}

/// What is wrong with `[check]` that its schema can't express: names of rules, and patterns.
pub(super) fn check(source: &Source, root: &Node) -> Vec<Diagnostic> {
    let lints = rules::lints();
    let mut problems = Vec::new();
    let mut refuse = |node: &Node, message: String| {
        let problem = Diagnostic::error(rules::CONFIG_INVALID, source, node.span.clone(), message);
        problems.push(problem.help("`dagstack-spec explain --lint` lists the rules and their groups"));
    };
    let Some(check) = root.get("check") else { return problems };
    for name in check.get("select").and_then(Node::items).unwrap_or_default() {
        if let Some(Err(error)) = name.as_str().map(|text| Selection::default().choose(&lints, text)) {
            refuse(name, error.to_string());
        }
    }
    for entry in check.get("levels").and_then(Node::entries).unwrap_or_default() {
        if let Err(error) = Selection::default().set_level(&lints, &entry.key, None) {
            let key = Node { span: entry.key_span.clone(), ..entry.value.clone() };
            refuse(&key, error.to_string());
        }
    }
    for allow in exceptions(root) {
        if let Some((node, code)) = allow.get("rule").and_then(|node| Some((node, node.as_str()?)))
            && !lints.iter().any(|lint| lint.rule.code == code)
        {
            refuse(node, format!("`{code}` is not the code of a rule of `check`"));
        }
    }
    problems.extend(exceptions(root).iter().filter_map(|allow| path_problem(source, allow.get("path")?)));
    problems
}

/// What is wrong with a pattern of paths.
fn path_problem(source: &Source, path: &Node) -> Option<Diagnostic> {
    let place = Label { source: source.clone(), span: path.span.clone(), text: String::new() };
    let error = Exception::in_files(rules::CONFIG_INVALID, path.as_str()?, "", place).err()?;
    let problem = Diagnostic::error(rules::CONFIG_INVALID, source, path.span.clone(), error.to_string());
    Some(problem.help("close its brackets; `*` stands for names in a folder, `**` for folders too"))
}
