//! The rules of `check` in `explain`: besides what it has about every rule, their groups and levels.

use std::fmt::Write as _;

use dagstack_spec_model::lint::LintGroup;
use dagstack_spec_model::{Lint, Rule};

use crate::rules;

/// The code of rules that are lints and nothing else begins so.
const HUNDRED: &str = "DS7";

/// Whether a rule is reported by `check` alone.
pub(super) fn is_lint_alone(rule: &Rule) -> bool {
    rule.code.starts_with(HUNDRED)
}

/// A rule for people, with its group and level where it is one of `check`.
pub(super) fn explanation(rule: &'static Rule) -> String {
    let text = rule.explanation();
    let lint = rules::lints().into_iter().find(|lint| lint.rule == rule);
    lint.map_or(text.clone(), |lint| format!("{text}\nIn `check`: {}.\n", facts(lint)))
}

/// `a warning, in the groups docs and recommended`
fn facts(lint: &Lint) -> String {
    let article = if lint.level.to_string().starts_with('e') { "an" } else { "a" };
    let groups = if lint.is_recommended { "groups `recommended` and" } else { "group" };
    let more = if lint.is_recommended { "" } else { "; not recommended" };
    format!("{article} {}, in the {groups} `{}`{more}", lint.level, lint.group.name())
}

/// The rules of `check`, a line each.
pub(super) fn list() -> String {
    let line = |lint: &Lint| {
        let recommended = if lint.is_recommended { "recommended" } else { "" };
        let (group, level) = (lint.group.name(), lint.level.to_string());
        format!("{}  {group:<10}  {level:<7}  {recommended:<11}  {}\n", lint.rule.code, lint.rule.title)
    };
    rules::lints().into_iter().map(line).collect()
}

/// The rules of `check` as a page of Markdown.
pub(super) fn page() -> String {
    let lints = rules::lints();
    let mut page = format!(
        "# Rules of `check`\n\nWritten by `dagstack-spec explain --lint --markdown`. `dagstack-spec explain CODE` prints one of them; the codes of \
         errors, which `check` reports too and which can't be turned off, are in [codes.md](codes.md).\n\n{INTRODUCTION}\n\
         | | what | level | recommended |\n|---|---|---|---|\n"
    );
    for lint in &lints {
        let Rule { code, title, .. } = lint.rule;
        let (anchor, recommended) = (anchor(lint.rule), if lint.is_recommended { "yes" } else { "" });
        let _ = writeln!(page, "| [{code}](#{anchor}) | {title} | {} | {recommended} |", lint.level);
    }
    for group in LintGroup::ALL {
        let summary = group.summary();
        let _ = write!(page, "\n## `{}`: {summary}\n", group.name());
        for lint in lints.iter().filter(|lint| lint.group == *group) {
            let _ = write!(page, "\n{}\nIn `check`: {}.\n", lint.rule.to_markdown(), facts(lint));
        }
    }
    page
}

/// How rules are chosen, and where they do not apply.
const INTRODUCTION: &str = include_str!("choosing.md");

/// The anchor of a rule's heading, as the forge makes it.
fn anchor(rule: &Rule) -> String {
    let heading = format!("{}: {}", rule.code, rule.title).to_lowercase();
    heading
        .chars()
        .filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'))
        .map(|sign| if sign == ' ' { '-' } else { sign })
        .collect()
}
