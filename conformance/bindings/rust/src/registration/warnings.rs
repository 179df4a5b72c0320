//! What a registry warns of and accepts (section 3, the SHOULDs).

use crate::kind::is_snake_case;
use crate::spec::manifest::Manifest;

/// From this priority on it is reserved for horizontal middleware.
const RESERVED_PRIORITY: u64 = 1000;

/// What is odd about a manifest, a line each.
pub(crate) fn warnings(manifest: &Manifest) -> Vec<String> {
    let (name, kind, priority) = (manifest.name.as_str(), manifest.kind.as_str(), manifest.priority);
    let mut lines = Vec::new();
    if !is_plain_name(name) {
        lines.push(format!("the name `{name}` should be lower-case letters, digits, `-` and `_`"));
    }
    if !is_snake_case(kind) {
        lines.push(format!("the kind `{kind}` should be snake_case"));
    }
    if priority >= RESERVED_PRIORITY {
        lines.push(format!("priority {priority} is reserved for horizontal middleware: {RESERVED_PRIORITY} and above"));
    }
    #[cfg(feature = "http")]
    if manifest.auth.is_some() && manifest.url.as_deref().is_some_and(crate::mcp::http::exposes_token) {
        lines.push("its token goes to another machine over plain http, where others may read it: use https".to_owned());
    }
    lines
}

fn is_plain_name(name: &str) -> bool {
    let lower_or_digit = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.bytes().next().is_some_and(lower_or_digit)
        && name.bytes().all(|byte| lower_or_digit(byte) || matches!(byte, b'-' | b'_'))
}
