//! Strings, numbers and listed values as zod schemas.

use dagstack_spec_templates::ts::{Annotation, Check, EnumSchema, NumberSchema, StringPattern, StringSchema};

use super::super::needs::Need;
use super::schemas::Schemas;
use super::written::Written;
use super::{numbers, patterns, text, values};
use crate::ir::{Choice, NumberRules, StringEnum, StringRules, Type, ValueEnum};

impl Schemas<'_> {
    pub(super) fn string(&mut self, rules: &StringRules) -> String {
        let mut checks = Vec::new();
        if let Some(length) = rules.min_length.filter(|length| *length > 1) {
            self.used("minLength");
            checks.push(Check::MinLength(numbers::size(length)));
        }
        if let Some(length) = rules.max_length {
            self.used("maxLength");
            checks.push(Check::MaxLength(numbers::size(length)));
        }
        if let Some(format) = rules.format {
            self.needs.insert(Need::Format(format));
            self.used("format");
            checks.push(Check::Format(text::quote(format.name())));
        }
        // zod's own message would quote the pattern.
        let pattern = rules.pattern.as_ref().map(|pattern| StringPattern {
            expression: patterns::pattern(pattern, &mut self.needs),
            message: pattern.expected.as_ref().map(|expected| text::quote(&format!("must be {expected}"))),
        });
        // One character is one or two of the units that zod counts: for `1` the two counts agree.
        StringSchema { not_empty: rules.min_length == Some(1), pattern, checks }.to_string()
    }

    pub(super) fn number(&mut self, rules: &NumberRules, integer: bool) -> String {
        self.used(if integer { "integer" } else { "number" });
        let (mut bounds, mut checks) = (Vec::new(), Vec::new());
        for (method, keyword, bound) in [
            ("min", "minimum", &rules.minimum),
            ("max", "maximum", &rules.maximum),
            ("gt", "exclusiveMinimum", &rules.exclusive_minimum),
            ("lt", "exclusiveMaximum", &rules.exclusive_maximum),
        ] {
            let Some(bound) = bound else { continue };
            match numbers::double(bound) {
                Some(literal) => bounds.push((method, literal)),
                None => checks.push(Check::Bound(keyword, numbers::literal(bound))),
            }
        }
        if !checks.is_empty() {
            self.used("bound");
        }
        if let Some(step) = &rules.multiple_of {
            self.used("multipleOf");
            checks.push(Check::MultipleOf(numbers::literal(step)));
        }
        NumberSchema { integer, bounds, checks }.to_string()
    }

    pub(super) fn string_enum(&mut self, listed: &StringEnum, name: Option<&str>) -> Written {
        let values: Vec<String> = listed.members.iter().map(|member| text::quote(&member.value)).collect();
        let ty = name.map_or_else(|| values.join(" | "), str::to_owned);
        if listed.choice == Choice::Const && values.len() == 1 {
            return Written::new(choice(self.used("constant"), values), Annotation::Literal(&ty).to_string());
        }
        // A parameter may not have the name of the type that it goes through.
        let each = if ty == "Value" { "Member" } else { "Value" };
        Written::new(choice("z.enum", values), Annotation::Enum { ty: &ty, each }.to_string())
    }

    pub(super) fn values(&mut self, listed: &ValueEnum, name: Option<&str>) -> Written {
        let ValueEnum { choice: keyword, values, .. } = listed;
        let is_const = *keyword == Choice::Const && values.len() == 1;
        let is_exact = values.iter().any(values::needs_exact);
        if is_exact {
            self.used("exact");
        }
        // zod has no message for a number that no double is among others.
        let is_plain = (is_const || !is_exact) && !values.iter().any(|value| value.is_array() || value.is_object());
        let ty = name.map_or_else(|| self.written_type(&Type::OneOfValues(listed.clone())), str::to_owned);
        let literals = values.iter().map(values::constant).collect();
        let function = match (is_const, is_plain) {
            (true, true) => self.used("constant").to_owned(),
            (false, true) => "z.literal".to_owned(),
            // With its type: the compiler does not have to find it in the values.
            (true, false) => format!("{}<{ty}>", self.used("constant")),
            (false, false) => format!("{}<{ty}>", self.used("oneOfValues")),
        };
        let single = values.len() == 1 && (is_const || is_plain);
        let annotation = if is_plain { Annotation::Literal(&ty) } else { Annotation::Custom(&ty) };
        Written::new(choice_of(function, literals, single), annotation.to_string())
    }
}

fn choice(function: &str, values: Vec<String>) -> String {
    let single = values.len() == 1 && function == "constant";
    choice_of(function.to_owned(), values, single)
}

/// `single` says whether the one value is written without a list around it.
fn choice_of(function: String, values: Vec<String>, single: bool) -> String {
    let length: usize = values.iter().map(|value| value.chars().count() + 2).sum();
    EnumSchema { function, values, single, wide: length > 80 }.to_string()
}
