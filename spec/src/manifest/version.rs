//! The two version notations of a manifest: what a pattern can say about them, and what a person should read.

use std::str::FromStr;

use pep440_rs::VersionSpecifiers;

use crate::diagnostic::fragment;

/// Release numbers, with an optional epoch and an optional `v` before them.
macro_rules! release {
    ($rest:literal) => {
        concat!("[ \\t]*[vV]?([0-9]+!)?[0-9]+(\\.[0-9]+)", $rest)
    };
}

/// Pre-release, post-release and development release, in all spellings that PEP 440 normalises.
macro_rules! suffixes {
    () => {
        concat!(
            "([-_.]?([aA]([lL][pP][hH][aA])?|[bB]([eE][tT][aA])?|[cC]|[rR][cC]|[pP][rR][eE]([vV][iI][eE][wW])?)[-_.]?[0-9]*)?",
            "(-[0-9]+|[-_.]?([pP][oO][sS][tT]|[rR]([eE][vV])?)[-_.]?[0-9]*)?",
            "([-_.]?[dD][eE][vV][-_.]?[0-9]*)?"
        )
    };
}

/// One comparison. A wildcard goes with `==` and `!=` only, a local version with those and `===`, and `~=` wants two numbers.
macro_rules! comparison {
    () => {
        concat!(
            "[ \\t]*(",
            "((<=?|>=?)",
            release!("*"),
            "|~=",
            release!("+"),
            ")",
            suffixes!(),
            "|[=!]=",
            release!("*"),
            "\\.\\*",
            "|([=!]=|===)",
            release!("*"),
            suffixes!(),
            "(\\+[a-zA-Z0-9]+([-_.][a-zA-Z0-9]+)*)?",
            ")[ \\t]*"
        )
    };
}

/// What a PEP 440 specifier set looks like, in the part of the regular expression language that ECMA-262 and RE2 share.
/// An empty set is one.
pub const CORE_VERSION_PATTERN: &str = concat!("^(", comparison!(), "(,", comparison!(), ")*)?$");

/// A major version, or a full semantic version, in the same part of the language.
pub const KIND_API_VERSION_PATTERN: &str = concat!(
    "^(0|[1-9][0-9]*)",
    "(\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)",
    "(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?",
    "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?)?$"
);

/// Why a text is not a PEP 440 specifier set, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoSpecifierSet {
    pub(crate) why: String,
    /// The sets that it may have been meant as. One alone means the same.
    pub(crate) instead: Vec<String>,
}

/// Reads a PEP 440 specifier set; on failure explains the notation of another ecosystem where that is what was written.
pub(crate) fn check_core_version(text: &str) -> Result<VersionSpecifiers, NoSpecifierSet> {
    VersionSpecifiers::from_str(text).map_err(|error| {
        let bare = text.trim();
        let (why, instead) = if let Some(version) = bare.strip_prefix('^') {
            ("a caret range is another ecosystem's notation", caret(version).into_iter().collect())
        } else if let Some(version) = bare.strip_prefix('~').filter(|rest| !rest.starts_with('=')) {
            ("a tilde range is another ecosystem's notation", tilde(version).into_iter().collect())
        } else if bare.contains("||") {
            ("a specifier set has no \"or\": all its comparisons hold", Vec::new())
        } else if let Some(joined) = with_commas(bare) {
            ("comparisons are joined by commas", vec![joined])
        } else if pep440_rs::Version::from_str(bare).is_ok() {
            ("a version alone does not say how to compare", vec![format!("=={bare}"), format!(">={bare}")])
        } else if bare.ends_with(',') {
            ("there is a comma at the end", vec![bare.trim_end_matches([',', ' ']).to_owned()])
        } else {
            return NoSpecifierSet { why: reason(&error.to_string()), instead: Vec::new() };
        };
        NoSpecifierSet { why: why.to_owned(), instead }
    })
}

/// The reader's own message: its first line, without the caret that it draws below, as a fragment.
fn reason(error: &str) -> String {
    let line = error.lines().next().unwrap_or_default();
    fragment(line.strip_prefix("Failed to parse version: ").unwrap_or(line).trim_end_matches(':'))
}

