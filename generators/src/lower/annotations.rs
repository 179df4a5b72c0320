//! Which foreign keywords and formats a caller takes as annotations: they say nothing about which values fit.

use std::fmt;
use std::str::FromStr;

use dagstack_spec_model::json_schema::{Class, Keyword};

use super::foreign;

/// Keywords that JSON Schema 2020-12 does not know, and formats, that are taken as annotations.
///
/// A name with a `*` at its start or its end covers what would be refused otherwise. Without one it means the keyword or the
/// format of this name; a format that is a check elsewhere (`email`) is none then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotations {
    /// The keywords.
    pub keywords: Vec<AnnotationKeyword>,
    /// The formats.
    pub formats: Vec<AnnotationFormat>,
}

impl Annotations {
    /// Whether a keyword is taken as an annotation. Keywords that decide which values fit never are.
    pub(super) fn has_keyword(&self, keyword: &str) -> bool {
        !foreign::asserts(keyword) && self.keywords.iter().any(|name| name.0.matches(keyword))
    }

    /// Whether a format is taken as an annotation.
    pub(super) fn has_format(&self, format: &str, is_supported: bool) -> bool {
        self.formats.iter().any(|name| if is_supported { name.0.is(format) } else { name.0.matches(format) })
    }
}

/// A keyword to take as an annotation, or many: `id`, `vscode-*`, `*Hint`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationKeyword(Name);

/// A format to take as an annotation, or many: `color`, `x-*`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnotationFormat(Name);

/// What lowering has taken as an annotation, because the caller wanted it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Annotated {
    Keyword(String),
    Format(String),
}

impl Annotated {
    /// Which list it is from, and its name.
    pub(super) fn parts(&self) -> (&str, &str) {
        match self {
            Self::Keyword(name) => ("annotations", name),
            Self::Format(name) => ("annotation-formats", name),
        }
    }
}

/// Why a name can't be taken as that of annotations.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnnotationError {
    /// There is nothing to match.
    #[error("the name is empty")]
    Empty,
    /// A star in the middle, or two.
    #[error("`{0}` has its `*` in the middle or twice; it is put at the start or the end of a name")]
    Star(String),
    /// JSON Schema 2020-12 says what the keyword means, and it is no annotation there.
    #[error(
        "`{0}` is a keyword of JSON Schema 2020-12 that is no annotation, and keeps its meaning; only annotations and what JSON Schema \
         does not know can be listed"
    )]
    Keyword(String),
    /// An earlier draft has it decide which values fit.
    #[error("`{0}` decides which values fit in earlier drafts and can't be taken as an annotation; {1}")]
    Earlier(String, &'static str),
}

impl FromStr for AnnotationKeyword {
    type Err = AnnotationError;

    fn from_str(text: &str) -> Result<Self, AnnotationError> {
        let name = text.parse()?;
        // A known annotation is already what the caller asks for, and a tool that comes to know one breaks nobody's list.
        if Keyword::from_name(text).is_some_and(|keyword| keyword.class() != Class::Annotation) {
            return Err(AnnotationError::Keyword(text.to_owned()));
        }
        match foreign::remedy(text).filter(|_| foreign::asserts(text)) {
            Some(remedy) => Err(AnnotationError::Earlier(text.to_owned(), remedy)),
            None => Ok(Self(name)),
        }
    }
}

impl FromStr for AnnotationFormat {
    type Err = AnnotationError;

    fn from_str(text: &str) -> Result<Self, AnnotationError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for AnnotationKeyword {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for AnnotationFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A name, whole or with one end open.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Whole(String),
    StartsWith(String),
    EndsWith(String),
}

impl Name {
    fn matches(&self, name: &str) -> bool {
        match self {
            Self::Whole(whole) => name == whole,
            Self::StartsWith(start) => name.starts_with(start.as_str()),
            Self::EndsWith(end) => name.ends_with(end.as_str()),
        }
    }

    fn is(&self, name: &str) -> bool {
        matches!(self, Self::Whole(whole) if whole == name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(whole) => formatter.write_str(whole),
            Self::StartsWith(start) => write!(formatter, "{start}*"),
            Self::EndsWith(end) => write!(formatter, "*{end}"),
        }
    }
}

impl FromStr for Name {
    type Err = AnnotationError;

    fn from_str(text: &str) -> Result<Self, AnnotationError> {
        let name = match (text.strip_suffix('*'), text.strip_prefix('*')) {
            _ if text.is_empty() => return Err(AnnotationError::Empty),
            (Some(start), _) => Self::StartsWith(start.to_owned()),
            (None, Some(end)) => Self::EndsWith(end.to_owned()),
            (None, None) => Self::Whole(text.to_owned()),
        };
        let (Self::Whole(rest) | Self::StartsWith(rest) | Self::EndsWith(rest)) = &name;
        if rest.contains('*') { Err(AnnotationError::Star(text.to_owned())) } else { Ok(name) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keywords(names: &[&str]) -> Annotations {
        let keywords = names.iter().map(|name| name.parse().expect("a name")).collect();
        Annotations { keywords, formats: Vec::new() }
    }

    #[test]
    fn names_cover_what_they_say() {
        let annotations = keywords(&["id", "vscode-*", "*Hint"]);
        for covered in ["id", "vscode-", "vscode-x", "Hint", "uiHint"] {
            assert!(annotations.has_keyword(covered), "{covered}");
        }
        for other in ["Id", "ids", "xvscode-", "Hints", ""] {
            assert!(!annotations.has_keyword(other), "{other}");
        }
    }

    #[test]
    fn no_name_hides_what_decides() {
        let all = keywords(&["*", "depend*", "*Items", "$*"]);
        for keyword in ["dependencies", "additionalItems", "$recursiveRef", "divisibleBy", "disallow", "extends"] {
            assert!(!all.has_keyword(keyword), "{keyword}");
            let refused = keyword.parse::<AnnotationKeyword>().expect_err("refused");
            assert!(matches!(refused, AnnotationError::Earlier(..)), "{refused}");
        }
        for keyword in ["pattern", "$ref", "allOf", "$defs", "$id", "$dynamicRef", "format"] {
            let refused = keyword.parse::<AnnotationKeyword>().expect_err("refused");
            assert!(matches!(refused, AnnotationError::Keyword(..)), "{refused}");
        }
        for keyword in ["title", "default", "$comment", "contentSchema", "x-enum-names"] {
            assert!(keyword.parse::<AnnotationKeyword>().is_ok(), "{keyword}");
        }
        for name in ["", "a*b", "**", "*a*", "a**"] {
            assert!(name.parse::<AnnotationKeyword>().is_err() && name.parse::<AnnotationFormat>().is_err(), "{name}");
        }
    }

    #[test]
    fn a_format_that_is_supported_is_named_whole() {
        let formats = ["color", "u*", "email"].map(|name| name.parse().expect("a name")).to_vec();
        let annotations = Annotations { keywords: Vec::new(), formats };
        assert!(annotations.has_format("email", true) && annotations.has_format("color", false));
        assert!(annotations.has_format("unit", false) && !annotations.has_format("uri", true));
    }
}
