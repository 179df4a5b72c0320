//! How a pattern is written for an engine.
//!
//! What an engine reads as ECMA-262 does stays as it was written, so that most patterns are the same text in every language.
//! Classes that Unicode decides are spelled out as ranges of characters, for engines know different versions of it.

use std::ops::Range;

use dagstack_spec_model::pattern::{Class, GroupKind, MemberKind, NamedSet, Pattern, SetKind, Term, TermKind};
use regex_syntax::hir::ClassUnicode;

use super::sets;

/// What linear engines differ in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Engine {
    /// `\b`
    pub(crate) boundary: &'static str,
    /// `\B`
    pub(crate) no_boundary: &'static str,
    /// Whether `\d` and `\w` mean ASCII alone.
    pub(crate) has_ascii_classes: bool,
}

/// A pattern for a linear engine, in the notation that RE2, Go and the crate `regex` share.
pub(crate) fn linear(pattern: &Pattern, engine: Engine) -> String {
    let mut writer = Linear { pattern, engine, out: String::with_capacity(pattern.source.len()) };
    writer.term(&pattern.root);
    writer.out
}

/// A pattern for an engine of ECMA-262: as it was written, with the properties spelled out.
pub(crate) fn ecmascript(pattern: &Pattern) -> String {
    let mut spans = Vec::new();
    properties(&pattern.root, &mut spans);
    let mut out = String::with_capacity(pattern.source.len());
    let mut written = 0;
    for (span, text) in spans {
        out.push_str(&pattern.source[written..span.start]);
        out.push_str(&text);
        written = span.end;
    }
    out.push_str(&pattern.source[written..]);
    out
}

/// The places of the properties in a pattern, and what stands for them.
fn properties(term: &Term, spans: &mut Vec<(Range<usize>, String)>) {
    match &term.kind {
        TermKind::Alternation(terms) | TermKind::Sequence(terms) => {
            for term in terms {
                properties(term, spans);
            }
        }
        TermKind::Group(_, term) | TermKind::Repetition { term, .. } => properties(term, spans),
        TermKind::Set(set @ NamedSet { kind: SetKind::Property(_), .. }) => {
            spans.push((term.span.clone(), format!("[{}]", ranges(&named(set), escape_ecmascript))));
        }
        TermKind::Class(class) => {
            for member in &class.members {
                if let MemberKind::Set(set @ NamedSet { kind: SetKind::Property(_), .. }) = &member.kind {
                    spans.push((member.span.clone(), ranges(&named(set), escape_ecmascript)));
                }
            }
        }
        _ => {}
    }
}

/// The characters of a set that has a name. What the tables lack is refused when a pattern is lowered.
fn named(set: &NamedSet) -> ClassUnicode {
    sets::of_name(set).unwrap_or_else(|_| ClassUnicode::empty())
}

/// The members of a class that has these characters.
fn ranges(set: &ClassUnicode, escape: fn(char) -> String) -> String {
    let member = |character: char| {
        if character.is_ascii_alphanumeric() { character.to_string() } else { escape(character) }
    };
    let range = |low: char, high: char| match u32::from(high) - u32::from(low) {
        0 => member(low),
        1 => member(low) + &member(high),
        _ => format!("{}-{}", member(low), member(high)),
    };
    set.ranges().iter().map(|it| range(it.start(), it.end())).collect()
}

fn escape_ecmascript(character: char) -> String {
    match u32::from(character) {
        code @ 0..0x100 => format!("\\x{code:02x}"),
        code @ 0x100..0x1_0000 => format!("\\u{code:04x}"),
        code => format!("\\u{{{code:x}}}"),
    }
}

fn escape_linear(character: char) -> String {
    match character {
        ' ' => " ".to_owned(),
        '\t' => "\\t".to_owned(),
        '\n' => "\\n".to_owned(),
        '\u{b}' => "\\v".to_owned(),
        '\u{c}' => "\\f".to_owned(),
        '\r' => "\\r".to_owned(),
        punctuation if punctuation.is_ascii_punctuation() => format!("\\x{:02x}", u32::from(punctuation)),
        other => format!("\\x{{{:x}}}", u32::from(other)),
    }
}

