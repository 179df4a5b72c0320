//! Exceptions in the file that they are for: `x-dagstack-allow`, a keyword in schemas and a comment in hookspecs, whose keys are
//! those of the contract.

use super::{Exception, Lint, LintedFile, LintedKind, exception};
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::{Node, NodeKind};
use crate::json_schema::Keyword;
use crate::rules;
use crate::source::Span;

/// The exceptions that the schemas of a file make, each for the schema that has it and all below. What is not one is reported.
pub(super) fn exceptions(
    file: &LintedFile<'_>,
    lints: &[&'static Lint],
    found: &mut Vec<Diagnostic>,
) -> Vec<Exception> {
    let source = &file.file.source;
    let mut exceptions = Vec::new();
    for schema in &file.schemas {
        let entries = schema.node.entries().unwrap_or_default();
        let at = entries.iter().position(|entry| entry.key == Keyword::DagstackAllow.name());
        let Some((at, value)) = at.and_then(|at| Some((at, &entries.get(at)?.value))) else { continue };
        let mut refuse = |node: &Node, message: String| {
            let problem = Diagnostic::error(rules::EXCEPTION_INVALID, source, node.span.clone(), message);
            found.push(problem.help("write `\"x-dagstack-allow\": [{\"rule\": \"DS732\", \"reason\": \"…\"}]`"));
        };
        let Some(items) = value.items() else {
            refuse(value, format!("`{}` is a list of exceptions, not {}", Keyword::DagstackAllow, value.type_name()));
            continue;
        };
        for (index, item) in items.iter().enumerate() {
            let known = ["rule", "reason"];
            let unknown = item.entries().unwrap_or_default().iter().find(|entry| !known.contains(&entry.key.as_str()));
            let text = |key: &str| item.get(key).and_then(Node::as_str).map(str::trim).filter(|text| !text.is_empty());
            let (Some(code), Some(_), None) = (text("rule"), text("reason"), unknown) else {
                refuse(item, "an exception has a `rule` and a `reason`, both texts, and nothing else".to_owned());
                continue;
            };
            let Some(lint) = lints.iter().find(|lint| lint.rule.code == code) else {
                refuse(item.get("rule").unwrap_or(item), format!("`{code}` is not the code of a rule of `check`"));
                continue;
            };
            let Some(span) = exception::part(&file.file.root, &schema.pointer) else { continue };
            let removal = if items.len() == 1 {
                Edit::remove_entry(source, entries, at)
            } else {
                Edit::remove_item(source, items, index)
            };
            exceptions.push(Exception::in_part(lint.rule, source, span, item.span.clone(), removal));
        }
    }
    exceptions
}

/// The exceptions that the comments of a hookspec make: `# x-dagstack-allow DS703: why`, on a line of its own, for the key or the item of a
/// list that follows; for all of it above the first key. What is not one is reported.
pub(super) fn in_comments(
    kind: &LintedKind<'_>,
    lints: &[&'static Lint],
    found: &mut Vec<Diagnostic>,
) -> Vec<Exception> {
    let source = &kind.kind.source;
    let text = source.text();
    let mut texts = Vec::new();
    scalars(&kind.root, &mut texts);
    let mut exceptions = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (at, comment) = (start + line.len() - line.trim_start().len(), line.trim());
        start += line.len();
        let body = comment.strip_prefix('#').map(str::trim_start);
        let Some(body) = body.and_then(|body| body.strip_prefix(Keyword::DagstackAllow.name())) else { continue };
        // A line of a description may look like a comment.
        if texts.iter().any(|scalar| scalar.contains(&at)) {
            continue;
        }
        let place = at..at + comment.len();
        let mut refuse = |message: String| {
            let problem = Diagnostic::error(rules::EXCEPTION_INVALID, source, place.clone(), message);
            found.push(problem.help("write `# x-dagstack-allow DS703: …`, with the reason after the colon"));
        };
        let parts = body.split_once(':').map(|(code, reason)| (code.trim(), reason.trim()));
        let Some((code, _)) = parts.filter(|(code, reason)| !code.is_empty() && !reason.is_empty()) else {
            refuse("an exception has the code of a rule and a reason".to_owned());
            continue;
        };
        let Some(lint) = lints.iter().find(|lint| lint.rule.code == code) else {
            refuse(format!("`{code}` is not the code of a rule of `check`"));
            continue;
        };
        let span = followed(&kind.root, text, start);
        let removal = Edit::remove_lines(source, &place);
        exceptions.push(Exception::in_part(lint.rule, source, span, place, removal));
    }
    exceptions
}

/// The places of the scalars of a document that go on over several lines may have lines that look like comments.
fn scalars(node: &Node, found: &mut Vec<Span>) {
    match &node.kind {
        NodeKind::Mapping(table) => table.iter().for_each(|entry| scalars(&entry.value, found)),
        NodeKind::Sequence(items) => items.iter().for_each(|item| scalars(item, found)),
        _ => found.push(node.span.clone()),
    }
}

/// What the first line after a comment begins: a key with its value, or an item of a list; all of the document where it is the first key.
fn followed(root: &Node, text: &str, after: usize) -> Span {
    let mut start = after;
    for line in text.get(after..).unwrap_or_default().split_inclusive('\n') {
        let content = line.trim_start();
        if content.trim_end().is_empty() || content.starts_with('#') {
            start += line.len();
            continue;
        }
        start += line.len() - content.len();
        break;
    }
    if root.entries().unwrap_or_default().first().is_some_and(|entry| entry.key_span.start == start) {
        return 0..usize::MAX;
    }
    let rest = text.get(start..).unwrap_or_default();
    let item = rest.strip_prefix('-').map(|item| start + rest.len() - item.trim_start().len());
    begun(root, start, item).unwrap_or(start..start)
}

/// The outermost entry that begins at an offset, or the item of a list that begins at another one.
fn begun(node: &Node, key: usize, item: Option<usize>) -> Option<Span> {
    match &node.kind {
        NodeKind::Mapping(table) => table.iter().find_map(|entry| {
            let is_it = entry.key_span.start == key;
            let whole = entry.key_span.start..entry.value.span.end;
            if is_it { Some(whole) } else { begun(&entry.value, key, item) }
        }),
        NodeKind::Sequence(items) => items.iter().find_map(|node| {
            if Some(node.span.start) == item { Some(node.span.clone()) } else { begun(node, key, item) }
        }),
        _ => None,
    }
}
