//! Characters that a name stands for, spelled out as the members of a class.

use dagstack_spec_model::pattern::NamedSet;
use regex_syntax::hir::ClassUnicode;

use super::super::sets;

/// The characters of a set that has a name. What the tables lack is refused when a pattern is lowered.
pub(super) fn named(set: &NamedSet) -> ClassUnicode {
    sets::of_name(set).unwrap_or_else(|_| ClassUnicode::empty())
}

/// The members of a class that has these characters.
pub(super) fn ranges(set: &ClassUnicode, escape: fn(char) -> String) -> String {
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
