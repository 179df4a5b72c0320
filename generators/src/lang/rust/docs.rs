//! Words as doc comments that rustdoc reads as they are meant: nothing in them is taken for code to be tested, for a link
//! to an item, or for HTML.

use crate::docs;
use crate::ir::Docs;

/// The columns of a line of emitted code.
pub(super) const WIDTH: usize = 100;

/// The lines of a doc comment without its signs: each empty, or with a leading space. Where a schema says nothing,
/// `otherwise` is said.
pub(super) fn lines(words: &Docs, otherwise: &str, indent: usize) -> Vec<String> {
    let mut lines = docs::lines(words, WIDTH - indent - 4);
    if lines.is_empty() {
        lines.push(otherwise.to_owned());
    }
    comment(&lines)
}

/// The same for words without a schema around them.
pub(super) fn words(text: &str, otherwise: &str, indent: usize) -> Vec<String> {
    lines(&Docs { description: Some(text.to_owned()), ..Docs::default() }, otherwise, indent)
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
        let said = comment.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        comment.truncate(said);
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

/// Where a run of just so many backticks stands.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        words(text, "nothing", 0).join("\n")
    }

    #[test]
    fn code_is_never_a_test() {
        assert_eq!(said("```\nrm()\n"), " ```text\n rm()\n ```");
        assert_eq!(said("```rust\nrm()\n```\nend"), " ```text\n rm()\n ```\n end");
        assert_eq!(said("a\n\n      rm()"), " a\n\n    rm()");
    }

    #[test]
    fn links_and_html_are_words() {
        assert_eq!(said("[x] <b> `[y]` `"), r" \[x\] \<b\> `[y]` \`");
        assert_eq!(said("see https://example.com/a."), " see <https://example.com/a>.");
        assert_eq!(said(""), " nothing");
    }
}
