//! Sets of characters. Surrogates are none: no text that is read has a lone one.

use dagstack_spec_model::pattern::{Class, MemberKind, NamedSet, SetKind};
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

/// What `\d` stands for.
const DIGIT: &[(char, char)] = &[('0', '9')];
/// What `\w` stands for.
const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
/// What `\s` stands for: white space and line terminators.
const SPACE: &[(char, char)] = &[
    ('\t', '\r'),
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{feff}', '\u{feff}'),
];
/// What `.` does not match.
const LINE_ENDS: &[(char, char)] = &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')];

/// The one character of a code point, if it is one.
pub(super) fn of_character(code: u32) -> ClassUnicode {
    of_range(code, code)
}

/// The characters from one code point to another.
pub(super) fn of_range(low: u32, high: u32) -> ClassUnicode {
    let ends = characters_between(low, high).map(|(low, high)| ClassUnicodeRange::new(low, high));
    ClassUnicode::new(ends)
}

/// The first and the last character of a range of code points, which may begin or end among the surrogates.
pub(super) fn characters_between(low: u32, high: u32) -> Option<(char, char)> {
    let low = char::from_u32(low).unwrap_or('\u{e000}');
    let high = char::from_u32(high).unwrap_or('\u{d7ff}');
    (low <= high).then_some((low, high))
}

/// `.`
pub(super) fn dot() -> ClassUnicode {
    let mut set = of_table(LINE_ENDS);
    set.negate();
    set
}

/// A set that has a name.
///
/// # Errors
/// Where the tables of Unicode lack it.
pub(super) fn of_name(named: &NamedSet) -> Result<ClassUnicode, String> {
    let mut set = match named.kind {
        SetKind::Digit => of_table(DIGIT),
        SetKind::Word => of_table(WORD),
        SetKind::Space => of_table(SPACE),
        SetKind::Property(property) => property
            .code_points()
            .ok_or_else(|| format!("the property {} is not one that every language has", property.name()))?,
    };
    if named.negated {
        set.negate();
    }
    Ok(set)
}

/// `[…]`
///
/// # Errors
/// Where the tables of Unicode lack a property.
pub(super) fn of_class(class: &Class) -> Result<ClassUnicode, String> {
    let mut set = ClassUnicode::empty();
    for member in &class.members {
        set.union(&match &member.kind {
            MemberKind::Character(code) => of_character(*code),
            MemberKind::Range(low, high) => of_range(*low, *high),
            MemberKind::Set(named) => of_name(named)?,
        });
    }
    if class.negated {
        set.negate();
    }
    Ok(set)
}

fn of_table(table: &[(char, char)]) -> ClassUnicode {
    ClassUnicode::new(table.iter().map(|(low, high)| ClassUnicodeRange::new(*low, *high)))
}
