//! Patterns: from ECMA-262 with the `u` flag to the notation of RE2, which Go reads, and the crate `regex` nearly so.
//!
//! The two notations share most of their syntax and differ in what the short classes, the dot and the escapes mean. The
//! translation spells those out. What a linear engine can't do (lookaround, back-references) is refused.

use regex_syntax::hir::{Class, Hir, HirKind};

/// What `\s` means in ECMA-262: white space and line terminators, as members of a class.
const SPACE: &str =
    r"\t\n\x{0b}\x{0c}\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}";
const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Za-z_";

/// Go refuses repetitions of more than this many copies, nested ones multiplied.
const MAX_REPETITION: u64 = 1000;

/// How many bytes a compiled pattern may take: emitted Rust compiles with this bound.
const MAX_SIZE: u64 = 1 << 30;

/// The same language in RE2's notation. Takes a pattern that is valid ECMA-262.
///
/// # Errors
/// What the pattern uses that RE2 does not have, in words.
pub(crate) fn to_re2(ecma: &str) -> Result<String, String> {
    let mut translator =
        Translator { rest: ecma.chars().collect::<Vec<_>>().into_iter().peekable(), out: String::new() };
    translator.pattern()?;
    let re2 = translator.out;
    let hir = regex_syntax::ParserBuilder::new()
        .nest_limit(200)
        .build()
        .parse(&re2)
        .map_err(|_| "it uses syntax that linear engines do not have".to_owned())?;
    if repetition(&hir) > MAX_REPETITION {
        return Err(format!("it repeats a part more than {MAX_REPETITION} times"));
    }
    if size(&hir) > MAX_SIZE {
        return Err("it is too large to be compiled".to_owned());
    }
    Ok(re2)
}

/// The largest product of nested repetition counts.
fn repetition(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Repetition(repeated) => {
            let count = u64::from(repeated.max.unwrap_or(repeated.min).max(repeated.min).max(1));
            count.saturating_mul(repetition(&repeated.sub))
        }
        HirKind::Capture(capture) => repetition(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(repetition).max().unwrap_or(1),
        _ => 1,
    }
}

/// More bytes than a pattern takes when it is compiled.
fn size(hir: &Hir) -> u64 {
    let bytes = |count: usize, each: u64| each.saturating_mul(count as u64);
    let inside = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 0,
        HirKind::Literal(literal) => bytes(literal.0.len(), 64),
        HirKind::Class(Class::Unicode(class)) => bytes(class.ranges().len(), 128) + 1024,
        HirKind::Class(Class::Bytes(class)) => bytes(class.ranges().len(), 128) + 1024,
        HirKind::Repetition(repeated) => {
            let copies = u64::from(repeated.max.unwrap_or(repeated.min).max(repeated.min)) + 1;
            copies.saturating_mul(size(&repeated.sub))
        }
        HirKind::Capture(capture) => size(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(size).fold(0, u64::saturating_add),
    };
    inside.saturating_add(256)
}

type Characters = std::iter::Peekable<std::vec::IntoIter<char>>;

struct Translator {
    rest: Characters,
    out: String,
}

impl Translator {
    fn pattern(&mut self) -> Result<(), String> {
        while let Some(character) = self.rest.next() {
            match character {
                '\\' => self.escape()?,
                '[' => self.class()?,
                '.' => self.out.push_str(r"[^\n\r\x{2028}\x{2029}]"),
                // Without the `m` flag both notations mean the end of the text, but only `\z` says so in every engine.
                '$' => self.out.push_str(r"\z"),
                '(' => self.group()?,
                // Signs that are plain characters in both, or operators in both.
                other => self.out.push(other),
            }
        }
        Ok(())
    }

    fn group(&mut self) -> Result<(), String> {
        self.out.push('(');
        if self.rest.next_if_eq(&'?').is_none() {
            return Ok(());
        }
        match self.rest.next() {
            Some(':') => self.out.push_str("?:"),
            Some('<') if !matches!(self.rest.peek(), Some('=' | '!')) => {
                // A name means nothing without back-references.
                while self.rest.next().is_some_and(|character| character != '>') {}
            }
            Some('=' | '!') => return Err("it looks ahead".to_owned()),
            Some('<') => return Err("it looks behind".to_owned()),
            _ => return Err("it sets flags inside".to_owned()),
        }
        Ok(())
    }

