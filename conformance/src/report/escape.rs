//! Text that an adapter wrote, made fit to be shown: cut to a length, without characters that a terminal takes for orders.

/// The most characters of one text that a report keeps: enough to understand a difference, little enough that no adapter fills a disk.
pub(super) const LONG: usize = 4000;

/// The most characters of a transcript that a report keeps.
pub(super) const TRANSCRIPT: usize = 64_000;

/// The most characters of a text in one line.
pub(super) const SHORT: usize = 300;

/// A text of several lines: at most `limit` characters, line breaks and tabs kept, other control characters and those that turn the
/// direction of text spelt out as `\u{1b}`. A text that went through this once is not changed by a second time.
pub(super) fn block(text: &str, limit: usize) -> String {
    escaped(text, limit, |character| matches!(character, '\n' | '\t'))
}

/// The same on one line: line breaks and tabs become spaces, and several spaces one.
pub(super) fn line(text: &str, limit: usize) -> String {
    // Text far beyond the limit can't be shown anyway; joining all of a huge text would only cost memory.
    let mut joined = String::new();
    for word in text.split_whitespace() {
        if joined.len() > limit.saturating_mul(4) {
            joined.push_str(" …");
            break;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    escaped(&joined, limit, |_| false)
}

/// A text with escapes for what a terminal may take for an order but is not `kept`, up to a limit.
fn escaped(text: &str, limit: usize, kept: impl Fn(char) -> bool) -> String {
    let mut shown = String::new();
    let mut count = 0;
    for character in text.trim_end().chars() {
        if count >= limit {
            shown.push('…');
            break;
        }
        if is_unsafe(character) && !kept(character) {
            let escaped = character.escape_unicode();
            count += escaped.len();
            shown.extend(escaped);
        } else {
            count += 1;
            shown.push(character);
        }
    }
    shown
}

/// Whether a terminal may take a character for an order, or show the text otherwise than it is written.
fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

/// A text of one line in Markdown, inside a table or a list: nothing in it is markup, a link, HTML or the end of a cell.
pub(super) fn markdown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~' | '$' => {
                shown.push('\\');
                shown.push(character);
            }
            // A mention or an address would become a link on its own.
            '@' => shown.push_str("&#64;"),
            ':' if text.contains("://") => shown.push_str("&#58;"),
            '\n' | '\r' | '\t' => shown.push(' '),
            character => shown.push(character),
        }
    }
    shown
}

/// The same as code, inside a table or a list. The fence is longer than any run of backticks in the text.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ").replace('|', "\\|");
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if text.is_empty() {
        String::new()
    } else if longest > 0 || text.starts_with(' ') || text.ends_with(' ') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_spelt_out_and_once_is_enough() {
        let hostile = "a\u{1b}[31m\u{202e}b\r\nc\td\u{9b}";
        let shown = block(hostile, 100);
        assert_eq!(shown, "a\\u{1b}[31m\\u{202e}b\\u{d}\nc\td\\u{9b}");
        assert_eq!(block(&shown, 100), shown);
        assert_eq!(line(hostile, 100), "a\\u{1b}[31m\\u{202e}b c d\\u{9b}");
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(block(&"ä".repeat(10), 4), "ääää…");
        assert_eq!(line("a  b\n\nc", 100), "a b c");
        let huge = "word ".repeat(1_000_000);
        assert!(line(&huge, 20).len() < 40);
        assert!(block(&"\u{1b}".repeat(1_000_000), 40).len() < 60);
    }

    #[test]
    fn markdown_has_no_markup() {
        assert_eq!(markdown("a|b <b> [x](y) @me *"), "a\\|b &lt;b&gt; \\[x\\]\\(y\\) &#64;me \\*");
        assert_eq!(markdown("see https://x.example"), "see https&#58;//x.example");
        assert_eq!(code("a`b|c"), "`` a`b\\|c ``");
        assert_eq!(code("plain"), "`plain`");
    }
}
