//! Conditions about a value whose type is known: bounds, lengths, patterns and values.

use serde_json::{Number, Value};

use super::super::needs::Need;
use super::block::Block;
use super::formats::FormatCheck;
use super::messages;
use super::module::Module;
use super::patterns;
use super::sites::{Site, report};
use super::text;
use crate::ir::{Format, NumberRules, Pattern, StringRules};

/// A condition on which a problem is reported, with its keyword and message.
pub(super) type Rule = (String, &'static str, String);

/// The statements that report the rules that are broken.
pub(super) fn reported(rules: Vec<Rule>, variable: &str, at: &str) -> Block {
    let mut block = Block::default();
    for (condition, keyword, message) in rules {
        block.when([condition], report(at, keyword, variable, text::string(&message)));
    }
    block
}

pub(super) fn of_string(rules: &StringRules, site: &Site, module: &mut Module<'_>) -> Block {
    let variable = &site.variable;
    let mut broken: Vec<Rule> = Vec::new();
    broken.extend(rules.min_length.map(|least| min_length(least, variable)));
    broken.extend(rules.max_length.map(|most| max_length(most, variable)));
    broken.extend(rules.pattern.as_ref().map(|pattern| self::pattern(pattern, variable, &site.hint, module)));
    broken.extend(rules.format.map(|format| self::format(format, variable, module)));
    reported(broken, variable, &site.at)
}

pub(super) fn of_number(rules: &NumberRules, site: &Site, module: &mut Module<'_>) -> Block {
    let variable = &site.variable;
    let mut broken: Vec<Rule> = Vec::new();
    let bounds = [
        (&rules.minimum, Bound::Minimum),
        (&rules.maximum, Bound::Maximum),
        (&rules.exclusive_minimum, Bound::ExclusiveMinimum),
        (&rules.exclusive_maximum, Bound::ExclusiveMaximum),
    ];
    for (limit, bound) in bounds {
        broken.extend(limit.as_ref().map(|limit| self::bound(bound, limit, variable, module)));
    }
    broken.extend(rules.multiple_of.as_ref().map(|step| multiple_of(step, variable, module)));
    reported(broken, variable, &site.at)
}

pub(super) fn min_length(least: u64, variable: &str) -> Rule {
    (format!("len({variable}) < {least}"), "minLength", messages::count("least", least, "character", "characters"))
}

pub(super) fn max_length(most: u64, variable: &str) -> Rule {
    (format!("len({variable}) > {most}"), "maxLength", messages::count("most", most, "character", "characters"))
}

/// The pattern of a text.
pub(super) fn pattern(pattern: &Pattern, variable: &str, hint: &str, module: &mut Module<'_>) -> Rule {
    let searcher = patterns::searcher(pattern, hint, module);
    (format!("not {searcher}({variable})"), "pattern", messages::pattern(pattern))
}

/// The format of a text.
pub(super) fn format(format: Format, variable: &str, module: &mut Module<'_>) -> Rule {
    let check = FormatCheck::of(format);
    module.need(Need::Format(format));
    module.uses(check.function);
    (format!("not {}({variable})", check.function), "format", format!("must be {}", check.expected))
}

/// The keyword of a bound of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
}

/// A bound of a number.
pub(super) fn bound(bound: Bound, limit: &Number, variable: &str, module: &mut Module<'_>) -> Rule {
    let (keyword, operator, relation) = match bound {
        Bound::Minimum => ("minimum", "<", "at least"),
        Bound::Maximum => ("maximum", ">", "at most"),
        Bound::ExclusiveMinimum => ("exclusiveMinimum", "<=", "greater than"),
        Bound::ExclusiveMaximum => ("exclusiveMaximum", ">=", "less than"),
    };
    let value = number(limit, module);
    (format!("{variable} {operator} {value}"), keyword, format!("must be {relation} {}", text::shown_number(limit)))
}

pub(super) fn multiple_of(step: &Number, variable: &str, module: &mut Module<'_>) -> Rule {
    let (digits, places) = text::divisor(step);
    module.uses("is_multiple_of");
    (
        format!("not is_multiple_of({variable}, {digits}, {places})"),
        "multipleOf",
        format!("must be a multiple of {}", text::shown_number(step)),
    )
}

