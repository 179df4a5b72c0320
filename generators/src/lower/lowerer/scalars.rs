//! Strings and numbers with their bounds, and bounds of sizes.

use dagstack_spec_model::Decimal;
use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::Keyword;

use super::Lowerer;
use crate::ir::{Format, NumberRules, Pattern, StringRules, Type};
use crate::lower::annotations::Annotated;
use crate::lower::place::Place;
use crate::lower::read;
use crate::pattern;
use crate::rules;

impl<'s> Lowerer<'s> {
    pub(super) fn string(&mut self, place: &Place<'s>) -> Type {
        let (min_length, max_length) = self.sizes(place, Keyword::MinLength, Keyword::MaxLength);
        Type::String(StringRules { min_length, max_length, pattern: self.pattern(place), format: self.format(place) })
    }

    pub(super) fn pattern(&mut self, place: &Place<'s>) -> Option<Pattern> {
        let ecma = read::string(place.node(), Keyword::Pattern)?;
        let pattern = self.pattern_from(place, Keyword::Pattern, ecma)?;
        // In a schema of others, it is an annotation of theirs.
        let expected = place.node().get("x-expected").filter(|_| self.is_manifest());
        Some(Pattern { expected: expected.and_then(Node::as_str).map(str::to_owned), ..pattern })
    }

    /// The pattern of a keyword.
    pub(super) fn pattern_from(&mut self, place: &Place<'s>, keyword: Keyword, ecma: &str) -> Option<Pattern> {
        match pattern::lower(ecma) {
            Ok(pattern) => Some(pattern),
            Err(reason) => {
                let message = format!("the pattern can't be emitted: {reason}");
                self.problem(rules::PATTERN_UNSUPPORTED, place, keyword, message).help =
                    Some("patterns are what every language can search for in linear time: docs/patterns.md".to_owned());
                None
            }
        }
    }

    pub(super) fn format(&mut self, place: &Place<'s>) -> Option<Format> {
        let name = read::string(place.node(), Keyword::Format)?;
        let format = Format::from_name(name);
        if self.annotations.has_format(name, format.is_some()) {
            self.annotated.insert(Annotated::Format(name.to_owned()));
            return None;
        }
        if format.is_none() {
            let known: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            let message = format!("the format `{name}` is not supported");
            self.problem(rules::UNSUPPORTED_KEYWORD, place, Keyword::Format, message).help = Some(format!(
                "supported are {}; where it is meant for readers, call it `x-format`, or take it as an annotation: `--annotation-format \
                 {name}`, or `annotation-formats` under `[schemas]` in dagstack-spec.toml",
                known.join(", ")
            ));
        }
        format
    }

    pub(super) fn numeric(&mut self, place: &Place<'s>, integer: bool) -> NumberRules {
        let bound = |keyword| read::number(place.node(), keyword);
        let rules = NumberRules {
            minimum: bound(Keyword::Minimum),
            maximum: bound(Keyword::Maximum),
            exclusive_minimum: bound(Keyword::ExclusiveMinimum),
            exclusive_maximum: bound(Keyword::ExclusiveMaximum),
            multiple_of: bound(Keyword::MultipleOf).filter(|step| !integer || read::fits_64_bits(step)),
        };
        let low = [&rules.minimum, &rules.exclusive_minimum].into_iter().flatten().map(Decimal::from).max();
        let high = [&rules.maximum, &rules.exclusive_maximum].into_iter().flatten().map(Decimal::from).min();
        if low.zip(high).is_some_and(|(low, high)| low > high) {
            let keyword = if rules.minimum.is_some() { Keyword::Minimum } else { Keyword::ExclusiveMinimum };
            self.contradiction(place, keyword);
        }
        rules
    }

    /// A lower and an upper bound on a count.
    pub(super) fn sizes(&mut self, place: &Place<'s>, low: Keyword, high: Keyword) -> (Option<u64>, Option<u64>) {
        let (minimum, maximum) = (read::count(place.node(), low), read::count(place.node(), high));
        if minimum.zip(maximum).is_some_and(|(minimum, maximum)| minimum > maximum) {
            self.contradiction(place, low);
        }
        (minimum.filter(|minimum| *minimum > 0), maximum)
    }

    fn contradiction(&mut self, place: &Place<'s>, keyword: Keyword) {
        self.problem(rules::UNSATISFIABLE, place, keyword, "the lower bound is above the upper one: no value fits")
            .help = Some("fix one of the bounds".to_owned());
    }
}
