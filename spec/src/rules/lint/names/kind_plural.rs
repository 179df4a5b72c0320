//! DS700: a kind whose name is a plural.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::samples::{HOOKSPEC, PAYLOAD};
use crate::rule::{Example, File, Rule};

/// DS700: a kind whose name is a plural.
const RULE: &Rule = &Rule {
    code: "DS700",
    title: "a kind whose name is a plural",
    what: "The name of a kind is that of one plugin: singular.",
    why: "A manifest says `kind = \"notifier\"` of one plugin, and the types that are emitted are called after it.",
    remedy: "Take the singular. A kind that is in use keeps its name: make an exception.",
    example: Example {
        command: "check .",
        around: &[],
        wrong: &[
            File::edited("kinds/pagers/v1.yaml", HOOKSPEC, "kind: demo", "kind: pagers"),
            File::text("kinds/pagers/schemas/run.json", PAYLOAD),
        ],
        right: &[
            File::edited("kinds/pager/v1.yaml", HOOKSPEC, "kind: demo", "kind: pager"),
            File::text("kinds/pager/schemas/run.json", PAYLOAD),
        ],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    let name = kind.kind.name.as_str();
    let last = name.rsplit('_').next().unwrap_or(name);
    let Some(singular) = singular(last) else { return };
    let whole = format!("{}{singular}", &name[..name.len() - last.len()]);
    found.push(
        kind.finding(RULE, "kind", format!("the name `{name}` is a plural"))
            .help(format!("call it `{whole}`: a plugin is one of its kind")),
    );
}

/// Words that end as plurals do, and are none.
const SINGULAR: &[&str] =
    &["always", "canvas", "lens", "means", "news", "perhaps", "series", "species", "sms", "tls", "https"];

/// The singular of an English plural. Words of three letters are mostly none (`bus`, `dns`).
fn singular(word: &str) -> Option<String> {
    if word.len() <= 3
        || ["ss", "us", "is", "as", "os"].iter().any(|end| word.ends_with(end))
        || SINGULAR.contains(&word)
    {
        return None;
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Some(format!("{stem}y"));
    }
    let long = ["sses", "shes", "tches", "nches", "rches", "xes", "zes"].iter().any(|end| word.ends_with(end));
    word.strip_suffix(if long { "es" } else { "s" }).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_have_a_singular_and_other_words_none() {
        for (word, expected) in [
            ("tools", Some("tool")),
            ("boxes", Some("box")),
            ("queries", Some("query")),
            ("caches", Some("cache")),
            ("branches", Some("branch")),
            ("status", None),
            ("analysis", None),
            ("process", None),
            ("bus", None),
            ("series", None),
            ("alias", None),
            ("tool", None),
        ] {
            assert_eq!(singular(word).as_deref(), expected, "{word}");
        }
    }
}
