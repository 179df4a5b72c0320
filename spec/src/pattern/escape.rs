//! Escapes: what a backslash makes of the signs behind it.

use super::parse::Parser;
use super::{NamedSet, Property, SetKind, SyntaxError, TermKind};

impl Parser<'_> {
    /// What follows a backslash outside of a class.
    pub(super) fn escape(&mut self, start: usize) -> Result<TermKind, SyntaxError> {
        match self.peek() {
            Some(sign @ ('b' | 'B')) => {
                self.at += 1;
                return Ok(TermKind::Boundary { negated: sign == 'B' });
            }
            Some('k') => {
                self.at += 1;
                if !self.take("<") {
                    return Err(self.error(start, "`\\k` must be followed by the name of a group, as `\\k<name>`"));
                }
                let name = self.group_name(start)?;
                self.references.push((start, name.clone()));
                return Ok(TermKind::NamedReference(name));
            }
            Some('1'..='9') => {
                let number = self.digits(10).parse().unwrap_or(u32::MAX);
                self.numbers.push((start, number));
                return Ok(TermKind::NumberedReference(number));
            }
            _ => {}
        }
        match self.named_set(start)? {
            Some(set) => Ok(TermKind::Set(set)),
            None => Ok(TermKind::Character(self.character_escape(start)?)),
        }
    }

    /// `\d`, `\p{…}` and the like, if that is what is next.
    pub(super) fn named_set(&mut self, start: usize) -> Result<Option<NamedSet>, SyntaxError> {
        let Some(sign) = self.peek().filter(|sign| "dDwWsSpP".contains(*sign)) else { return Ok(None) };
        self.at += 1;
        let kind = match sign {
            'd' | 'D' => SetKind::Digit,
            'w' | 'W' => SetKind::Word,
            's' | 'S' => SetKind::Space,
            _ => SetKind::Property(self.property(start)?),
        };
        Ok(Some(NamedSet { negated: sign.is_ascii_uppercase(), kind }))
    }

    /// `{…}` behind `\p`.
    fn property(&mut self, start: usize) -> Result<Property, SyntaxError> {
        let inside = self.rest().strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let Some((inside, _)) = inside else {
            return Err(self.error(start, "`\\p` must be followed by a property, as `\\p{Letter}`"));
        };
        self.at += inside.len() + 2;
        Property::named(inside)
            .ok_or_else(|| self.error(start, format!("`{inside}` is not a property that ECMA-262 names")))
    }

    /// An escape that represents one code point.
    pub(super) fn character_escape(&mut self, start: usize) -> Result<u32, SyntaxError> {
        let Some(sign) = self.next() else { return Err(self.error(start, "there is nothing behind `\\`")) };
        Ok(match sign {
            't' => 0x09,
            'n' => 0x0a,
            'v' => 0x0b,
            'f' => 0x0c,
            'r' => 0x0d,
            '0' if !self.rest().starts_with(|next: char| next.is_ascii_digit()) => 0,
            'c' => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => u32::from(letter) & 0x1f,
                _ => return Err(self.error(start, "`\\c` must be followed by a letter")),
            },
            'x' => self.hexadecimal(start, 2)?,
            'u' => self.unicode_escape(start)?,
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '/' => u32::from(sign),
            other => return Err(self.error(start, format!("`\\{other}` is not an escape"))),
        })
    }

    fn hexadecimal(&mut self, start: usize, length: usize) -> Result<u32, SyntaxError> {
        let digits = self.rest().get(..length).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += code.map_or(0, |_| length);
        code.ok_or_else(|| self.error(start, format!("an escape must have {length} hexadecimal digits")))
    }

    /// What follows `\u`. Two halves of a surrogate pair are one code point.
    fn unicode_escape(&mut self, start: usize) -> Result<u32, SyntaxError> {
        if self.take("{") {
            let digits = self.digits(16).trim_start_matches('0');
            let is_empty = self.source_before().ends_with('{');
            let code = if digits.is_empty() { Ok(0) } else { u32::from_str_radix(digits, 16) };
            return match code {
                Ok(code) if !is_empty && code <= 0x10_ffff && self.take("}") => Ok(code),
                _ => Err(self.error(start, "`\\u{…}` must have the hexadecimal digits of a code point")),
            };
        }
        let first = self.hexadecimal(start, 4)?;
        let after = self.at;
        if (0xd800..0xdc00).contains(&first) && self.take("\\u") {
            if let Ok(second @ 0xdc00..=0xdfff) = self.hexadecimal(start, 4) {
                return Ok(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
            self.at = after;
        }
        Ok(first)
    }

    /// The name of a group, with the sign behind it.
    pub(super) fn group_name(&mut self, start: usize) -> Result<String, SyntaxError> {
        let mut name = String::new();
        loop {
            let sign = match self.next() {
                Some('>') if !name.is_empty() => return Ok(name),
                Some('\\') if self.take("u") => char::from_u32(self.unicode_escape(start)?),
                sign => sign,
            };
            match sign {
                Some(sign) if is_name_sign(sign, name.is_empty()) => name.push(sign),
                _ => return Err(self.error(start, "the name of a group must be an identifier")),
            }
        }
    }
}

/// Whether a sign may be in an identifier of ECMA-262, or begin one.
fn is_name_sign(sign: char, first: bool) -> bool {
    if sign.is_ascii() {
        return sign.is_ascii_alphabetic() || sign == '$' || sign == '_' || (!first && sign.is_ascii_digit());
    }
    let property = if first { "ID_Start" } else { "ID_Continue" };
    let is_joiner = matches!(sign, '\u{200c}' | '\u{200d}');
    Property::named(property)
        .and_then(Property::code_points)
        .is_some_and(|set| set.ranges().iter().any(|range| (range.start()..=range.end()).contains(&sign)))
        || (!first && is_joiner)
}
