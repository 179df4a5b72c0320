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
mod tests;
