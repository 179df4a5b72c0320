//! Keywords as rules of a table: the name of each, and its argument.

use serde_json::Number;

use super::super::needs::Need;
use super::flatten::format_type;
use super::writer::Writer;
use super::{numbers, text};
use crate::ir::{self, NumberRules, StringRules};

/// A rule and its argument.
type Rule = (&'static str, String);

impl Writer<'_> {
    /// The rules of a string.
    pub(super) fn text_rules(&mut self, rules: &StringRules) -> Vec<Rule> {
        let mut listed = bounds([("min_length", rules.min_length), ("max_length", rules.max_length)]);
        if let Some(pattern) = &rules.pattern {
            self.need(Need::Patterns);
            listed.push(("pattern", text::pattern(pattern)));
        }
        if let Some(format) = rules.format {
            self.need(Need::Format(format));
            listed.push(("format", format_type(format).to_owned()));
        }
        listed
    }
}

/// The rules of a number.
pub(super) fn of_number(rules: &NumberRules) -> Vec<Rule> {
    let listed: [(&'static str, &Option<Number>); 5] = [
        ("minimum", &rules.minimum),
        ("maximum", &rules.maximum),
        ("exclusive_minimum", &rules.exclusive_minimum),
        ("exclusive_maximum", &rules.exclusive_maximum),
        ("multiple_of", &rules.multiple_of),
    ];
    listed.into_iter().filter_map(|(rule, bound)| Some((rule, numbers::literal(bound.as_ref()?)))).collect()
}

/// The rules of an array.
pub(super) fn of_array(array: &ir::ArrayType) -> Vec<Rule> {
    let mut listed = bounds([("min_items", array.min_items), ("max_items", array.max_items)]);
    listed.extend(array.unique.then(|| ("unique_items", "true".to_owned())));
    listed
}

/// Those of some bounds that are given.
pub(super) fn bounds<const N: usize>(listed: [(&'static str, Option<u64>); N]) -> Vec<Rule> {
    listed.into_iter().filter_map(|(rule, bound)| Some((rule, text::grouped(&bound?.to_string())))).collect()
}
