//! DS725: an example that is not valid.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS725: an example that is not valid.
const RULE: &Rule = &Rule {
    code: "DS725",
    title: "an example that is not valid",
    what: "Every value under `examples` is valid under the schema that has it.",
    why: "An example is what people and models copy.",
    remedy: "Correct the example, or the schema.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\"The words.\"", "\"The words.\", \"examples\": [\"Hello\", 7]")],
        right: &[payload("\"The words.\"", "\"The words.\", \"examples\": [\"Hello\", \"Seven\"]")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Docs,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in file.schemas.iter().filter(|schema| schema.node.has(Keyword::Examples)) {
        let document = schema.spec.bundle(&schema.place());
        let options = jsonschema::options().with_draft(jsonschema::Draft::Draft202012).should_validate_formats(true);
        // A pattern may be beyond the validator: then nothing is known.
        let Ok(validator) = options.build(&document) else { continue };
        for example in schema.node.keyword(Keyword::Examples).and_then(Node::items).unwrap_or_default() {
            if let Err(error) = validator.validate(&example.to_json()) {
                let finding = schema.finding(RULE, &example.span, "the example is not valid under its schema");
                found.push(finding.help(format!("{error}")));
            }
        }
    }
}
