//! Text as Rust writes it: literals, patterns in the notation of the crate `regex`, and doc comments that rustdoc reads as they are
//! meant. Nothing in a comment is taken for code to be tested, for a link to an item, or for HTML.

use crate::docs;
use crate::ir::{Docs, Pattern};
use crate::pattern::notation::{self, Engine};

/// The columns of a line of emitted code.
pub(super) const WIDTH: usize = 100;

/// A string literal: plain, or raw where that saves escapes.
pub(super) fn string(text: &str) -> String {
    let plain = format!("{text:?}");
    let quoted = text.contains(['\\', '"']);
    let shown = |sign: char| matches!(sign, '\\' | '"' | '\'') || sign.escape_debug().eq([sign]);
    if !quoted || !text.chars().all(shown) {
        return plain;
    }
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// Digits in groups of three where there are more than five.
pub(super) fn grouped(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    if digits.len() <= 5 {
        return format!("{sign}{digits}");
    }
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    groups.extend((first > 0).then(|| &digits[..first]));
    groups.extend((first..digits.len()).step_by(3).map(|start| &digits[start..start + 3]));
    format!("{sign}{}", groups.join("_"))
}

/// How the crate differs from other linear engines: what it has short classes and boundaries for is Unicode's.
const ENGINE: Engine = Engine {
    end: "$",
    boundary: r"(?-u:\b)",
    no_boundary: r"(?-u:\B)",
    has_ascii_classes: false,
    operators: "&~",
    escape: notation::escape_linear,
};

/// The argument of a pattern in a table: as a problem shows it, and behind it in the notation of `regex` where that differs. Where
/// the schema says what a text has to be, that comes first.
pub(super) fn pattern(pattern: &Pattern) -> String {
    let (shown, written) = (pattern.shown(), notation::linear(&pattern.syntax, ENGINE));
    match &pattern.expected {
        Some(expected) => format!("(expected {} => {})", string(expected), string(&written)),
        None if written == shown => string(&shown),
        None => format!("({} => {})", string(&shown), string(&written)),
    }
}

/// A name as text of a comment.
pub(super) fn one_line(name: &str) -> String {
    crate::docs::clean(name).replace(['`', '\u{2028}', '\u{2029}'], "\u{fffd}")
}

/// The lines of a doc comment without its signs, for what its schema alone can say something of: none where it does not.
pub(super) fn own_doc_lines(documented: &Docs, indent: usize) -> Vec<String> {
    comment(&docs::lines(documented, WIDTH - indent - 4))
}

/// The lines of a doc comment without its signs: each empty, or with a leading space. Where a schema says nothing,
/// `otherwise` is used.
pub(super) fn doc_lines(documented: &Docs, otherwise: &str, indent: usize) -> Vec<String> {
    let mut lines = docs::lines(documented, WIDTH - indent - 4);
    if lines.is_empty() {
        lines.push(otherwise.to_owned());
    }
    comment(&lines)
}

/// The same for a text alone.
pub(super) fn doc_lines_of(text: &str, otherwise: &str, indent: usize) -> Vec<String> {
    doc_lines(&Docs { description: Some(text.to_owned()), ..Docs::default() }, otherwise, indent)
}

fn comment(lines: &[String]) -> Vec<String> {
    let mut fence: Option<&str> = None;
    let mut comment: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        let trimmed = line.trim_start();
        let sign = ["```", "~~~"].into_iter().find(|sign| trimmed.starts_with(sign));
        match (fence, sign) {
            // Code without a language would be taken for Rust, and run as a test.
            (None, Some(sign)) => {
                fence = Some(sign);
                comment.push(format!(" {sign}text"));
            }
            (Some(open), Some(sign)) if open == sign => {
                fence = None;
                comment.push(format!(" {sign}"));
            }
            (Some(_), _) => comment.push(format!(" {line}").trim_end().to_owned()),
            (None, None) if line.is_empty() => comment.push(String::new()),
            (None, None) => {
                // Four spaces would make it code.
                let indent = (line.len() - trimmed.len()).min(3);
                comment.push(format!(" {}{}", &"   "[..indent], prose(trimmed)));
            }
        }
    }
    if let Some(sign) = fence {
        let end = comment.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        comment.truncate(end);
        comment.push(format!(" {sign}"));
    }
    comment
}

