//! Classes of characters.

use super::parse::Parser;
use super::{Class, Member, MemberKind, SyntaxError};

impl Parser<'_> {
    /// What follows the bracket of a class.
    pub(super) fn class(&mut self, start: usize) -> Result<Class, SyntaxError> {
        let negated = self.take("^");
        let mut members = Vec::new();
        while !self.take("]") {
            let at = self.at;
            let low = self.member(start)?;
            let is_range = self.rest().starts_with('-') && !self.rest().starts_with("-]");
            let kind = if is_range {
                self.at += 1;
                match (low, self.member(start)?) {
                    (MemberKind::Character(low), MemberKind::Character(high)) if low <= high => {
                        MemberKind::Range(low, high)
                    }
                    (MemberKind::Character(_), MemberKind::Character(_)) => {
                        return Err(self.error(at, "the ends of a range are out of order"));
                    }
                    _ => return Err(self.error(at, "a range must go from one character to another")),
                }
            } else {
                low
            };
            members.push(Member { kind, span: at..self.at });
        }
        Ok(Class { negated, members })
    }

    /// A character, or a set that has a name.
    fn member(&mut self, class: usize) -> Result<MemberKind, SyntaxError> {
        let start = self.at;
        match self.next() {
            Some('\\') => {}
            Some(character) => return Ok(MemberKind::Character(u32::from(character))),
            None => return Err(self.error(class, "a class is not closed")),
        }
        if self.take("b") {
            return Ok(MemberKind::Character(0x08));
        }
        if self.take("-") {
            return Ok(MemberKind::Character(u32::from('-')));
        }
        match self.named_set(start)? {
            Some(set) => Ok(MemberKind::Set(set)),
            None => Ok(MemberKind::Character(self.character_escape(start)?)),
        }
    }
}