struct Linear<'p> {
    pattern: &'p Pattern,
    engine: Engine,
    out: String,
}

impl<'p> Linear<'p> {
    fn term(&mut self, term: &Term) {
        match &term.kind {
            TermKind::Alternation(terms) => {
                for (index, term) in terms.iter().enumerate() {
                    self.out.push_str(if index == 0 { "" } else { "|" });
                    self.term(term);
                }
            }
            TermKind::Sequence(terms) => {
                for term in terms {
                    self.term(term);
                }
            }
            TermKind::Group(kind, body) => {
                // A name means nothing without references to it.
                self.out.push_str(if *kind == GroupKind::Plain { "(?:" } else { "(" });
                self.term(body);
                self.out.push(')');
            }
            TermKind::Repetition { term, least, most, lazy } => {
                self.term(term);
                self.out.push_str(&match (least, most) {
                    (0, None) => "*".to_owned(),
                    (1, None) => "+".to_owned(),
                    (0, Some(1)) => "?".to_owned(),
                    (least, None) => format!("{{{least},}}"),
                    (least, Some(most)) if least == most => format!("{{{least}}}"),
                    (least, Some(most)) => format!("{{{least},{most}}}"),
                });
                self.out.push_str(if *lazy { "?" } else { "" });
            }
            TermKind::Character(code) => self.character(*code, term.span.clone()),
            TermKind::Dot => self.out.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            TermKind::Set(set) => self.set(set),
            TermKind::Class(class) => self.class(class),
            TermKind::Start => self.out.push('^'),
            TermKind::End => self.out.push('$'),
            TermKind::Boundary { negated: false } => self.out.push_str(self.engine.boundary),
            TermKind::Boundary { negated: true } => self.out.push_str(self.engine.no_boundary),
            // These are refused when a pattern is lowered.
            TermKind::Look { .. }
            | TermKind::NumberedReference(_)
            | TermKind::NamedReference(_)
            | TermKind::Modifiers(_) => self.out.push_str(NOTHING),
        }
    }

    /// A character outside of a class.
    fn character(&mut self, code: u32, span: Range<usize>) {
        let Some(character) = char::from_u32(code) else { return self.out.push_str(NOTHING) };
        match self.kept(span, character) {
            Some(text) => self.out.push_str(text),
            None if r"\^$.*+?()[]{}|".contains(character) => self.out.extend(['\\', character]),
            None if character.is_ascii_graphic() => self.out.push(character),
            None => self.out.push_str(&plain(character)),
        }
    }

