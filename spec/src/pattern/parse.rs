//! Terms, groups and quantifiers.

use std::collections::BTreeSet;

use super::{GroupKind, MAX_DEPTH, SyntaxError, Term, TermKind};

/// Parses a whole pattern.
pub(super) fn pattern(source: &str) -> Result<Term, SyntaxError> {
    let mut parser = Parser::new(source);
    let root = parser.disjunction(0)?;
    if !parser.rest().is_empty() {
        return Err(parser.error(parser.at, "`)` closes a group that was not opened"));
    }
    for (at, number) in &parser.numbers {
        if *number > parser.captures {
            return Err(parser.error(*at, format!("there is no group {number} to refer to")));
        }
    }
    for (at, name) in &parser.references {
        if !parser.names.contains(name) {
            return Err(parser.error(*at, format!("there is no group `{name}` to refer to")));
        }
    }
    Ok(root)
}

pub(super) struct Parser<'p> {
    source: &'p str,
    /// The place in the text, in bytes.
    pub(super) at: usize,
    captures: u32,
    names: BTreeSet<String>,
    /// Groups that are referred to, and where. They may be opened later.
    pub(super) numbers: Vec<(usize, u32)>,
    pub(super) references: Vec<(usize, String)>,
}

impl<'p> Parser<'p> {
    fn new(source: &'p str) -> Self {
        Self { source, at: 0, captures: 0, names: BTreeSet::new(), numbers: Vec::new(), references: Vec::new() }
    }

    pub(super) fn rest(&self) -> &'p str {
        &self.source[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// Takes a text if it is next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_next = self.rest().starts_with(text);
        if is_next {
            self.at += text.len();
        }
        is_next
    }

    /// The digits that are next, of a base.
    pub(super) fn digits(&mut self, radix: u32) -> &'p str {
        let rest = self.rest();
        let end = rest.find(|sign: char| !sign.is_digit(radix)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// What was read so far.
    pub(super) fn source_before(&self) -> &'p str {
        &self.source[..self.at]
    }

    pub(super) fn error(&self, at: usize, message: impl Into<String>) -> SyntaxError {
        SyntaxError { message: message.into(), character: self.source[..at].chars().count() }
    }

    fn term(&self, start: usize, kind: TermKind) -> Term {
        Term { kind, span: start..self.at }
    }

    /// Alternatives, to the end of the group or of the text.
    fn disjunction(&mut self, depth: usize) -> Result<Term, SyntaxError> {
        let start = self.at;
        let mut alternatives = vec![self.alternative(depth)?];
        while self.take("|") {
            alternatives.push(self.alternative(depth)?);
        }
        match alternatives.pop() {
            Some(only) if alternatives.is_empty() => Ok(only),
            last => {
                alternatives.extend(last);
                Ok(self.term(start, TermKind::Alternation(alternatives)))
            }
        }
    }

