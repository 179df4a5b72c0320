//! DS755: an integer that is not exact everywhere.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::Decimal;
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Node, NodeKind};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS755: an integer that is not exact everywhere.
const RULE: &Rule = &Rule {
    code: "DS755",
    title: "an integer that is not exact everywhere",
    what: "A bound, a constant or a default is an integer beyond ±(2^53−1). What a hook takes and gives is exact up \
            to there (DSP-04); beyond, a registry or a client may keep the nearest double.",
    why: "9007199254740993 becomes 9007199254740992 on its way through JavaScript, in silence.",
    remedy: "Carry such numbers as texts.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"integer\", \"maximum\": 18446744073709551615, \"description\": \"How often.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"integer\", \"maximum\": 9007199254740991, \"description\": \"How often.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Fitness,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        for (keyword, value) in schema.node.keywords().filter(|(keyword, _)| VALUED.contains(keyword)) {
            let listed = value.items().filter(|_| keyword == Keyword::Enum);
            for number in listed.unwrap_or(std::slice::from_ref(value)) {
                if is_inexact(number) {
                    let message = "an integer beyond 2^53 need not be exact";
                    let finding = schema.finding(RULE, &number.span, message);
                    found.push(finding.help("carry such numbers as texts").clause(clause::DSP_04));
                }
            }
        }
    }
}

const VALUED: &[Keyword] = &[
    Keyword::Minimum,
    Keyword::Maximum,
    Keyword::ExclusiveMinimum,
    Keyword::ExclusiveMaximum,
    Keyword::Const,
    Keyword::Default,
    Keyword::Enum,
];

/// The largest integer below which doubles have every one.
const LARGEST: i128 = (1 << 53) - 1;

fn is_inexact(node: &Node) -> bool {
    let NodeKind::Number(number) = &node.kind else { return false };
    let number = Decimal::from(number);
    // A limit for an open end, such as `1e300`, is not meant to be met.
    number.is_integer() && number.to_i128().is_some_and(|integer| integer.abs() > LARGEST && integer.abs() < 1 << 65)
}
