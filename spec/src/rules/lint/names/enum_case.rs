//! DS705: values of one enumeration in several spellings.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS705: values of one enumeration in several spellings.
const RULE: &Rule = &Rule {
    code: "DS705",
    title: "values of one enumeration in several spellings",
    what: "The values of an `enum` are spelled alike: all snake_case, all kebab-case, all camelCase, all UPPER_CASE. \
            Values that are not words, such as `<=`, are left alone.",
    why: "Whoever writes a value from memory gets it wrong where the spelling changes inside one list.",
    remedy: "Spell the value as the others are.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\"type\": \"string\", ", "\"enum\": [\"in_work\", \"wellDone\"], ")],
        right: &[payload("\"type\": \"string\", ", "\"enum\": [\"in_work\", \"well_done\"], ")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        let values = schema.node.keyword(Keyword::Enum).and_then(Node::items).unwrap_or_default();
        let mut common = Spelling::ALL.to_vec();
        for value in values {
            let Some(word) = value.as_str().filter(|text| is_word(text)) else { continue };
            let left: Vec<Spelling> = common.iter().copied().filter(|spelling| spelling.fits(word)).collect();
            if left.is_empty() {
                let others: Vec<&str> = common.iter().map(|spelling| spelling.name()).collect();
                let message = format!("the value `{word}` is spelled unlike those before it");
                found.push(
                    schema
                        .finding(RULE, &value.span, message)
                        .help(format!("the values before it are {}", others.join(" or "))),
                );
                break;
            }
            common = left;
        }
    }
}

#[derive(Clone, Copy)]
enum Spelling {
    Snake,
    Kebab,
    Camel,
    Pascal,
    Upper,
}

impl Spelling {
    const ALL: &[Self] = &[Self::Snake, Self::Kebab, Self::Camel, Self::Pascal, Self::Upper];

    fn name(self) -> &'static str {
        match self {
            Self::Snake => "snake_case",
            Self::Kebab => "kebab-case",
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Upper => "UPPER_CASE",
        }
    }

    fn fits(self, word: &str) -> bool {
        let has = |is: fn(&char) -> bool| word.chars().any(|sign| is(&sign));
        let (lower, upper) = (has(char::is_ascii_lowercase), has(char::is_ascii_uppercase));
        let (underscore, dash) = (word.contains('_'), word.contains('-'));
        let starts_upper = word.starts_with(|first: char| first.is_ascii_uppercase());
        match self {
            Self::Snake => !upper && !dash,
            Self::Kebab => !upper && !underscore,
            Self::Camel => !starts_upper && !underscore && !dash,
            Self::Pascal => starts_upper && !underscore && !dash,
            Self::Upper => !lower && !dash,
        }
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}
