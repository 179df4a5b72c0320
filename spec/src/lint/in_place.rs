//! Exceptions in a schema: `x-dagstack-allow`.

use super::{Exception, Lint, LintedFile, exception};
use crate::diagnostic::{Diagnostic, Label};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::rules;

/// The exceptions that the schemas of a file make, each for the schema that has it and all below. What is not one is reported.
pub(super) fn exceptions(
    file: &LintedFile<'_>,
    lints: &[&'static Lint],
    found: &mut Vec<Diagnostic>,
) -> Vec<Exception> {
    let source = &file.file.source;
    let mut exceptions = Vec::new();
    for schema in &file.schemas {
        let Some(value) = schema.node.keyword(Keyword::DagstackAllow) else { continue };
        let mut refuse = |node: &Node, message: String| {
            let problem = Diagnostic::error(rules::EXCEPTION_INVALID, source, node.span.clone(), message);
            found.push(problem.help("write `\"x-dagstack-allow\": [{\"rule\": \"DS732\", \"reason\": \"…\"}]`"));
        };
        let Some(items) = value.items() else {
            refuse(value, format!("`{}` is a list of exceptions, not {}", Keyword::DagstackAllow, value.type_name()));
            continue;
        };
        for item in items {
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
            let place = Label { source: source.clone(), span: item.span.clone(), text: String::new() };
            exceptions.push(Exception::in_part(lint.rule, source, span, place));
        }
    }
    exceptions
}