/// A number as an expression.
pub(super) fn number(number: &Number, module: &mut Module<'_>) -> String {
    let mut needs_number = false;
    let text = text::number(number, &mut needs_number);
    if needs_number {
        module.uses("Number");
    }
    text
}

pub(super) fn of_items(
    least: Option<u64>,
    most: Option<u64>,
    unique: bool,
    site: &Site,
    module: &mut Module<'_>,
) -> Block {
    let variable = &site.variable;
    let mut broken: Vec<Rule> = Vec::new();
    broken.extend(least.map(|least| min_items(least, variable)));
    broken.extend(most.map(|most| max_items(most, variable)));
    broken.extend(unique.then(|| unique_items(variable, module)));
    reported(broken, variable, &site.at)
}

pub(super) fn min_items(least: u64, variable: &str) -> Rule {
    (format!("len({variable}) < {least}"), "minItems", messages::count("least", least, "item", "items"))
}

pub(super) fn max_items(most: u64, variable: &str) -> Rule {
    (format!("len({variable}) > {most}"), "maxItems", messages::count("most", most, "item", "items"))
}

pub(super) fn unique_items(variable: &str, module: &mut Module<'_>) -> Rule {
    module.uses("are_unique");
    (format!("not are_unique({variable})"), "uniqueItems", messages::EQUAL_ITEMS.to_owned())
}

pub(super) fn of_properties(least: Option<u64>, most: Option<u64>, variable: &str, at: &str) -> Block {
    let mut broken: Vec<Rule> = Vec::new();
    broken.extend(least.map(|least| min_properties(least, variable)));
    broken.extend(most.map(|most| max_properties(most, variable)));
    reported(broken, variable, at)
}

pub(super) fn min_properties(least: u64, variable: &str) -> Rule {
    (format!("len({variable}) < {least}"), "minProperties", messages::count("least", least, "property", "properties"))
}

pub(super) fn max_properties(most: u64, variable: &str) -> Rule {
    (format!("len({variable}) > {most}"), "maxProperties", messages::count("most", most, "property", "properties"))
}

/// Whether a value is one of some, as an expression, and the parts of the opposite, joined by `and`.
pub(super) fn among(values: &[Value], variable: &str, hint: &str, module: &mut Module<'_>) -> (String, Vec<String>) {
    if let [one] = values
        && let Some(pair) = equals(one, variable)
    {
        return pair;
    }
    if values.iter().all(Value::is_i64) {
        let listed: Vec<String> = values.iter().map(Value::to_string).collect();
        let name = module.constant(&format!("{hint} values"), format!("{{{}}}", listed.join(", ")));
        return (
            format!("type({variable}) is int and {variable} in {name}"),
            vec![format!("type({variable}) is not int or {variable} not in {name}")],
        );
    }
    module.uses("canonical");
    let mut needs_number = false;
    let listed: Vec<String> = values.iter().map(|value| text::value(value, &mut needs_number)).collect();
    if needs_number {
        module.uses("Number");
    }
    let listed = format!("{}({})", module.uses("canonical_values"), listed.join(", "));
    let name = module.constant(&format!("{hint} values"), listed);
    (format!("canonical({variable}) in {name}"), vec![format!("canonical({variable}) not in {name}")])
}

/// Whether a value is equal to a scalar.
fn equals(value: &Value, variable: &str) -> Option<(String, Vec<String>)> {
    let literal = text::value(value, &mut false);
    match value {
        Value::Null | Value::Bool(_) => {
            Some((format!("{variable} is {literal}"), vec![format!("{variable} is not {literal}")]))
        }
        Value::String(_) => Some((format!("{variable} == {literal}"), vec![format!("{variable} != {literal}")])),
        Value::Number(number) if number.is_i64() => Some((
            format!("type({variable}) is int and {variable} == {literal}"),
            vec![format!("type({variable}) is not int or {variable} != {literal}")],
        )),
        _ => None,
    }
}
