//! DS405: a pattern that a target language can't express.

use dagstack_spec_model::rule::samples::HOOKSPEC;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS405: a pattern that a target language can't express.
pub const PATTERN_UNSUPPORTED: &Rule = &Rule {
    code: "DS405",
    title: "a pattern that a target language can't express",
    what: "Patterns are ECMA-262, and mean the same in every language. What linear engines lack is refused: lookaround, \
            back-references, flags inside. So are patterns that are too large, or that could take longer than a second \
            on 100,000 characters: numbers in braces above 1,000, or a part as `a.{999}b` that may be at many of its \
            characters at once.",
    why: "A pattern that one language reads in another way would make two validators disagree; one that backtracks can \
            be made to hang by whoever writes the text.",
    remedy: "Say it with less, or with an anchor: `^` and `$` are cheap. `docs/patterns.md` has more.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "string", "pattern": "^(?=.*[0-9])[a-z0-9]+$"}
"#,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "string", "pattern": "^[a-z0-9]*[0-9][a-z0-9]*$"}
"#,
        )],
    },
};
