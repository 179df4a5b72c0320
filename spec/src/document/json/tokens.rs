//! The tokens of JSON, to the letter of RFC 8259: white space is four characters, strings have no raw control characters, and
//! what is escaped is a character.
//!
//! The parser that knows the structure is made for configuration files and takes more of each.

use crate::source::Span;

/// What is not a token of JSON.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where it is.
    pub(super) span: Span,
    /// What it is.
    pub(super) message: String,
    /// What to write instead.
    pub(super) help: Option<String>,
}

/// Everything in a text that is not a token of JSON, in order.
pub(super) fn faults(text: &str) -> Vec<Fault> {
    let mut tokens = Tokens { text, at: 0, faults: Vec::new() };
    while let Some(next) = tokens.peek() {
        match next {
            ' ' | '\t' | '\n' | '\r' | '{' | '}' | '[' | ']' | ',' | ':' => tokens.at += 1,
            '"' => tokens.string(),
            '-' | '+' | '.' | '_' => tokens.word(),
            _ if next.is_alphanumeric() => tokens.word(),
            _ => tokens.character(next),
        }
    }
    tokens.faults
}

struct Tokens<'t> {
    text: &'t str,
    at: usize,
    faults: Vec<Fault>,
}

impl Tokens<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn fault(&mut self, span: Span, message: String, help: Option<String>) {
        self.faults.push(Fault { span, message, help });
    }

    /// A character outside of strings that begins nothing.
    fn character(&mut self, character: char) {
        let span = self.at..self.at + character.len_utf8();
        self.at = span.end;
        let shown = format!("U+{:04X}", u32::from(character));
        if character.is_whitespace() || character.is_control() || character == '\u{feff}' {
            let help = "white space in JSON is the space, the tab, and the ends of lines".to_owned();
            self.fault(span, format!("{shown} is not white space in JSON"), Some(help));
        } else {
            self.fault(span, format!("`{character}` ({shown}) has no place outside of strings in JSON"), None);
        }
    }

    /// A number or a name.
    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let is_part = |character: char| character.is_alphanumeric() || matches!(character, '-' | '+' | '.' | '_');
        let length = rest.find(|character: char| !is_part(character)).unwrap_or(rest.len());
        let (word, span) = (&rest[..length], self.at..self.at + length);
        self.at = span.end;
        if !matches!(word, "true" | "false" | "null") && !is_number(word) {
            let shown = crate::shape::shorten(word, 40);
            let kind = if word.contains(|character: char| character.is_ascii_digit()) { "number" } else { "value" };
            self.fault(span, format!("`{shown}` is not a valid JSON {kind}"), None);
        }
    }

    /// A string, up to its end or that of the text.
    fn string(&mut self) {
        self.at += 1;
        while let Some(next) = self.peek() {
            match next {
                '"' => {
                    self.at += 1;
                    return;
                }
                '\\' => self.escape(),
                '\0'..='\u{1f}' => {
                    let message = format!("the control character U+{:04X} is not allowed in a string", u32::from(next));
                    let help = format!("write it as `\\u{:04x}`", u32::from(next));
                    self.fault(self.at..self.at + 1, message, Some(help));
                    self.at += 1;
                }
                _ => self.at += next.len_utf8(),
            }
        }
    }

    fn escape(&mut self) {
        let start = self.at;
        let next = self.text[start + 1..].chars().next();
        let end = start + 1 + next.map_or(0, char::len_utf8);
        self.at = end;
        match next {
            Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => {}
            Some('u') => match self.code_unit(start) {
                None => {
                    let message = "`\\u` is not followed by four hexadecimal digits".to_owned();
                    self.fault(start..end, message, None);
                }
                Some(unit) => {
                    self.at = start + ESCAPED;
                    // The first half of a character, and then the second.
                    let low = (0xd800..0xdc00).contains(&unit).then(|| self.code_unit(self.at)).flatten();
                    if low.is_some_and(|low| (0xdc00..0xe000).contains(&low)) {
                        self.at += ESCAPED;
                    } else if (0xd800..0xe000).contains(&unit) {
                        let message = format!("the lone surrogate `\\u{unit:04x}` is half of a character");
                        let help = "write both halves, or the character itself".to_owned();
                        self.fault(start..self.at, message, Some(help));
                    }
                }
            },
            _ => {
                let message = format!("`{}` is not an escape of JSON", &self.text[start..end]);
                self.fault(start..end, message, Some("write a backslash as `\\\\`".to_owned()));
            }
        }
    }

    /// The code unit that `\uXXXX` is, where one starts here.
    fn code_unit(&self, start: usize) -> Option<u32> {
        let digits = self.text.get(start..start + ESCAPED)?.strip_prefix("\\u")?;
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    }
}

/// How long `\uXXXX` is.
const ESCAPED: usize = 6;

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?`
fn is_number(word: &str) -> bool {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && are_digits(fraction)
        && are_digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
}