    /// What was written for a character, where the engines read it in the same way: the character itself, a short escape, or
    /// a sign behind a backslash.
    fn kept(&self, span: Range<usize>, character: char) -> Option<&'p str> {
        let text = self.pattern.source.get(span)?;
        let is_kept = match text.strip_prefix('\\') {
            None => text.starts_with(character) && is_visible(character),
            Some("t" | "n" | "v" | "f" | "r") => true,
            Some(sign) => sign.len() == 1 && character.is_ascii_punctuation() && sign.starts_with(character),
        };
        is_kept.then_some(text)
    }

    /// A set that has a name, outside of a class.
    fn set(&mut self, set: &NamedSet) {
        if let Some(short) = self.short(set) {
            self.out.push_str(short);
            return;
        }
        let members = self.members(&NamedSet { negated: false, kind: set.kind.clone() });
        self.brackets(set.negated, &members);
    }

    /// A set that has a name, inside of a class.
    fn members(&self, set: &NamedSet) -> String {
        match (self.short(set), &set.kind, set.negated) {
            (Some(short), ..) => short.to_owned(),
            (None, SetKind::Word, false) => "0-9A-Za-z_".to_owned(),
            _ => ranges(&named(set), escape_linear),
        }
    }

    /// The short name of a set, where the engine means the same by it.
    fn short(&self, set: &NamedSet) -> Option<&'static str> {
        let short = match (&set.kind, set.negated) {
            (SetKind::Digit, false) => r"\d",
            (SetKind::Digit, true) => r"\D",
            (SetKind::Word, false) => r"\w",
            (SetKind::Word, true) => r"\W",
            _ => return None,
        };
        self.engine.has_ascii_classes.then_some(short)
    }

    fn class(&mut self, class: &Class) {
        let mut members = String::new();
        for (index, member) in class.members.iter().enumerate() {
            match &member.kind {
                MemberKind::Character(code) => {
                    let Some(character) = char::from_u32(*code) else { continue };
                    let is_last = index + 1 == class.members.len();
                    self.member(&mut members, character, member.span.clone(), is_last);
                }
                MemberKind::Range(low, high) => {
                    let Some((low, high)) = sets::characters_between(*low, *high) else { continue };
                    // Which text belongs to which end is not known: an end is written as itself where that is plain.
                    let text = &self.pattern.source[member.span.clone()];
                    let start = member.span.start;
                    let low_end = if text.starts_with(low) { start + low.len_utf8() } else { start };
                    let end = member.span.end;
                    let high_start = if text.ends_with(high) && !text.ends_with(&format!("\\{high}")) {
                        end - high.len_utf8()
                    } else {
                        end
                    };
                    self.member(&mut members, low, start..low_end, false);
                    members.push('-');
                    self.member(&mut members, high, high_start..end, false);
                }
                MemberKind::Set(set) => members.push_str(&self.members(set)),
            }
        }
        self.brackets(class.negated, &members);
    }

    /// A character inside of a class, as the last member or before others.
    fn member(&self, members: &mut String, character: char, span: Range<usize>, is_last: bool) {
        // At an end of the class, and with no other one beside it, a dash needs no backslash.
        let after = &self.pattern.source[span.end..];
        let is_alone =
            if members.is_empty() { !after.starts_with(['-', '\\']) } else { is_last && !members.ends_with('-') };
        let needs_backslash = match character {
            '[' | ']' | '\\' => true,
            '^' => members.is_empty(),
            '-' => !is_alone,
            // Twice in a row, these are operators.
            '&' | '~' => members.ends_with(character),
            _ => false,
        };
        match self.kept(span, character) {
            Some(text) if text.starts_with('\\') || !needs_backslash => members.push_str(text),
            _ if needs_backslash => members.extend(['\\', character]),
            _ if character.is_ascii_graphic() => members.push(character),
            _ => members.push_str(&plain(character)),
        }
    }

    fn brackets(&mut self, negated: bool, members: &str) {
        match (members.is_empty(), negated) {
            (true, false) => self.out.push_str(NOTHING),
            (true, true) => self.out.push_str(r"[\x{0}-\x{10ffff}]"),
            (false, negated) => self.out.extend([if negated { "[^" } else { "[" }, members, "]"]),
        }
    }
}

/// A class without characters. No engine takes an empty one.
const NOTHING: &str = r"[^\x{0}-\x{10ffff}]";

/// A character that is no sign of ASCII: as itself where it can be seen, else as an escape.
fn plain(character: char) -> String {
    if is_visible(character) { character.to_string() } else { escape_linear(character) }
}

