//! JSON (RFC 8259) with places.

use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::Number;

use super::{Entry, MAX_DEPTH, Node, NodeKind, check_unique, too_deep};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Source, Span};

/// The parser is made for configuration files; with everything lenient switched off it reads plain JSON.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

pub(super) fn parse(source: &Source) -> Result<Node, Vec<Diagnostic>> {
    let ast = parse_to_ast(source.text(), &CollectOptions::default(), &STRICT).map_err(|error| {
        let span = error.range().start..error.range().end;
        vec![match error.kind() {
            ParseErrorKind::NestingDepthExceeded => too_deep(source, span),
            kind => malformed(source, span, lower_first(&kind.to_string())),
        }]
    })?;
    let value = ast.value.ok_or_else(|| vec![malformed(source, 0..0, "the document is empty".to_owned())])?;
    let mut problems = Vec::new();
    let node = convert(source, &value, 0, &mut problems);
    if problems.is_empty() { Ok(node) } else { Err(problems) }
}

fn malformed(source: &Source, span: Span, message: String) -> Diagnostic {
    Diagnostic::error(Code::MalformedJson, source, span, message)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

fn convert(source: &Source, ast: &Ast<'_>, depth: usize, problems: &mut Vec<Diagnostic>) -> Node {
    let span = ast.start()..ast.end();
    if depth > MAX_DEPTH {
        problems.push(too_deep(source, span.clone()));
        return Node { kind: NodeKind::Null, span };
    }
    let kind = match ast {
        Ast::NullKeyword(_) => NodeKind::Null,
        Ast::BooleanLit(literal) => NodeKind::Boolean(literal.value),
        Ast::StringLit(literal) => NodeKind::String(literal.value.clone().into_owned()),
        Ast::NumberLit(literal) => {
            if let Ok(number) = literal.value.parse::<Number>() {
                NodeKind::Number(number)
            } else {
                let message = format!("`{}` is no JSON number that a double can hold", literal.value);
                problems.push(malformed(source, span.clone(), message));
                NodeKind::Null
            }
        }
        Ast::Array(array) => {
            NodeKind::Sequence(array.elements.iter().map(|item| convert(source, item, depth + 1, problems)).collect())
        }
        Ast::Object(object) => {
            let entries: Vec<Entry> = object
                .properties
                .iter()
                .map(|property| Entry {
                    key: property.name.as_str().to_owned(),
                    key_span: property.name.start()..property.name.end(),
                    value: convert(source, &property.value, depth + 1, problems),
                })
                .collect();
            check_unique(source, &entries, problems);
            NodeKind::Mapping(entries.into())
        }
    };
    Node { kind, span }
}