/// Escapes what Markdown and rustdoc would take for a link or HTML, outside of code spans.
fn prose(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find('`') {
        let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
        let (before, code) = (&rest[..start], &rest[start + run..]);
        text.push_str(&escape(before));
        if let Some(end) = closing(code, run) {
            text.push_str(&rest[start..start + run + end + run]);
            rest = &code[end + run..];
        } else {
            text.push_str(&"\\`".repeat(run));
            rest = code;
        }
    }
    text.push_str(&escape(rest));
    text
}

/// Where a run of just so many backticks is.
fn closing(code: &str, run: usize) -> Option<usize> {
    let mut from = 0;
    while let Some(start) = code[from..].find('`').map(|start| from + start) {
        let length = code[start..].len() - code[start..].trim_start_matches('`').len();
        if length == run {
            return Some(start);
        }
        from = start + length;
    }
    None
}

fn escape(text: &str) -> String {
    text.split_inclusive(' ')
        .map(|word| {
            let address = word.trim_end_matches([' ', '.', ',', ';', ':', '!', '?', ')', '"', '\'']);
            if address.starts_with("https://") || address.starts_with("http://") {
                let safe = !address.contains(['<', '>', '\\']);
                if safe {
                    return format!("<{address}>{}", &word[address.len()..]);
                }
            }
            word.chars().fold(String::with_capacity(word.len()), |mut escaped, sign| {
                if matches!(sign, '[' | ']' | '<' | '>') {
                    escaped.push('\\');
                }
                escaped.push(sign);
                escaped
            })
        })
        .collect()
}

/// Text in lines, each as long as it may be.
pub(super) fn filled(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.len() + 1 + word.len() <= WIDTH - 4 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Whether a constant's text is on a line of its own: where it fits there, and not next to the name.
pub(super) fn is_broken(name: &str, literal: &str) -> bool {
    let on_one_line = format!("pub const {name}: &str = {literal};").len();
    let below = format!("    {literal};").len();
    on_one_line > WIDTH && below <= WIDTH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commented(text: &str) -> String {
        doc_lines_of(text, "nothing", 0).join("\n")
    }

    #[test]
    fn code_is_never_a_test() {
        assert_eq!(commented("```\nrm()\n"), " ```text\n rm()\n ```");
        assert_eq!(commented("```rust\nrm()\n```\nend"), " ```text\n rm()\n ```\n end");
        assert_eq!(commented("a\n\n      rm()"), " a\n\n    rm()");
    }

    #[test]
    fn links_and_html_are_words() {
        assert_eq!(commented("[x] <b> `[y]` `"), r" \[x\] \<b\> `[y]` \`");
        assert_eq!(commented("see https://example.com/a."), " see <https://example.com/a>.");
        assert_eq!(commented(""), " nothing");
    }

    #[test]
    fn literals_are_raw_where_that_reads_better() {
        assert_eq!(string("plain"), "\"plain\"");
        assert_eq!(string(r"^\d+$"), r#"r"^\d+$""#);
        assert_eq!(string(r#"say "hi""#), "r#\"say \"hi\"\"#");
        assert_eq!(string("\"#\\"), "r##\"\"#\\\"##");
        assert_eq!(string("a\n\"b"), r#""a\n\"b""#);
        assert_eq!(string("\u{202e}"), r#""\u{202e}""#);
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped("99999"), "99999");
        assert_eq!(grouped("-100000"), "-100_000");
        assert_eq!(grouped("18446744073709551615"), "18_446_744_073_709_551_615");
    }

    #[test]
    fn what_reads_alike_is_written_once() {
        let argument = |source: &str| pattern(&crate::pattern::lower(source).expect("it can be emitted"));
        assert_eq!(argument("^[a-z][a-z0-9_]*$"), r#""^[a-z][a-z0-9_]*$""#);
        assert_eq!(argument("^[a-z-]+$"), r#""^[a-z-]+$""#);
        assert_eq!(argument(r"[-_.][ \t]"), r#"r"[-_.][ \t]""#);
        assert_eq!(argument("[+--]"), r#"("[+--]" => r"[+-\-]")"#);
        assert_eq!(argument("^[+--a]$"), r#"("^[+--a]$" => r"^[+-\-a]$")"#);
        assert_eq!(argument(r"^\d+$"), r#"(r"^\d+$" => "^[0-9]+$")"#);
        assert_eq!(argument(r"\bfoo"), r#"(r"\bfoo" => r"(?-u:\b)foo")"#);
    }
}
