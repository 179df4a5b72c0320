//! JSON (RFC 8259) with places.

mod tokens;

use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::diagnostic::{Diagnostic, fragment};
use crate::document::node::{Entry, Node, NodeKind};
use crate::document::number;
use crate::document::problems::{check_unique, too_deep};
use crate::document::syntax::{MAX_DEPTH, Syntax};
use crate::rules;
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

/// How many wrong tokens of a file are reported.
const MAX_FAULTS: usize = 20;

pub(super) fn parse(source: &Source) -> Result<Node, Vec<Diagnostic>> {
    let ast = parse_to_ast(source.text(), &CollectOptions::default(), &STRICT).map_err(|error| {
        let span = error.range().start..error.range().end;
        let problem = match error.kind() {
            ParseErrorKind::NestingDepthExceeded => too_deep(source, span),
            // What is wrong within a string has a message of our own.
            ParseErrorKind::String(_) if !wrong_tokens(source).is_empty() => return wrong_tokens(source),
            kind => malformed(source, span, fragment(&kind.to_string())),
        };
        vec![problem]
    })?;
    let value = ast.value.ok_or_else(|| vec![malformed(source, 0..0, "the document is empty".to_owned())])?;
    let mut problems = wrong_tokens(source);
    if !problems.is_empty() {
        return Err(problems);
    }
    let node = convert(source, &value, 0, &mut problems);
    if problems.is_empty() { Ok(node) } else { Err(problems) }
}

/// The first of what is not a token of JSON.
fn wrong_tokens(source: &Source) -> Vec<Diagnostic> {
    let faults = tokens::faults(source.text()).into_iter().take(MAX_FAULTS);
    faults.map(|fault| Diagnostic { help: fault.help, ..malformed(source, fault.span, fault.message) }).collect()
}

fn malformed(source: &Source, span: Span, message: String) -> Diagnostic {
    Diagnostic::error(rules::MALFORMED_JSON, source, span, message)
}

fn convert(source: &Source, ast: &Ast<'_>, depth: usize, problems: &mut Vec<Diagnostic>) -> Node {
    let span = ast.start()..ast.end();
    if depth >= MAX_DEPTH && matches!(ast, Ast::Array(_) | Ast::Object(_)) {
        problems.push(too_deep(source, span.clone()));
        return Node { kind: NodeKind::Null, span };
    }
    let kind = match ast {
        Ast::NullKeyword(_) => NodeKind::Null,
        Ast::BooleanLit(literal) => NodeKind::Boolean(literal.value),
        Ast::StringLit(literal) => NodeKind::String(literal.value.clone().into_owned()),
        Ast::NumberLit(literal) => match number::read(literal.value) {
            Ok(number) => NodeKind::Number(number),
            Err(message) => {
                problems.push(malformed(source, span.clone(), message));
                NodeKind::Null
            }
        },
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
            check_unique(source, &entries, Syntax::Json, problems);
            NodeKind::Mapping(entries.into())
        }
    };
    Node { kind, span }
}