    fn escape(&mut self) -> Result<(), String> {
        match self.rest.next() {
            Some('d') => self.out.push_str("[0-9]"),
            Some('D') => self.out.push_str("[^0-9]"),
            Some('w') => self.out.push_str("[0-9A-Za-z_]"),
            Some('W') => self.out.push_str("[^0-9A-Za-z_]"),
            Some('s') => self.out.push_str(&format!("[{SPACE}]")),
            Some('S') => self.out.push_str(&format!("[^{SPACE}]")),
            // RE2's word boundary is the ASCII one, as in ECMA-262.
            Some('b') => self.out.push_str(r"\b"),
            Some('B') => self.out.push_str(r"\B"),
            Some(sign @ ('p' | 'P')) => self.property(sign)?,
            Some('k') => return Err("it refers back to a group".to_owned()),
            Some(digit @ '1'..='9') => return Err(format!("it refers back to group {digit}")),
            Some(other) => {
                let character = self.character(other)?;
                push_literal(&mut self.out, character);
            }
            None => return Err("it ends in a backslash".to_owned()),
        }
        Ok(())
    }

    /// The character that an escape stands for.
    fn character(&mut self, sign: char) -> Result<char, String> {
        let code = match sign {
            't' => 0x09,
            'n' => 0x0a,
            'v' => 0x0b,
            'f' => 0x0c,
            'r' => 0x0d,
            '0' => 0,
            'c' => u32::from(self.rest.next().unwrap_or('@')) & 0x1f,
            'x' => self.hexadecimal(2)?,
            'u' => self.unicode()?,
            syntax => u32::from(syntax),
        };
        char::from_u32(code).ok_or_else(|| "it names half of a surrogate pair".to_owned())
    }

    fn unicode(&mut self) -> Result<u32, String> {
        if self.rest.next_if_eq(&'{').is_some() {
            let mut code: u32 = 0;
            for digit in self.rest.by_ref().take_while(|character| *character != '}') {
                code = code.saturating_mul(16).saturating_add(digit.to_digit(16).ok_or("it has a malformed escape")?);
            }
            return Ok(code);
        }
        let code = self.hexadecimal(4)?;
        if !(0xd800..0xdc00).contains(&code) {
            return Ok(code);
        }
        // A pair of escapes is one character under the `u` flag.
        let mut ahead = self.rest.clone();
        if ahead.next() == Some('\\') && ahead.next() == Some('u') {
            let mut pair = Translator { rest: ahead, out: String::new() };
            let low = pair.hexadecimal(4)?;
            if (0xdc00..0xe000).contains(&low) {
                self.rest = pair.rest;
                return Ok(0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00));
            }
        }
        Ok(code)
    }

    fn hexadecimal(&mut self, digits: usize) -> Result<u32, String> {
        (0..digits).try_fold(0, |code, _| {
            let digit = self.rest.next().and_then(|character| character.to_digit(16));
            digit.map(|digit| code * 16 + digit).ok_or_else(|| "it has a malformed escape".to_owned())
        })
    }

    /// `\p{…}`: general categories by their short names, scripts by their long ones, as Go has them.
    fn property(&mut self, sign: char) -> Result<(), String> {
        if self.rest.next() != Some('{') {
            return Err("it has a malformed property".to_owned());
        }
        let written: String = self.rest.by_ref().take_while(|character| *character != '}').collect();
        let (key, value) = written.split_once('=').unwrap_or(("", &written));
        let name = match key {
            "" | "gc" | "General_Category" => category(value),
            "sc" | "Script" => Some(value.to_owned()),
            _ => None,
        };
        let name = name.ok_or_else(|| format!("the property `{written}` is not known to every engine"))?;
        self.out.push_str(&format!(r"\{sign}{{{name}}}"));
        Ok(())
    }

    fn class(&mut self) -> Result<(), String> {
        let negated = self.rest.next_if_eq(&'^').is_some();
        let start = self.out.len();
        self.out.push_str(if negated { "[^" } else { "[" });
        let empty = self.out.len();
        loop {
            match self.rest.next() {
                Some(']') => break,
                Some('\\') => self.class_escape()?,
                Some('-') => self.class_dash(),
                Some(other) => push_member(&mut self.out, other),
                None => return Err("a class has no end".to_owned()),
            }
        }
        if self.out.len() == empty {
            // `[]` matches nothing and `[^]` anything; RE2 has no empty class.
            self.out.truncate(start);
            self.out.push_str(if negated { r"[\x{0}-\x{10ffff}]" } else { r"[^\x{0}-\x{10ffff}]" });
        } else {
            self.out.push(']');
        }
        Ok(())
    }

    /// A dash is a range between two members, and itself at either end.
    fn class_dash(&mut self) {
        let first = self.out.ends_with('[') || self.out.ends_with("[^");
        let last = self.rest.peek() == Some(&']');
        self.out.push_str(if first || last { r"\-" } else { "-" });
    }

    fn class_escape(&mut self) -> Result<(), String> {
        match self.rest.next() {
            Some('d') => self.out.push_str(DIGIT),
            Some('w') => self.out.push_str(WORD),
            Some('s') => self.out.push_str(SPACE),
            Some('D') => self.out.push_str(r"\x{0}-/:-\x{10ffff}"),
            Some('W') => self.out.push_str(r"\x{0}-/:-@\[-\^`{-\x{10ffff}"),
            Some('S') => self.out.push_str(
                r"\x{0}-\x{08}\x{0e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff}",
            ),
            Some(sign @ ('p' | 'P')) => self.property(sign)?,
            Some('b') => self.out.push_str(r"\x{8}"),
            Some(other) => {
                let character = self.character(other)?;
                push_member(&mut self.out, character);
            }
            None => return Err("it ends in a backslash".to_owned()),
        }
        Ok(())
    }
}

