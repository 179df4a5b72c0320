//! Numbers of a schema as the doubles that JavaScript has. A bound that no double holds is rounded to the side on which no
//! double changes its verdict; a step keeps its digits.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::text;

/// `minimum`: the least double that is allowed.
pub(super) fn minimum(bound: &Number) -> String {
    rounded(bound, Ordering::Greater)
}

/// `maximum`: the greatest double that is allowed.
pub(super) fn maximum(bound: &Number) -> String {
    rounded(bound, Ordering::Less)
}

/// `exclusiveMinimum`: the greatest double that is too small.
pub(super) fn exclusive_minimum(bound: &Number) -> String {
    rounded(bound, Ordering::Less)
}

/// `exclusiveMaximum`: the least double that is too large.
pub(super) fn exclusive_maximum(bound: &Number) -> String {
    rounded(bound, Ordering::Greater)
}

/// `multipleOf`: a number, or its text where the shortest decimal of the double is another number.
pub(super) fn step(step: &Number) -> String {
    if is_double(step) { text::number(step) } else { text::quote(&step.to_string()) }
}

/// Whether a value is a number that no double has.
pub(super) fn is_rounded(value: &Value) -> bool {
    value.as_number().is_some_and(|number| !is_double(number))
}

/// Whether the shortest decimal of a double is the number.
fn is_double(number: &Number) -> bool {
    let text = number.to_string();
    let double = text.parse::<f64>().ok().filter(|double| double.is_finite());
    double.is_some_and(|double| Decimal::of(&format!("{double:e}")) == Decimal::of(&text))
}

/// The double next to a number, on the side that `side` says where there is none that equals it.
fn rounded(bound: &Number, side: Ordering) -> String {
    let text = bound.to_string();
    // Rust reads every number of JSON; what is too large becomes infinite.
    let Ok(nearest) = text.parse::<f64>() else { return text::number(bound) };
    let double = match (order(nearest, &text), side) {
        (Ordering::Less, Ordering::Greater) => nearest.next_up(),
        (Ordering::Greater, Ordering::Less) => nearest.next_down(),
        _ => nearest,
    };
    match Number::from_f64(double) {
        // As it is written, where that is what it means.
        Some(_) if Decimal::of(&format!("{double:e}")) == Decimal::of(&text) => text::number(bound),
        Some(number) => text::number(&number),
        None if double > 0.0 => "Infinity".to_owned(),
        None => "-Infinity".to_owned(),
    }
}

/// How a double stands to a number. It stands for its shortest decimal: what is written `0.1` is a tenth.
fn order(double: f64, text: &str) -> Ordering {
    if double.is_infinite() {
        return if double > 0.0 { Ordering::Greater } else { Ordering::Less };
    }
    Decimal::of(&format!("{double:e}")).cmp(&Decimal::of(text))
}

/// A number by its digits, without zeros at either end: `0.digits` times ten to the power of `exponent`.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    is_negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// A number as JSON has it.
    fn of(text: &str) -> Self {
        let (text, is_negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let leading = all.len() - digits.len();
        let digits = digits.trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Self { is_negative: false, digits, exponent: 0 };
        }
        let length = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        // An exponent that no integer holds is as good as the largest one.
        let limit = if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 };
        let exponent = exponent.parse::<i64>().unwrap_or(limit).clamp(i64::MIN / 2, i64::MAX / 2);
        Self { is_negative, digits, exponent: exponent + length(whole.len()) - length(leading) }
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            // Without zeros at the end, digits are in order as text is.
            (false, false) => self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative, other.is_negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        serde_json::from_str(text).expect("a number")
    }

    #[test]
    fn bounds_are_rounded_to_the_side_that_changes_no_verdict() {
        let both = |text: &str| [minimum(&number(text)), maximum(&number(text))];
        assert_eq!(both("9007199254740993"), ["9007199254740994", "9007199254740992"]);
        assert_eq!(both("-9007199254740993"), ["-9007199254740992", "-9007199254740994"]);
        assert_eq!(both("100"), ["100", "100"]);
        assert_eq!(both("0.5"), ["0.5", "0.5"]);
        assert_eq!(both("0.1"), ["0.1", "0.1"]);
    }

    #[test]
    fn steps_keep_their_digits() {
        assert_eq!(step(&number("0.01")), "0.01");
        assert_eq!(step(&number("10")), "10");
        assert_eq!(step(&number("9007199254740993")), "\"9007199254740993\"");
    }
}
