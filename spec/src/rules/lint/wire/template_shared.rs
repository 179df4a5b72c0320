//! DS714: two hooks whose tools would have one name.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::super::samples::{HOOKSPEC_PATH, PAYLOAD_FILE};
use super::{TEMPLATE_KEY, ToolName};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind};
use crate::rule::{Example, File, Rule};

/// DS714: two hooks whose tools would have one name.
const RULE: &Rule = &Rule {
    code: "DS714",
    title: "two hooks whose tools would have one name",
    what: "Two exposed hooks of a kind have templates that are filled in to one name, since neither has `{hook}` in it.",
    why: "A plugin behind MCP could not know which hook it is called for.",
    remedy: "Put `{hook}` into one of the templates.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[File::text(HOOKSPEC_PATH, SHARED)],
        right: &[File::edited(
            HOOKSPEC_PATH,
            SHARED,
            "{kind}.{plugin}\"\n    description: Stops.",
            "{kind}.{plugin}.{hook}\"\n    description: Stops.",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Wire,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, LintedHook<'_>> = BTreeMap::new();
    for hook in kind.hooks().filter(LintedHook::is_at_mcp_border) {
        let template = ToolName::of(hook.hook, kind.kind).template;
        match known.entry(template) {
            Entry::Vacant(free) => drop(free.insert(hook)),
            Entry::Occupied(first) => {
                let (first, message) = (first.get(), "the tools of two hooks would have one name");
                found.push(
                    hook.finding(RULE, TEMPLATE_KEY, message)
                        .labelled("the same name again")
                        .also(first.source(), first.span(TEMPLATE_KEY), "first here")
                        .help("put `{hook}` into the template"),
                );
            }
        }
    }
}

const SHARED: &str = r#"kind: demo
kind_api_version: "1.0.0"
description: A demo.
hooks:
  - name: run
    dispatch: singleton
    mcp_tool_name_template: "{kind}.{plugin}"
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
  - name: stop
    dispatch: singleton
    mcp_tool_name_template: "{kind}.{plugin}"
    description: Stops.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
"#;
