//! Patterns as functions that search a text.

use dagstack_spec_model::pattern::{Class, MemberKind, NamedSet, Pattern as Syntax, SetKind, Term, TermKind};

use super::module::Module;
use super::text;
use crate::ir::Pattern;
use crate::pattern::notation::{self, Engine};

/// How Python's engine differs from others: compiled with `re.ASCII`, where a pattern has `\d`, `\w` or `\b`.
///
/// An empty text has no `\B` in it for some versions, and has one for ECMA-262.
const ENGINE: Engine =
    Engine { end: r"\Z", boundary: r"\b", no_boundary: r"(?!\b)", has_ascii_classes: true, operators: "&~|", escape };

/// How many ranges of characters a class may have for an engine that asks them one by one, at each place that it tries.
const MAX_RANGES: usize = 16;

/// A function of a text whose result is true where the text has the pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Search {
    /// The expression that makes it.
    expression: String,
    /// Whether it is the linear search of the runtime, and not the one of `re`.
    is_linear: bool,
}

/// The search for a pattern.
fn search(pattern: &Pattern) -> Search {
    let syntax = &pattern.syntax;
    if pattern.backtracks || has_large_class(&syntax.root) {
        let written = raw_string(&notation::linear(syntax, ENGINE));
        return Search { expression: format!("linear({written})"), is_linear: true };
    }
    let (root, method) = anchored(&syntax.root);
    let flags = if root.has(is_of_ascii) { ", re.ASCII" } else { "" };
    let written = notation::linear(&Syntax { source: syntax.source.clone(), root }, ENGINE);
    let expression = format!("re.compile({}{flags}).{method}", raw_string(&written));
    Search { expression, is_linear: false }
}

/// The constant that searches for a pattern.
pub(super) fn searcher(pattern: &Pattern, hint: &str, module: &mut Module<'_>) -> String {
    let search = search(pattern);
    module.uses(if search.is_linear { "linear" } else { "re" });
    module.constant(&format!("{hint} pattern"), search.expression)
}

/// What is left of a pattern without `^` at its start and `$` at its end, and the method that asks for these.
fn anchored(root: &Term) -> (Term, &'static str) {
    let TermKind::Sequence(terms) = &root.kind else { return (root.clone(), "search") };
    let part = |terms: &[Term]| Term { kind: TermKind::Sequence(terms.to_vec()), span: root.span.clone() };
    match terms.as_slice() {
        [Term { kind: TermKind::Start, .. }, inner @ .., Term { kind: TermKind::End, .. }] => {
            (part(inner), "fullmatch")
        }
        [Term { kind: TermKind::Start, .. }, inner @ ..] => (part(inner), "match"),
        _ => (root.clone(), "search"),
    }
}

/// Whether the flag `re.ASCII` says what a part means.
fn is_of_ascii(kind: &TermKind) -> bool {
    let is_short = |set: &NamedSet| matches!(set.kind, SetKind::Digit | SetKind::Word);
    match kind {
        TermKind::Boundary { .. } => true,
        TermKind::Set(set) => is_short(set),
        TermKind::Class(Class { members, .. }) => {
            members.iter().any(|member| matches!(&member.kind, MemberKind::Set(set) if is_short(set)))
        }
        _ => false,
    }
}

fn has_large_class(root: &Term) -> bool {
    root.has(|kind| match kind {
        TermKind::Set(set) => is_large(set),
        TermKind::Class(Class { members, .. }) => {
            members.len() > MAX_RANGES
                || members.iter().any(|member| matches!(&member.kind, MemberKind::Set(set) if is_large(set)))
        }
        _ => false,
    })
}

fn is_large(set: &NamedSet) -> bool {
    match set.kind {
        SetKind::Digit | SetKind::Word | SetKind::Space => false,
        SetKind::Property(property) => property.code_points().is_none_or(|set| set.ranges().len() > MAX_RANGES),
    }
}

/// A raw string, as people write patterns, where the text allows it. No pattern that is written ends with half an escape.
fn raw_string(text: &str) -> String {
    let quote = if text.contains('"') { '\'' } else { '"' };
    if text.contains(quote) || text.contains(char::is_control) {
        return text::string(text);
    }
    format!("r{quote}{text}{quote}")
}

/// A character by its number.
fn escape(character: char) -> String {
    match (notation::short_escape(character), u32::from(character)) {
        (Some(short), _) => short.to_owned(),
        (None, code @ 0..0x100) => format!("\\x{code:02x}"),
        (None, code @ 0x100..0x1_0000) => format!("\\u{code:04x}"),
        (None, code) => format!("\\U{code:08x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(source: &str) -> String {
        search(&crate::pattern::lower(source).expect(source)).expression
    }

    #[test]
    fn anchors_become_the_method() {
        let rows = [
            ("^[a-z]+$", r#"re.compile(r"[a-z]+").fullmatch"#),
            ("^x_", r#"re.compile(r"x_").match"#),
            ("^$", r#"re.compile(r"").fullmatch"#),
            ("e$", r#"re.compile(r"e\Z").search"#),
            ("^[A-Z]{3}$|^[a-z]+$", r#"re.compile(r"^[A-Z]{3}\Z|^[a-z]+\Z").search"#),
            (r"^\d{4}-[\w.]$", r#"re.compile(r"\d{4}-[\w.]", re.ASCII).fullmatch"#),
            (r"\bfoo\B", r#"re.compile(r"\bfoo(?!\b)", re.ASCII).search"#),
            ("^(a+)+$", r#"linear(r"^(a+)+\Z")"#),
        ];
        for (source, expression) in rows {
            assert_eq!(searched(source), expression);
        }
    }

    #[test]
    fn what_python_reads_otherwise_is_written_otherwise() {
        assert_eq!(searched("a.b"), r#"re.compile(r"a[^\n\r\u2028\u2029]b").search"#);
        assert_eq!(searched("[]"), r#"re.compile(r"[^\x00-\U0010ffff]").search"#);
        assert_eq!(searched("[^]"), r#"re.compile(r"[\x00-\U0010ffff]").search"#);
        assert_eq!(searched("[[a&&b||c~~]"), r#"re.compile(r"[\[a&\&b|\|c~\~]").search"#);
        assert_eq!(searched(r"\ud83d\ude00"), r#"re.compile(r"😀").search"#);
        assert_eq!(searched(r"\p{L}").get(.."linear(r\"[A-Za-z\\xaa".len()), Some("linear(r\"[A-Za-z\\xaa"));
    }
}