/// The short name of a general category.
fn category(name: &str) -> Option<String> {
    const LONG: &[(&str, &str)] = &[
        ("Letter", "L"),
        ("Uppercase_Letter", "Lu"),
        ("Lowercase_Letter", "Ll"),
        ("Titlecase_Letter", "Lt"),
        ("Modifier_Letter", "Lm"),
        ("Other_Letter", "Lo"),
        ("Mark", "M"),
        ("Nonspacing_Mark", "Mn"),
        ("Spacing_Mark", "Mc"),
        ("Enclosing_Mark", "Me"),
        ("Number", "N"),
        ("Decimal_Number", "Nd"),
        ("digit", "Nd"),
        ("Letter_Number", "Nl"),
        ("Other_Number", "No"),
        ("Punctuation", "P"),
        ("punct", "P"),
        ("Connector_Punctuation", "Pc"),
        ("Dash_Punctuation", "Pd"),
        ("Open_Punctuation", "Ps"),
        ("Close_Punctuation", "Pe"),
        ("Initial_Punctuation", "Pi"),
        ("Final_Punctuation", "Pf"),
        ("Other_Punctuation", "Po"),
        ("Symbol", "S"),
        ("Math_Symbol", "Sm"),
        ("Currency_Symbol", "Sc"),
        ("Modifier_Symbol", "Sk"),
        ("Other_Symbol", "So"),
        ("Separator", "Z"),
        ("Space_Separator", "Zs"),
        ("Line_Separator", "Zl"),
        ("Paragraph_Separator", "Zp"),
        ("Control", "Cc"),
        ("cntrl", "Cc"),
        ("Format", "Cf"),
        ("Private_Use", "Co"),
    ];
    LONG.iter().find(|(long, short)| *long == name || *short == name).map(|(_, short)| (*short).to_owned())
}

fn push_literal(out: &mut String, character: char) {
    if character.is_ascii_punctuation() {
        out.push('\\');
        out.push(character);
    } else {
        push_member(out, character);
    }
}