    fn alternative(&mut self, depth: usize) -> Result<Term, SyntaxError> {
        let start = self.at;
        let mut terms = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let term = self.one_term(depth)?;
            terms.push(self.repeated(term)?);
        }
        Ok(match terms.pop() {
            Some(only) if terms.is_empty() => only,
            last => {
                terms.extend(last);
                self.term(start, TermKind::Sequence(terms))
            }
        })
    }

    fn one_term(&mut self, depth: usize) -> Result<Term, SyntaxError> {
        let start = self.at;
        let kind = match self.next() {
            Some('^') => TermKind::Start,
            Some('$') => TermKind::End,
            Some('.') => TermKind::Dot,
            Some('(') => self.group(start, depth)?,
            Some('[') => TermKind::Class(self.class(start)?),
            Some('\\') => self.escape(start)?,
            Some('*' | '+' | '?') => return Err(self.error(start, "there is nothing to repeat")),
            Some(sign @ ('{' | '}' | ']')) => {
                return Err(self.error(start, format!("`{sign}` alone must be written `\\{sign}`")));
            }
            Some(other) => TermKind::Character(u32::from(other)),
            None => TermKind::Sequence(Vec::new()),
        };
        Ok(self.term(start, kind))
    }

    /// A term with the quantifier behind it, if there is one.
    fn repeated(&mut self, term: Term) -> Result<Term, SyntaxError> {
        let at = self.at;
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => self.bounds()?,
            _ => return Ok(term),
        };
        if matches!(term.kind, TermKind::Start | TermKind::End | TermKind::Boundary { .. } | TermKind::Look { .. }) {
            return Err(self.error(at, "what looks for a place can't be repeated"));
        }
        if at == self.at {
            self.at += 1;
        }
        let lazy = self.take("?");
        let start = term.span.start;
        Ok(self.term(start, TermKind::Repetition { term: Box::new(term), least, most, lazy }))
    }

    /// `{2}`, `{2,}`, `{2,5}`.
    fn bounds(&mut self) -> Result<(u32, Option<u32>), SyntaxError> {
        let start = self.at;
        self.at += 1;
        let least = self.digits(10);
        let most = if self.take(",") { self.digits(10) } else { least };
        if least.is_empty() || !self.take("}") {
            return Err(self.error(start, "`{` must be followed by numbers, or be written `\\{`"));
        }
        let is_unbounded = most.is_empty();
        if !is_unbounded && is_less(most, least) {
            return Err(self.error(start, "the numbers in braces are out of order"));
        }
        Ok((number(least), (!is_unbounded).then(|| number(most))))
    }

    /// What follows the bracket of a group.
    fn group(&mut self, start: usize, depth: usize) -> Result<TermKind, SyntaxError> {
        if depth == MAX_DEPTH {
            return Err(self.error(start, format!("groups are nested more than {MAX_DEPTH} deep")));
        }
        let look = [("?=", false, false), ("?!", false, true), ("?<=", true, false), ("?<!", true, true)];
        let found = look.into_iter().find(|(sign, ..)| self.take(sign));
        if let Some((_, behind, negated)) = found {
            let term = Box::new(self.body(start, depth)?);
            return Ok(TermKind::Look { behind, negated, term });
        }
        let kind = if self.take("?:") {
            GroupKind::Plain
        } else if self.take("?<") {
            self.captures += 1;
            let name = self.group_name(start)?;
            if !self.names.insert(name.clone()) {
                return Err(self.error(start, format!("there is another group `{name}`")));
            }
            GroupKind::Named(name)
        } else if self.rest().starts_with('?') {
            self.modifiers(start)?;
            return Ok(TermKind::Modifiers(Box::new(self.body(start, depth)?)));
        } else {
            self.captures += 1;
            GroupKind::Capturing
        };
        Ok(TermKind::Group(kind, Box::new(self.body(start, depth)?)))
    }

    fn body(&mut self, start: usize, depth: usize) -> Result<Term, SyntaxError> {
        let body = self.disjunction(depth + 1)?;
        if self.take(")") {
            return Ok(body);
        }
        Err(self.error(if depth == 0 { self.at } else { start }, "a group is not closed"))
    }

    /// `?ims-ims:`, each flag once.
    fn modifiers(&mut self, start: usize) -> Result<(), SyntaxError> {
        let at = self.at;
        self.at += 1;
        let rest = self.rest();
        let Some(end) = rest.find(|sign| !"ims-".contains(sign)) else {
            return Err(self.error(at, "a group is not closed"));
        };
        let flags = &rest[..end];
        self.at += end;
        if !self.take(":") {
            return Err(self.error(at, "`?` must be followed by `:`, `=`, `!`, `<` or flags"));
        }
        let is_repeated = |(index, flag)| flags[..index].contains(flag);
        if flags == "-" || flags.char_indices().any(is_repeated) {
            return Err(self.error(start, "the flags of a group are each given once"));
        }
        Ok(())
    }
}

/// Compares numbers of any length.
fn is_less(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    (one.len(), one) < (other.len(), other)
}

/// A number, or the largest one where it is larger.
fn number(digits: &str) -> u32 {
    digits.bytes().fold(0_u32, |number, digit| number.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
}
