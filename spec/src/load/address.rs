//! What a schema resource is known by: an absolute URI, or its path in the tree.

use std::borrow::Cow;
use std::fmt;

use fluent_uri::{Uri, UriRef};
use percent_encoding::percent_decode_str;

use crate::shape::shorten;
use crate::tree::TreePath;

/// The address of a schema resource, without a fragment. Equal addresses name one resource.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Address {
    /// A path in the tree: the base of a file that has no absolute `$id`. It ends with `/` where it names a folder.
    Path(String),
    /// An absolute URI, normalised (RFC 3986, section 6.2).
    Uri(Uri<String>),
}

impl Address {
    /// The address of a file of the tree.
    pub(crate) fn of_file(path: &TreePath) -> Self {
        Self::Path(path.as_str().to_owned())
    }

    /// An absolute URI. `None` for anything else, a relative reference above all.
    pub(crate) fn absolute(text: &str) -> Option<Self> {
        Some(Self::Uri(Uri::parse(text).ok()?.normalize()))
    }

    /// What a URI reference without a fragment means here (RFC 3986, section 5.2). `None` where it means nothing: it leaves
    /// the tree, or is relative to a URI that holds no path.
    pub(crate) fn join(&self, reference: &str) -> Option<Self> {
        if let Some(absolute) = Self::absolute(reference) {
            return Some(absolute);
        }
        match self {
            Self::Path(base) => match reference.strip_prefix('/') {
                Some(from_root) => join_path("", from_root),
                None => join_path(base, reference),
            }
            .map(Self::Path),
            Self::Uri(base) => {
                let joined = UriRef::parse(reference).ok()?.resolve_against(base).ok()?;
                Some(Self::Uri(joined.normalize()))
            }
        }
    }

    /// How many bytes it takes.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Path(path) => path.len(),
            Self::Uri(uri) => uri.as_str().len(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => formatter.write_str(path),
            Self::Uri(uri) => formatter.write_str(uri.as_str()),
        }
    }
}

/// A percent-encoded relative path, seen from a path of the tree. `None` where it leaves the tree.
pub(crate) fn join_path(base: &str, relative: &str) -> Option<String> {
    if relative.is_empty() {
        return Some(base.to_owned());
    }
    let relative = percent_decode(relative)?;
    let folder = TreePath::new(base.rsplit_once('/').map_or("", |(folder, _)| folder))?;
    let is_folder = matches!(relative.rsplit('/').next(), Some("" | "." | ".."));
    let joined = folder.join(&relative)?;
    Some(format!("{joined}{}", if is_folder { "/" } else { "" }))
}

/// A text of a schema for a message. Addresses are longer than other values that are worth repeating.
pub(crate) fn shown(text: &str) -> String {
    shorten(text, 200)
}

/// `None` where the bytes that it represents are not UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(base: &str, reference: &str) -> Option<String> {
        let base = Address::absolute(base).unwrap_or_else(|| Address::Path(base.to_owned()));
        base.join(reference).map(|address| address.to_string())
    }

    #[test]
    fn references_are_resolved_against_uris_and_paths_alike() {
        for (base, reference, expected) in [
            ("https://example.com/a/b.json", "c.json", Some("https://example.com/a/c.json")),
            ("https://example.com/a/b/", "../c.json", Some("https://example.com/a/c.json")),
            ("https://example.com/a/b.json", "/c.json", Some("https://example.com/c.json")),
            ("https://example.com/a/b.json", "", Some("https://example.com/a/b.json")),
            ("https://example.com/a/b.json", "URN:example:c", Some("urn:example:c")),
            ("https://example.com/a/", "HTTPS://EXAMPLE.com:443/%7Ec/./d", Some("https://example.com/~c/d")),
            ("urn:example:a", "c.json", None),
            ("urn:example:a", "", Some("urn:example:a")),
            ("kinds/a/b.json", "c%20d.json", Some("kinds/a/c d.json")),
            ("kinds/a/b.json", "c/", Some("kinds/a/c/")),
            ("kinds/a/c/", "d.json", Some("kinds/a/c/d.json")),
            ("kinds/a/c/", "..", Some("kinds/a/")),
            ("kinds/a/b.json", "/c.json", Some("c.json")),
            ("kinds/a/b.json", "//example.com/c.json", None),
            ("kinds/a/b.json", "../../../c.json", None),
            ("kinds/a/b.json", "%FF", None),
        ] {
            assert_eq!(joined(base, reference).as_deref(), expected, "{base} and {reference}");
        }
    }
}
