//! DS309: a manifest departs from a recommendation.

use crate::diagnostic::Diagnostic;
use crate::document::{Node, NodeKind};
use crate::manifest::check::{RawManifest, is_reported};
use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};
use crate::shape::quote;

/// DS309: a manifest departs from a recommendation.
pub const MANIFEST_STYLE: &Rule = &Rule {
    code: "DS309",
    title: "a manifest departs from a recommendation",
    what: "The manifest is accepted, and a warning reported: names match `^[a-z0-9][a-z0-9_-]*$`, kinds are snake_case \
            without a version, and priorities from 1000 are reserved for horizontal middleware.",
    why: "Names become parts of tool names, file names and variables, which take fewer characters.",
    remedy: "Follow the recommendation while nobody depends on the name.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited("dagstack.toml", MANIFEST, r#"name = "echo""#, r#"name = "Echo Tool""#)],
        right: &[File::edited("dagstack.toml", MANIFEST, r#"name = "echo""#, r#"name = "echo-tool""#)],
    },
};

/// Priorities from here on are reserved for horizontal middleware.
const RESERVED_PRIORITY: f64 = 1000.0;

/// What the contract recommends against: reported, and accepted.
pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let RawManifest { source, fields, .. } = *manifest;
    let mut warn = |node: &Node, message: String, help: &str| {
        if !is_reported(found, &node.span) {
            found.push(Diagnostic::warning(MANIFEST_STYLE, source, node.span.clone(), message).help(help));
        }
    };
    let text = |field: &str| fields.get(field).and_then(|node| Some((node, node.as_str()?)));
    if let Some((node, name)) = text("name")
        && !name.is_empty()
        && !is_plain_name(name)
    {
        warn(
            node,
            format!("the name {} is hard to use elsewhere", quote(node)),
            "names are lower-case letters, digits, `-` and `_`, a letter or a digit first",
        );
    }
    if let Some((node, kind)) = text("kind")
        && !kind.is_empty()
    {
        if !is_snake_case(kind) {
            warn(
                node,
                format!("the kind {} is not snake_case", quote(node)),
                "kinds are lower-case words joined by `_`",
            );
        } else if names_version(kind) {
            warn(
                node,
                format!("the kind {} names a version", quote(node)),
                "the version of a kind's interface goes into `kind_api_version`",
            );
        }
    }
    if let Some(node) = fields.get("priority")
        && let NodeKind::Number(number) = &node.kind
        && number.as_f64().is_some_and(|priority| priority >= RESERVED_PRIORITY)
    {
        warn(
            node,
            format!("the priority {} is reserved", quote(node)),
            "from 1000 on, priorities are for horizontal middleware",
        );
    }
    for field in ["entry_point", "url"] {
        if let Some((node, "")) = text(field) {
            warn(node, format!("`{field}` is empty"), "a plugin can't be loaded from nothing");
        }
    }
}

fn is_plain_name(name: &str) -> bool {
    let plain = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit();
    name.starts_with(plain) && name.chars().all(|character| plain(character) || matches!(character, '-' | '_'))
}

fn is_snake_case(kind: &str) -> bool {
    kind.starts_with(|first: char| first.is_ascii_lowercase())
        && kind
            .chars()
            .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_')
}

/// Whether a kind's name ends in a version: `tool_v2`.
pub(in crate::rules) fn names_version(kind: &str) -> bool {
    let stem = kind.trim_end_matches(|character: char| character.is_ascii_digit() || character == '_');
    stem.len() < kind.len()
        && kind.ends_with(|last: char| last.is_ascii_digit())
        && (stem.ends_with('v') || stem.is_empty())
}