/// Whether a character can be seen, and does not reorder what is seen.
fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GO: Engine = Engine { boundary: r"\b", no_boundary: r"\B", has_ascii_classes: true };
    const RUST: Engine = Engine { boundary: r"(?-u:\b)", no_boundary: r"(?-u:\B)", has_ascii_classes: false };

    fn parsed(source: &str) -> Pattern {
        Pattern::parse(source).expect(source)
    }

    #[test]
    fn what_reads_alike_stays_as_it_was_written() {
        for source in [
            "^[a-z][a-z0-9_]*$",
            "^[a-z-]+$",
            r"[-_.][ \t]",
            r"^a\/b\.c",
            "^[äöü🦓]{2}$",
            r"[\]\-\^]",
            "(a|b)+?",
            r"a{2}b{2,}c{0,5}",
            "[-a]",
            "[^-a]",
            "&& ~~",
        ] {
            let pattern = parsed(source);
            assert_eq!([linear(&pattern, GO), linear(&pattern, RUST), ecmascript(&pattern)], [source; 3]);
        }
    }

    #[test]
    fn what_engines_read_otherwise_is_written_otherwise() {
        let written = |source| [linear(&parsed(source), GO), linear(&parsed(source), RUST)];
        assert_eq!(written("[+--a]"), [r"[+-\-a]"; 2]);
        assert_eq!(written("a{02}"), ["a{2}"; 2]);
        assert_eq!(written("(?<year>[0-9])"), ["([0-9])"; 2]);
        assert_eq!(written(r"\u003c\x5b"), [r"<\["; 2]);
        assert_eq!(written(r"[\ud800-\udfff]"), [NOTHING; 2]);
        assert_eq!(written(r"[\u0000-\udfff]"), ["[\\x{0}-\u{d7ff}]"; 2]);
        assert_eq!(written(r"^\d\b"), [r"^\d\b", r"^[0-9](?-u:\b)"]);
        assert_eq!(written(r"\P{Nl}").map(|text| text.starts_with(r"[^\x{16ee}-\x{16f0}")), [true; 2]);
        assert_eq!(ecmascript(&parsed(r"[\p{ASCII}a]\p{Any}\d")), r"[\x00-\x7fa][\x00-\u{10ffff}]\d");
    }

    /// Each sign and each escape, alone, repeated, between others, in a class and at its ends, validated against an engine of
    /// ECMA-262.
    #[test]
    fn the_notation_finds_what_the_original_finds() {
        let escapes = [
            r"\d",
            r"\D",
            r"\w",
            r"\W",
            r"\s",
            r"\S",
            r"\t",
            r"\n",
            r"\v",
            r"\f",
            r"\r",
            r"\0",
            r"\cJ",
            r"\u00e9",
            r"\u{1F600}",
            r"\ud83d\ude00",
            r"\p{L}",
            r"\P{Lu}",
            r"\p{Script=Greek}",
        ];
        let punctuation = (0x20..0x7f).map(|code| format!(r"\x{code:x}"));
        let bare = (0x20_u8..0x7f).map(char::from).filter(|sign| !r"^$\.*+?()[]{}|/".contains(*sign)).map(String::from);
        let atoms: Vec<String> = escapes.map(str::to_owned).into_iter().chain(punctuation).chain(bare).collect();
        let mut patterns: Vec<String> =
            [".", "^", "$", r"\b", r"\B", r"\bfoo\b", r"\Boo\B", "[^]", "[]", "a|", "()", "(?:^a|b$)+"]
                .map(str::to_owned)
                .into();
        for atom in &atoms {
            patterns.extend(["", "*", "{2}", "{1,}", "{0,2}", "*?"].map(|count| format!("^{atom}{count}$")));
            patterns.extend([
                format!("a{atom}b"),
                format!(r"\b{atom}"),
                format!(r"{atom}\B"),
                format!("(?:{atom}|-)$"),
            ]);
            patterns.extend(
                ["^[{}]$", "^[^{}]$", "^[-{}]$", "^[--{}]$", "^[^-{}]$", "^[{}a-c]$", "^[a-z{}-]$", "^[a-c{}]+$"]
                    .map(|class| class.replace("{}", atom)),
            );
        }
        let signs = (0_u8..0x80).map(char::from).chain("\u{85}\u{a0}éſKλ\u{2028}\u{feff}٣😀".chars());
        let mut texts: Vec<String> = signs.flat_map(|sign| [sign.to_string(), format!("a{sign}b")]).collect();
        texts.extend(["", "foo", "éfoo", "foo bar", "éooé", "aa", "--", "b-", "a\n", "😀😀"].map(str::to_owned));
        let mut compared = 0;
        for source in &patterns {
            let Ok(original) = regress::Regex::with_flags(source, "u") else { continue };
            let written = linear(&parsed(source), RUST);
            let engine = regex::Regex::new(&written).unwrap_or_else(|error| panic!("{source} as {written}: {error}"));
            for text in &texts {
                assert_eq!(original.find(text).is_some(), engine.is_match(text), "{source} as {written} on {text:?}");
            }
            compared += 1;
        }
        assert!(compared > 3000, "only {compared} patterns are valid");
    }
}
