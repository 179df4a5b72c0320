//! Strings, numbers and arrays with their bounds.

use dagstack_spec_model::Decimal;
use dagstack_spec_model::document::{Node, NodeKind};
use serde_json::Number;

use super::module::{Annotated, At, Module};
use super::read;
use crate::ir::{ArrayType, Format, NumberRules, Pattern, StringRules, TupleType, Type};
use crate::pattern;
use crate::rules;

impl<'s> Module<'s> {
    pub(super) fn string(&mut self, at: At<'s, '_>) -> Type {
        let (min_length, max_length) = self.sizes(at, "minLength", "maxLength");
        Type::String(StringRules { min_length, max_length, pattern: self.pattern(at), format: self.format(at) })
    }

    pub(super) fn pattern(&mut self, at: At<'s, '_>) -> Option<Pattern> {
        let ecma = read::string(at.node, "pattern")?;
        let pattern = self.pattern_from(at, "pattern", ecma)?;
        // In a schema of others, it is an annotation of theirs.
        let expected = if self.is_manifest() { read::string(at.node, "x-expected") } else { None };
        Some(Pattern { expected: expected.map(str::to_owned), ..pattern })
    }

    /// A pattern that stands under a keyword.
    pub(super) fn pattern_from(&mut self, at: At<'s, '_>, keyword: &str, ecma: &str) -> Option<Pattern> {
        match pattern::lower(ecma) {
            Ok(pattern) => Some(pattern),
            Err(reason) => {
                let message = format!("the pattern can't be emitted: {reason}");
                self.problem(rules::PATTERN_UNSUPPORTED, at, keyword, message).help =
                    Some("patterns are what every language can search for in linear time: docs/patterns.md".to_owned());
                None
            }
        }
    }

    pub(super) fn format(&mut self, at: At<'s, '_>) -> Option<Format> {
        let name = read::string(at.node, "format")?;
        let format = Format::ALL.iter().copied().find(|format| format.name() == name);
        if self.annotations.has_format(name, format.is_some()) {
            self.annotated.insert(Annotated::Format(name.to_owned()));
            return None;
        }
        if format.is_none() {
            let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            self.problem(rules::UNSUPPORTED_KEYWORD, at, "format", format!("the format `{name}` is not supported"))
                .help = Some(format!(
                "supported are {}; where it is meant for readers, call it `x-format`, or take it as an annotation: `--annotation-format \
                 {name}`, or `annotation-formats` under `[schemas]` in dagstack-spec.toml",
                known.join(", ")
            ));
        }
        format
    }

    pub(super) fn numeric(&mut self, at: At<'s, '_>, integer: bool) -> NumberRules {
        let bound = |keyword: &str| read::number(at.node, keyword);
        let rules = NumberRules {
            minimum: bound("minimum"),
            maximum: bound("maximum"),
            exclusive_minimum: bound("exclusiveMinimum"),
            exclusive_maximum: bound("exclusiveMaximum"),
            multiple_of: bound("multipleOf").filter(|step| !integer || fits_64_bits(step)),
        };
        let low = [&rules.minimum, &rules.exclusive_minimum].into_iter().flatten().map(Decimal::from).max();
        let high = [&rules.maximum, &rules.exclusive_maximum].into_iter().flatten().map(Decimal::from).min();
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            self.contradiction(at, if rules.minimum.is_some() { "minimum" } else { "exclusiveMinimum" });
        }
        rules
    }

    pub(super) fn array(&mut self, at: At<'s, '_>) -> Type {
        let (min_items, max_items) = self.sizes(at, "minItems", "maxItems");
        if at.node.get("prefixItems").is_some() {
            return self.tuple(at, read::list(at.node, "prefixItems"), min_items, max_items);
        }
        let item = self.item(at);
        let unique = read::flag(at.node, "uniqueItems");
        Type::Array(ArrayType { item: Box::new(item), min_items, max_items, unique })
    }

    /// What each item is that `prefixItems` has no place for.
    fn item(&mut self, at: At<'s, '_>) -> Type {
        match at.node.get("items") {
            Some(node) => self.nested(At { node, pointer: &at.below(&["items"]), ..at }),
            None => Type::Any,
        }
    }

    fn tuple(&mut self, at: At<'s, '_>, prefix: &'s [Node], min_items: Option<u64>, max_items: Option<u64>) -> Type {
        // More than a machine can count to is no bound.
        let most = max_items.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        let items: Vec<Type> = (prefix.iter().enumerate())
            .map(|(index, node)| {
                self.nested(At { node, pointer: &at.below(&["prefixItems", &index.to_string()]), ..at })
            })
            .collect();
        // Where there is no room for another item, no type is made of what it would have to be: nothing would use it.
        let rest = (items.len() < most).then(|| self.item(at)).filter(|item| *item != Type::Never).map(Box::new);
        Type::Tuple(TupleType { items, rest, min_items, max_items })
    }

    /// A lower and an upper bound on a count. The meta-schema has checked that they are natural numbers; one that does not
    /// fit 64 bits bounds nothing that fits a machine.
    pub(super) fn sizes(&mut self, at: At<'s, '_>, low: &str, high: &str) -> (Option<u64>, Option<u64>) {
        let size = |keyword: &str| read::number(at.node, keyword);
        let count = |number: Number| number.as_u64().unwrap_or(u64::MAX);
        let (minimum, maximum) = (size(low).map(count), size(high).map(count));
        if minimum.zip(maximum).is_some_and(|(minimum, maximum)| minimum > maximum) {
            self.contradiction(at, low);
        }
        (minimum.filter(|minimum| *minimum > 0), maximum)
    }

    fn contradiction(&mut self, at: At<'s, '_>, keyword: &str) {
        self.problem(rules::UNSATISFIABLE, at, keyword, "the lower bound is above the upper one: no value fits").help =
            Some("fix one of the bounds".to_owned());
    }
}

/// Whether `multipleOf` is more than a rule for an integer can say: a fraction, or beyond 64 bits.
pub(super) fn is_beyond_integers(node: Option<&Node>) -> bool {
    node.and_then(number).is_some_and(|number| !fits_64_bits(&number))
}

fn fits_64_bits(number: &Number) -> bool {
    number.is_i64() || number.is_u64()
}

/// A number by its exact value. An integer of 64 bits has neither point nor exponent: `3.0` is `3`.
pub(super) fn number(node: &Node) -> Option<Number> {
    let NodeKind::Number(number) = &node.kind else { return None };
    let integer = Decimal::from(number).to_i128();
    let integer = integer.and_then(|integer| {
        let signed = i64::try_from(integer).map(Number::from);
        signed.or_else(|_| u64::try_from(integer).map(Number::from)).ok()
    });
    Some(integer.unwrap_or_else(|| number.clone()))
}