/// A character inside a class.
fn push_member(out: &mut String, character: char) {
    match character {
        // `&&`, `--` and `~~` are operators in some engines, so these signs never stand bare.
        '[' | ']' | '\\' | '^' | '-' | '&' | '~' => {
            out.push('\\');
            out.push(character);
        }
        control if control.is_control() => out.push_str(&format!(r"\x{{{:x}}}", u32::from(control))),
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_translation_accepts_what_the_original_accepts() {
        let patterns = [
            r"^[a-z][a-z0-9_]*$",
            r"\d+",
            r"^\w+$",
            r"\s",
            r"\S",
            r"[\s\d]",
            r"[\W]",
            r"[\S]",
            r"[^\w-]",
            r"[-a]",
            r"[a-]",
            r"^.$",
            r"^\u{1F600}$",
            r"^\ud83d\ude00$",
            r"\x41",
            r"\cJ",
            r"^\p{L}+$",
            r"^\p{Script=Greek}+$",
            r"[^]",
            r"[]",
            r"a|",
            r"^(?:ab)+$",
            r"(?<year>\d{4})",
            r"^a{2,3}$",
            r"\.",
            r"\/",
            r"^[\]\\]$",
            r"^[&&~]$",
            r"\bfoo\b",
            r"a$",
            r"^\D$",
            r"[\D]",
            r"[^\S]",
            r"^$",
            r"\-".trim_start_matches('\\'),
            r"^[\b]$",
            r"^[+--]$",
        ];
        let texts = [
            "", "a", "abc_1", "A", "7", "٣", "é", "ſ", "\u{a0}", "\u{feff}", "\u{85}", "\n", "a\n", "\r", "\u{2028}",
            "😀", "αβγ", "abab", "aa", "aaaa", "2024", ".", "/", "]", "\\", "&", "~", "foo", "foobar", "-", "_", " ",
            "\t", "\u{b}", "\u{8}", "\u{0}", "K", ",",
        ];
        for pattern in patterns {
            let ecma = regress::Regex::with_flags(pattern, "u").expect(pattern);
            let re2 = to_re2(pattern).unwrap_or_else(|reason| panic!("{pattern}: {reason}"));
            let linear = regex::Regex::new(&re2).unwrap_or_else(|error| panic!("{pattern} as {re2}: {error}"));
            for text in texts {
                assert_eq!(ecma.find(text).is_some(), linear.is_match(text), "{pattern} as {re2} on {text:?}");
            }
        }
    }

    /// So that no emitted pattern meets the bound of the engine.
    #[test]
    fn a_compiled_pattern_takes_no_more_than_was_told() {
        let letters =
            [r"\p{L}", r"\p{Lu}", r"[\p{L}\p{N}\p{P}_-]", r"\P{Script=Han}", r"[^\s]", r".", "x", "[a-z]", "é", "😀"];
        let counts = ["", "?", "*", "+", "{3}", "{0,40}", "{40,}", "{200}"];
        let once = letters.iter().flat_map(|letter| counts.map(|count| format!("{letter}{count}")));
        let more =
            [r"^(?:(?:a?){30}){30}$", r"^(?:\p{L}{20}){50}$", r"(?:a|b|cd|[^x]|\b){100}", "((((a{2}){2}){2}){2})*", ""];
        let wide = (0x80..0x800).step_by(2).filter_map(char::from_u32).collect::<String>();
        let far = (0x1_0000..0x2_0000).step_by(97).filter_map(char::from_u32).collect::<String>();
        for pattern in once.chain(more.map(str::to_owned)).chain([format!("[{wide}]{{9}}"), format!("^[{far}]+$"), far])
        {
            let hir = regex_syntax::parse(&to_re2(&pattern).expect(&pattern)).expect(&pattern);
            let limit = usize::try_from(size(&hir)).expect("small");
            let compiled = regex::RegexBuilder::new(&to_re2(&pattern).expect(&pattern)).size_limit(limit).build();
            assert!(compiled.is_ok(), "{pattern} takes more than {limit} bytes");
        }
        assert!(to_re2(r"\p{L}{1000}").is_ok());
        assert!(to_re2(&r"\p{L}{1000}".repeat(20)).is_err());
    }

    #[test]
    fn what_a_linear_engine_lacks_is_refused() {
        for pattern in
            [r"(?=a)", r"(?!a)", r"(?<=a)b", r"(?<!a)b", r"(a)\1", r"(?<x>a)\k<x>", r"a{1001}", r"(a{100}){11}"]
        {
            assert!(to_re2(pattern).is_err(), "{pattern}");
        }
    }
}
