//! Strings, numbers and arrays with their bounds.

use dagstack_spec_model::Code;
use dagstack_spec_model::document::{Node, NodeKind};
use serde_json::Number;

use super::module::{At, Module};
use super::pattern;
use crate::ir::{ArrayType, Format, NumberRules, StringRules, Type};

impl<'s> Module<'s> {
    pub(super) fn string(&mut self, at: At<'s, '_>) -> Type {
        let (min_length, max_length) = self.sizes(at, "minLength", "maxLength");
        Type::String(StringRules { min_length, max_length, pattern: self.pattern(at), format: self.format(at) })
    }

    fn pattern(&mut self, at: At<'s, '_>) -> Option<crate::ir::Pattern> {
        let ecma = at.node.get("pattern")?.as_str()?;
        match pattern::to_re2(ecma) {
            Ok(re2) => Some(crate::ir::Pattern { ecma: ecma.to_owned(), re2 }),
            Err(reason) => {
                self.problem(
                    Code::PatternUnsupported,
                    at,
                    "pattern",
                    format!("the pattern can't be emitted: {reason}"),
                )
                .help = Some("Go's regular expressions are linear: no lookaround, no back-references".to_owned());
                None
            }
        }
    }

    fn format(&mut self, at: At<'s, '_>) -> Option<Format> {
        let name = at.node.get("format")?.as_str()?;
        let format = Format::ALL.iter().copied().find(|format| format.name() == name);
        if format.is_none() {
            let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            self.problem(Code::UnsupportedKeyword, at, "format", format!("the format `{name}` is not supported"))
                .help =
                Some(format!("supported are {}; call it `x-format` if it is meant for readers", known.join(", ")));
        }
        format
    }

    pub(super) fn numeric(&mut self, at: At<'s, '_>, integer: bool) -> NumberRules {
        let bound = |keyword: &str| at.node.get(keyword).and_then(number);
        let rules = NumberRules {
            minimum: bound("minimum"),
            maximum: bound("maximum"),
            exclusive_minimum: bound("exclusiveMinimum"),
            exclusive_maximum: bound("exclusiveMaximum"),
            multiple_of: bound("multipleOf"),
        };
        if integer && rules.multiple_of.as_ref().is_some_and(Number::is_f64) {
            self.problem(Code::UnsupportedForm, at, "multipleOf", "an integer is the multiple of an integer").help =
                Some("write the integer that is meant, or `\"type\": \"number\"`".to_owned());
        }
        let low = [&rules.minimum, &rules.exclusive_minimum].into_iter().flatten().filter_map(Number::as_f64);
        let high = [&rules.maximum, &rules.exclusive_maximum].into_iter().flatten().filter_map(Number::as_f64);
        let high: Vec<f64> = high.collect();
        if low.into_iter().any(|low| high.iter().any(|high| low > *high)) {
            self.contradiction(at, if rules.minimum.is_some() { "minimum" } else { "exclusiveMinimum" });
        }
        rules
    }

    pub(super) fn array(&mut self, at: At<'s, '_>) -> Type {
        let (min_items, max_items) = self.sizes(at, "minItems", "maxItems");
        let item = match at.node.get("items") {
            Some(node) => self.nested(At { node, pointer: &format!("{}/items", at.pointer), ..at }),
            None => Type::Any,
        };
        let unique = at.node.get("uniqueItems").and_then(Node::as_bool).unwrap_or(false);
        Type::Array(ArrayType { item: Box::new(item), min_items, max_items, unique })
    }

    /// A lower and an upper bound on a count. The meta-schema has checked that they are natural numbers; one that does not
    /// fit 64 bits bounds nothing that fits a machine.
    pub(super) fn sizes(&mut self, at: At<'s, '_>, low: &str, high: &str) -> (Option<u64>, Option<u64>) {
        let size = |keyword: &str| at.node.get(keyword).and_then(number);
        let count = |number: Number| number.as_u64().unwrap_or(u64::MAX);
        let (minimum, maximum) = (size(low).map(count), size(high).map(count));
        if minimum.zip(maximum).is_some_and(|(minimum, maximum)| minimum > maximum) {
            self.contradiction(at, low);
        }
        (minimum.filter(|minimum| *minimum > 0), maximum)
    }

    fn contradiction(&mut self, at: At<'s, '_>, keyword: &str) {
        self.problem(Code::Unsatisfiable, at, keyword, "the lower bound is above the upper one: no value fits").help =
            Some("mend one of the bounds".to_owned());
    }
}

/// A number as short as it can be said: `3.0` is `3`.
pub(super) fn number(node: &Node) -> Option<Number> {
    let NodeKind::Number(number) = &node.kind else { return None };
    let float = number.as_f64().filter(|_| number.is_f64());
    let integral = float.filter(|value| value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0);
    #[expect(clippy::cast_possible_truncation, reason = "integral and below 2^53")]
    Some(integral.map_or_else(|| number.clone(), |value| Number::from(value as i64)))
}
