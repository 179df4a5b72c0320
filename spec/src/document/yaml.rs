//! YAML 1.2 with places, built from the parser's events without recursion, so that depth is ours to bound.
//!
//! Plain scalars follow the core schema; booleans are `true` and `false` only. Anchors, aliases, merge keys, tags and several
//! documents are refused: a hookspec is read as it is written.

use saphyr_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use super::node::{Entry, Node, NodeKind};
use super::number;
use super::problems::{check_unique, too_deep};
use super::syntax::{MAX_DEPTH, Syntax};
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Source, Span};

const NO_KEY: &str = "a key must be a string";

/// A collection that is still open.
enum Open {
    Sequence { start: usize, items: Vec<Node> },
    Mapping { start: usize, entries: Vec<Entry>, key: Option<(String, Span)> },
}

struct Builder<'s> {
    source: &'s Source,
    /// Byte offset of each character, for texts that are not ASCII: the parser counts characters.
    offsets: Option<Vec<usize>>,
    open: Vec<Open>,
    root: Option<Node>,
    problems: Vec<Diagnostic>,
}

pub(super) fn parse(source: &Source) -> Result<Node, Vec<Diagnostic>> {
    let text = source.text();
    let offsets = (!text.is_ascii()).then(|| text.char_indices().map(|(offset, _)| offset).collect());
    let mut builder = Builder { source, offsets, open: Vec::new(), root: None, problems: Vec::new() };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if let Err(problem) = builder.event(event, span) {
                    builder.problems.push(problem);
                    return Err(builder.problems);
                }
            }
            Err(error) => {
                let at = builder.offset(error.marker().index());
                let message = error.info().to_owned();
                builder.problems.push(if message.contains("recursion") {
                    too_deep(source, at..at)
                } else if message.contains("unknown anchor") {
                    // An alias of what is in the document comes after an anchor, which is refused.
                    builder.refuse(at..at, "aliases are not read").help("write the value out")
                } else {
                    Diagnostic::error(rules::MALFORMED_YAML, source, at..at, message)
                });
                return Err(builder.problems);
            }
        }
    }
    match builder.root {
        Some(root) if builder.problems.is_empty() => Ok(root),
        Some(_) => Err(builder.problems),
        None => Err(vec![Diagnostic::error(rules::MALFORMED_YAML, source, 0..0, "the document is empty")]),
    }
}

impl Builder<'_> {
    fn offset(&self, character: usize) -> usize {
        let length = self.source.text().len();
        match &self.offsets {
            Some(offsets) => offsets.get(character).copied().unwrap_or(length),
            None => character.min(length),
        }
    }

    fn span(&self, span: YamlSpan) -> Span {
        let start = self.offset(span.start.index());
        start..self.offset(span.end.index()).max(start)
    }

    fn refuse(&self, span: Span, message: &str) -> Diagnostic {
        Diagnostic::error(rules::MALFORMED_YAML, self.source, span, message)
    }

    fn event(&mut self, event: Event<'_>, span: YamlSpan) -> Result<(), Diagnostic> {
        let span = self.span(span);
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                return Err(self.refuse(span, "several documents in one file").help("keep one document a file"));
            }
            Event::Alias(_) => return Err(self.refuse(span, "aliases are not read").help("write the value out")),
            Event::Scalar(text, style, anchor, tag) => {
                self.plain(anchor, tag.is_some(), &span)?;
                return self.scalar(&text, style, span);
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain(anchor, tag.is_some(), &span)?;
                self.push(Open::Sequence { start: span.start, items: Vec::new() }, span)?;
            }
            Event::MappingStart(anchor, tag) => {
                self.plain(anchor, tag.is_some(), &span)?;
                self.push(Open::Mapping { start: span.start, entries: Vec::new(), key: None }, span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let node = match self.open.pop() {
                    Some(Open::Sequence { start, items }) => {
                        Node { kind: NodeKind::Sequence(items), span: start..span.end.max(start) }
                    }
                    Some(Open::Mapping { start, entries, .. }) => {
                        check_unique(self.source, &entries, Syntax::Yaml, &mut self.problems);
                        Node { kind: NodeKind::Mapping(entries.into()), span: start..span.end.max(start) }
                    }
                    None => return Err(self.refuse(span, "a collection ends that never began")),
                };
                return self.value(node);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn plain(&self, anchor: usize, tagged: bool, span: &Span) -> Result<(), Diagnostic> {
        if anchor != 0 {
            return Err(self.refuse(span.clone(), "anchors are not read").help("write the value out where it is used"));
        }
        if tagged {
            return Err(self.refuse(span.clone(), "tags are not read").help("quote the value if it is a string"));
        }
        Ok(())
    }

    fn push(&mut self, open: Open, span: Span) -> Result<(), Diagnostic> {
        if let Some(Open::Mapping { key: None, .. }) = self.open.last() {
            return Err(self.refuse(span, NO_KEY).help("write the key as one word, or in quotes"));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(self.source, span));
        }
        self.open.push(open);
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Result<(), Diagnostic> {
        if let Some(Open::Mapping { key: key @ None, .. }) = self.open.last_mut() {
            if text == "<<" && style == ScalarStyle::Plain {
                return Err(self.refuse(span, "merge keys are not read").help("write the entries out"));
            }
            *key = Some((text.to_owned(), span));
            return Ok(());
        }
        let kind = if style == ScalarStyle::Plain {
            core_schema(text).map_err(|message| self.refuse(span.clone(), &message))?
        } else {
            NodeKind::String(text.to_owned())
        };
        self.value(Node { kind, span })
    }

    fn value(&mut self, node: Node) -> Result<(), Diagnostic> {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => {
                if let Some((key, key_span)) = key.take() {
                    entries.push(Entry { key, key_span, value: node });
                } else {
                    return Err(self.refuse(node.span, NO_KEY).help("write the key as one word, or in quotes"));
                }
            }
        }
        Ok(())
    }
}

/// What a plain scalar is in YAML 1.2's core schema.
///
/// # Errors
/// Why a number can't be read.
fn core_schema(text: &str) -> Result<NodeKind, String> {
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
        "true" => NodeKind::Boolean(true),
        "false" => NodeKind::Boolean(false),
        ".nan" | ".NaN" | ".NAN" => NodeKind::Foreign("an infinite or undefined number"),
        _ if matches!(unsigned(text), ".inf" | ".Inf" | ".INF") => NodeKind::Foreign("an infinite or undefined number"),
        _ => {
            if let Some((digits, radix)) = in_radix(text) {
                let integer = u64::from_str_radix(digits, radix);
                return integer
                    .map(|integer| NodeKind::Number(integer.into()))
                    .map_err(|_| format!("`{text}` does not fit 64 bits"));
            }
            if is_decimal(text) { NodeKind::Number(number::read(text)?) } else { NodeKind::String(text.to_owned()) }
        }
    })
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

/// The digits of `0x1F` and `0o17`, and their radix.
fn in_radix(text: &str) -> Option<(&str, u32)> {
    let of = |prefix: &str, radix: u32| {
        let digits = text.strip_prefix(prefix)?;
        (!digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix))).then_some((digits, radix))
    };
    of("0x", 16).or_else(|| of("0o", 8))
}

/// Whether a text is an integer or a float of the core schema: `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
fn is_decimal(text: &str) -> bool {
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = unsigned(text).split_once(['e', 'E']).unwrap_or((unsigned(text), "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = unsigned(exponent);
    whole.len() + fraction.len() > 0
        && are_digits(whole)
        && are_digits(fraction)
        && !exponent.is_empty()
        && are_digits(exponent)
}
