//! How a pattern is written for an engine with the notation of RE2, which searches in linear time.

use std::ops::Range;

use dagstack_spec_model::pattern::{Class, GroupKind, MemberKind, NamedSet, Pattern, SetKind, Term, TermKind};

use super::super::sets;
use super::ranges::{named, ranges};

/// What engines with the notation of RE2 differ in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Engine {
    /// `$`
    pub(crate) end: &'static str,
    /// `\b`
    pub(crate) boundary: &'static str,
    /// `\B`
    pub(crate) no_boundary: &'static str,
    /// Whether `\d` and `\w` mean ASCII alone.
    pub(crate) has_ascii_classes: bool,
    /// Signs that are operators in a class, where they come twice in a row.
    pub(crate) operators: &'static str,
    /// How a character is written that is not written as itself.
    pub(crate) escape: fn(char) -> String,
}

/// A pattern in the notation that RE2, Go, the crate `regex` and Python's `re` share but for some escapes.
pub(crate) fn linear(pattern: &Pattern, engine: Engine) -> String {
    let mut writer = Linear { pattern, engine, out: String::with_capacity(pattern.source.len()) };
    writer.term(&pattern.root);
    writer.out
}

/// A character by its number, as RE2 has it.
pub(crate) fn escape_linear(character: char) -> String {
    if let Some(short) = short_escape(character) {
        return short.to_owned();
    }
    match character {
        punctuation if punctuation.is_ascii_punctuation() => format!("\\x{:02x}", u32::from(punctuation)),
        other => format!("\\x{{{:x}}}", u32::from(other)),
    }
}

/// White space that has an escape of its own.
pub(crate) fn short_escape(character: char) -> Option<&'static str> {
    Some(match character {
        ' ' => " ",
        '\t' => "\\t",
        '\n' => "\\n",
        '\u{b}' => "\\v",
        '\u{c}' => "\\f",
        '\r' => "\\r",
        _ => return None,
    })
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
            TermKind::Dot => {
                let (line, paragraph) = ((self.engine.escape)('\u{2028}'), (self.engine.escape)('\u{2029}'));
                self.out.extend([r"[^\n\r", &line, &paragraph, "]"]);
            }
            TermKind::Set(set) => self.set(set),
            TermKind::Class(class) => self.class(class),
            TermKind::Start => self.out.push('^'),
            TermKind::End => self.out.push_str(self.engine.end),
            TermKind::Boundary { negated: false } => self.out.push_str(self.engine.boundary),
            TermKind::Boundary { negated: true } => self.out.push_str(self.engine.no_boundary),
            // These are refused when a pattern is lowered.
            TermKind::Look { .. }
            | TermKind::NumberedReference(_)
            | TermKind::NamedReference(_)
            | TermKind::Modifiers(_) => self.nothing(),
        }
    }

    /// A character outside of a class.
    fn character(&mut self, code: u32, span: Range<usize>) {
        let Some(character) = char::from_u32(code) else { return self.nothing() };
        match self.kept(span, character) {
            Some(text) => self.out.push_str(text),
            None if r"\^$.*+?()[]{}|".contains(character) => self.out.extend(['\\', character]),
            None if character.is_ascii_graphic() => self.out.push(character),
            None => self.out.push_str(&self.plain(character)),
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
            _ => ranges(&named(set), self.engine.escape),
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
        // At an end of the class, and with no other one next to it, a dash needs no backslash.
        let after = &self.pattern.source[span.end..];
        let is_alone =
            if members.is_empty() { !after.starts_with(['-', '\\']) } else { is_last && !members.ends_with('-') };
        let needs_backslash = match character {
            '[' | ']' | '\\' => true,
            '^' => members.is_empty(),
            '-' => !is_alone,
            // Twice in a row, these are operators.
            sign if self.engine.operators.contains(sign) => members.ends_with(character),
            _ => false,
        };
        match self.kept(span, character) {
            Some(text) if text.starts_with('\\') || !needs_backslash => members.push_str(text),
            _ if needs_backslash => members.extend(['\\', character]),
            _ if character.is_ascii_graphic() => members.push(character),
            _ => members.push_str(&self.plain(character)),
        }
    }

    fn brackets(&mut self, negated: bool, members: &str) {
        match (members.is_empty(), negated) {
            (true, false) => self.nothing(),
            (true, true) => {
                let all = self.all();
                self.out.extend(["[", &all, "]"]);
            }
            (false, negated) => self.out.extend([if negated { "[^" } else { "[" }, members, "]"]),
        }
    }

    /// A class without characters. No engine takes an empty one.
    fn nothing(&mut self) {
        let all = self.all();
        self.out.extend(["[^", &all, "]"]);
    }

    /// All characters, as members of a class.
    fn all(&self) -> String {
        format!("{}-{}", (self.engine.escape)('\0'), (self.engine.escape)(char::MAX))
    }

    /// A character that is no sign of ASCII: as itself where it can be seen, else as an escape.
    fn plain(&self, character: char) -> String {
        if is_visible(character) { character.to_string() } else { (self.engine.escape)(character) }
    }
}

/// Whether a character can be seen, and does not reorder what is seen.
fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..)
}
