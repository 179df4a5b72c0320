//! What `name` and `kind` may be: they become names of modules and of loggers, and parts of tools' names (MAN-15).

/// The longest `name` or `kind`, in characters.
pub(super) const LONGEST_NAME: usize = 128;

/// A character of a name: no control character, `/` or `\`.
macro_rules! character {
    () => {
        "[^\\u0000-\\u001f\\u007f-\\u009f/\\\\]"
    };
}

/// The same without the full stop.
macro_rules! other_than_full_stop {
    () => {
        "[^\\u0000-\\u001f\\u007f-\\u009f/\\\\.]"
    };
}

/// A name that is a path neither by its characters nor as `.` or `..`, in the part of the regular expression language that ECMA-262
/// and RE2 share. Emptiness is MAN-11's, so the empty text is not refused here.
pub(super) const NAME_PATTERN: &str = concat!(
    "^((",
    other_than_full_stop!(),
    "|\\.",
    other_than_full_stop!(),
    "|\\.\\.",
    character!(),
    ")",
    character!(),
    "*)?$"
);

/// What the pattern asks for, to follow "must be".
pub(super) const NAME_EXPECTED: &str = "a name without control characters, `/` and `\\`, and other than `.` and `..`";

#[cfg(test)]
mod tests {
    use jsonschema::is_valid;
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_and_control_characters_are_not_names() {
        let schema = json!({"pattern": NAME_PATTERN});
        for name in
            ["", "a", ".a", "..a", "...", "a.", "a..", "7", "my echo", "\u{e9}cho", "\u{a0}", "\u{1f600}", "a:b"]
        {
            assert!(is_valid(&schema, &json!(name)), "{name:?}");
        }
        for name in [
            ".", "..", "/", "a/b", "/a", "a/", "a\\b", "../a", "./a", "..\\a", "a\0", "\n", "a\n", ".\n", "..\n",
            "\u{7f}", "a\u{85}", "\u{9f}",
        ] {
            assert!(!is_valid(&schema, &json!(name)), "{name:?}");
        }
    }
}