/// What a caret means: up to the next change of the leftmost number that is not zero.
fn caret(version: &str) -> Option<String> {
    let parsed = pep440_rs::Version::from_str(version.trim()).ok()?;
    let changing = parsed.release().iter().position(|number| *number > 0).unwrap_or(parsed.release().len() - 1);
    up_to_next(version, changing)
}

/// What a tilde means: up to the next change of the second number, or of the only one.
fn tilde(version: &str) -> Option<String> {
    let parsed = pep440_rs::Version::from_str(version.trim()).ok()?;
    up_to_next(version, (parsed.release().len() - 1).min(1))
}

/// From a version up to the next one in which the number at this place is higher: `>=1.2.3,<1.3`.
fn up_to_next(version: &str, place: usize) -> Option<String> {
    let version = version.trim();
    let parsed = pep440_rs::Version::from_str(version).ok()?;
    let mut upper: Vec<String> = parsed.release().iter().take(place).map(ToString::to_string).collect();
    upper.push(parsed.release().get(place)?.checked_add(1)?.to_string());
    Some(format!(">={version},<{}", upper.join(".")))
}

/// The same comparisons with commas, where only those were missing.
fn with_commas(text: &str) -> Option<String> {
    let mut joined = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for character in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(character, '<' | '>' | '=' | '!' | '~') && !matches!(before, '<' | '>' | '=' | '!' | '~') {
            let kept = joined.trim_end().len();
            joined.truncate(kept);
            if !joined.is_empty() && !joined.ends_with(',') {
                joined.push(',');
            }
        }
        joined.push(character);
        before = character;
    }
    (joined != text && VersionSpecifiers::from_str(&joined).is_ok()).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shape::DocumentSchema;

    /// Specifier sets, the good ones first.
    const GOOD: &[&str] = &[
        "",
        ">=0.1.0,<1.0.0",
        ">=0.1.0",
        "<1",
        "<=1.0",
        ">1",
        "==1",
        "==1.0.*",
        "!=1.*",
        "!=1.0",
        "~=1.0",
        "~=1.4.5",
        "===1.0",
        ">= 1.0 , < 2.0",
        " >=1 ",
        ">=1\t,<2",
        "==1!2.0",
        "==1!1.*",
        "~=1!2.3",
        ">=v1.0",
        "==V1.0",
        ">=1.0a1",
        ">=1.0.alpha",
        ">=1.0-ALPHA-1",
        ">=1.0_beta.2",
        ">=1.0b",
        ">=1.0c1",
        ">=1.0rc1",
        ">=1.0.RC.1",
        ">=1.0pre1",
        ">=1.0preview1",
        ">=1.0.post1",
        ">=1.0-1",
        ">=1.0.rev1",
        ">=1.0r1",
        ">=1.0post",
        ">=1.0.dev1",
        ">=1.0dev",
        ">=1.0-dev-3",
        ">=1.0a1.post2.dev3",
        ">=1.0rc1-1",
        "==1.0+local",
        "==1.0+ubuntu-1.2_a",
        "!=1.0+1",
        "===1.0+abc",
        "==1.0a1+b",
        ">=0",
        ">=1.2.3.4.5.6",
        ">=01.02",
        "~=1.0.dev1",
        "~=2.2.post3",
        "==1.1.dev1",
        ">=1,<2,!=1.5,!=1.6.*",
        "~=0.0",
        ">=2024.10",
        "<1!0",
        ">=1234567890123456789",
    ];
    const BAD: &[&str] = &[
        " ",
        ",",
        "^0.2",
        "^1",
        "~1.2",
        "~=1",
        "~=1.*",
        "~=1.0.*",
        "~=1.0+abc",
        ">=1.*",
        "<1.*",
        ">=1.0+abc",
        "<1+1",
        "===1.*",
        "==1.0.dev1.*",
        "==1.0a1.*",
        "==1.*.0",
        "==*",
        "*",
        ">=0.1 <1.0",
        ">=0.1;<1",
        ">=0.1,,<1",
        ">=0.1,",
        ",>=0.1",
        "1.0",
        "1",
        ">=",
        ">",
        "=1.0",
        "=>1.0",
        "=<1",
        "!1.0",
        "<>1.0",
        ">=1.0.",
        ">=.1",
        ">=1..0",
        ">=1.0x1",
        ">=1.0+",
        "==1.0+.a",
        "==1.0+a..b",
        "==1.0+a_",
        "any",
        "latest",
        ">=one",
        "1.x",
        ">=1.x",
        ">=1 || <2",
        ">=1 - <2",
        "[1.0,2.0)",
        ">=1.0!1",
        ">=!1",
        ">=1.0-",
        ">=1.0--1",
        ">=1.0.dev1.post1",
        ">=1.0prev1",
        "== 1 . 0",
        ">= 1,0",
        "~ =1.0",
        "> =1.0",
        ">=vv1",
        "===",
        "====1.0",
        ">=1.0\u{a0}.0",
        "==1.0.*+a",
        ">=١",
    ];

    fn pattern(pattern: &str) -> DocumentSchema {
        DocumentSchema::new(serde_json::json!({"type": "string", "pattern": pattern})).expect("a schema")
    }

    fn matches(schema: &DocumentSchema, text: &str) -> bool {
        jsonschema::validator_for(schema.schema()).expect("a schema").is_valid(&serde_json::Value::from(text))
    }

    #[test]
    fn pattern_and_reader_agree_on_specifier_sets() {
        let schema = pattern(CORE_VERSION_PATTERN);
        for (set, verdict) in GOOD.iter().map(|set| (set, true)).chain(BAD.iter().map(|set| (set, false))) {
            assert_eq!(matches(&schema, set), verdict, "the pattern on {set:?}");
            assert_eq!(check_core_version(set).is_ok(), verdict, "the reader on {set:?}");
        }
        assert!(GOOD.len() + BAD.len() >= 100);
    }

    #[test]
    fn what_was_meant_is_found() {
        let reported = |text| {
            let problem = check_core_version(text).expect_err(text);
            format!("{} | {}", problem.why, problem.instead.join(" or "))
        };
        assert_eq!(reported("^0.2"), "a caret range is another ecosystem's notation | >=0.2,<0.3");
        assert_eq!(reported("^1.2.3"), "a caret range is another ecosystem's notation | >=1.2.3,<2");
        assert_eq!(reported("^0.0"), "a caret range is another ecosystem's notation | >=0.0,<0.1");
        assert_eq!(reported("~1.2"), "a tilde range is another ecosystem's notation | >=1.2,<1.3");
        assert_eq!(reported("~1"), "a tilde range is another ecosystem's notation | >=1,<2");
        assert_eq!(reported("~0.2.3"), "a tilde range is another ecosystem's notation | >=0.2.3,<0.3");
        assert_eq!(reported("^0.0.3"), "a caret range is another ecosystem's notation | >=0.0.3,<0.0.4");
        assert_eq!(reported("^0"), "a caret range is another ecosystem's notation | >=0,<1");
        assert_eq!(reported("^x"), "a caret range is another ecosystem's notation | ");
        assert_eq!(reported(">=1 || <0.5"), "a specifier set has no \"or\": all its comparisons hold | ");
        assert_eq!(reported(">=0.1 <1.0"), "comparisons are joined by commas | >=0.1,<1.0");
        assert_eq!(reported(">=0.1<1.0"), "comparisons are joined by commas | >=0.1,<1.0");
        assert_eq!(reported("1.0"), "a version alone does not say how to compare | ==1.0 or >=1.0");
        assert_eq!(reported(">=1.0,"), "there is a comma at the end | >=1.0");
        assert_eq!(reported("any"), "unexpected end of version specifier, expected operator | ");
    }

    #[test]
    fn a_kind_api_version_is_a_major_or_semver() {
        let schema = pattern(KIND_API_VERSION_PATTERN);
        for text in ["1", "0", "12", "1.0.0", "1.2.3-rc.1", "1.0.0+build.5", "1.0.0-0a.b-c+d", "10.20.30"] {
            assert!(matches(&schema, text), "{text}");
            assert!(semver::Version::parse(text).is_ok() || text.parse::<u64>().is_ok(), "{text}");
        }
        for text in
            ["", "v1", "01", "1.0", "1.0.0.0", "one", "1.", "1.0.0-", "1.0.0-01", "1.0.0+", " 1", "1 ", "-1", "1.00.0"]
        {
            assert!(!matches(&schema, text), "{text}");
        }
    }
}
