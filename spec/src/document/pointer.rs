//! The tokens of JSON pointers (RFC 6901).

use std::borrow::Cow;

/// What one token of an RFC 6901 JSON pointer names: `a/b` for `a~1b`.
#[must_use]
pub fn unescape_token(token: &str) -> Cow<'_, str> {
    if token.contains('~') { Cow::Owned(token.replace("~1", "/").replace("~0", "~")) } else { Cow::Borrowed(token) }
}

/// Escapes one token of an RFC 6901 JSON pointer.
#[must_use]
pub fn pointer_token(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}
