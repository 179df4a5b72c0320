//! Numbers as the decimals that they are written as.

use std::cmp::Ordering;

use serde_json::Number;

/// A JSON number by its exact value: `1`, `1.0` and `10e-1` are one. Nothing is rounded, and no operation writes an exponent
/// out, so that `1e999999999` costs what its text costs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// Whether it is below zero.
    negative: bool,
    /// The significant digits, without zeros at either end; none for zero.
    digits: String,
    /// Where the point is: the value is `0.digits × 10^point`. 0 for zero.
    point: i64,
}

/// An exponent that counts for all beyond it. No number whose digits fit into memory comes near.
const MAX_EXPONENT: i64 = 1 << 60;

impl Decimal {
    /// Reads the text of a number. JSON's grammar is presumed; what else is in the text is skipped.
    pub(crate) fn read(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
        let whole = digits(whole);
        let all = whole.clone() + &digits(fraction);
        let significant = all.trim_start_matches('0');
        if significant.is_empty() {
            return Self { negative: false, digits: String::new(), point: 0 };
        }
        let leading = length(&all) - length(significant);
        Self {
            negative: text.starts_with('-'),
            digits: significant.trim_end_matches('0').to_owned(),
            point: length(&whole) - leading + read_exponent(exponent),
        }
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether it is an integer for JSON Schema: a number without a fraction, however it is written.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        length(&self.digits) <= self.point
    }

    /// The integer that it is; `None` for a fraction and for what does not fit.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        /// As many digits as the largest has.
        const MOST: i64 = 39;
        (self.is_integer() && self.point <= MOST).then(|| self.plain().parse().ok()).flatten()
    }

    /// The number in one spelling for each value: an integer of up to 400 digits without point and exponent, anything else as
    /// `d.ddde±n`.
    #[must_use]
    pub fn to_number(&self) -> Number {
        /// No integer below the largest double has more.
        const MOST: i64 = 400;
        if self.is_integer() && self.point <= MOST {
            return Number::from_string_unchecked(self.plain());
        }
        let (first, rest) = self.digits.split_at(1);
        let sign = if self.negative { "-" } else { "" };
        let point = if rest.is_empty() { "" } else { "." };
        Number::from_string_unchecked(format!("{sign}{first}{point}{rest}e{}", self.point - 1))
    }

    /// All digits of an integer.
    fn plain(&self) -> String {
        let zeros = usize::try_from(self.point - length(&self.digits)).unwrap_or(0);
        let sign = if self.negative { "-" } else { "" };
        let digits = if self.is_zero() { "0" } else { self.digits.as_str() };
        format!("{sign}{digits}{}", "0".repeat(zeros))
    }
}

impl From<&Number> for Decimal {
    fn from(number: &Number) -> Self {
        Self::read(number.as_str())
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| match (number.is_zero(), number.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        // Without zeros at their ends, digits compare as text does.
        let size = self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits));
        sign(self).cmp(&sign(other)).then(if self.negative { size.reverse() } else { size })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

fn read_exponent(text: &str) -> i64 {
    let limit = if text.starts_with('-') { -MAX_EXPONENT } else { MAX_EXPONENT };
    // What does not parse has too many digits.
    text.parse::<i64>().map_or(limit, |exponent| exponent.clamp(-MAX_EXPONENT, MAX_EXPONENT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_one_decimal() {
        for (left, right) in [
            ("1", "1.0"),
            ("1", "10e-1"),
            ("0", "-0.0e7"),
            ("100", "1E+2"),
            ("0.5", "5e-1"),
            ("-12.50", "-1250e-2"),
            ("123456789012345678901234567890", "1.23456789012345678901234567890e29"),
            ("1e999999999", "10e999999998"),
        ] {
            assert_eq!(Decimal::read(left), Decimal::read(right), "{left} and {right}");
            assert_eq!(Decimal::read(left).cmp(&Decimal::read(right)), Ordering::Equal);
        }
    }

    #[test]
    fn decimals_are_ordered_by_value() {
        let ordered = [
            "-1e999999999999999999999999",
            "-10",
            "-9.5",
            "-1e-5",
            "0",
            "1e-999999999",
            "0.09",
            "0.1",
            "0.12",
            "9007199254740992",
            "9007199254740993",
            "1e400",
            "1e999999999",
        ];
        for (low, left) in ordered.iter().enumerate() {
            for (high, right) in ordered.iter().enumerate() {
                assert_eq!(Decimal::read(left).cmp(&Decimal::read(right)), low.cmp(&high), "{left} and {right}");
            }
        }
    }

    #[test]
    fn integers_are_discerned_from_fractions() {
        for (text, integer) in [
            ("3.0", Some(3)),
            ("-3e2", Some(-300)),
            ("0.0", Some(0)),
            ("1.5", None),
            ("15e-1", None),
            ("170141183460469231731687303715884105727", Some(i128::MAX)),
            ("170141183460469231731687303715884105728", None),
        ] {
            assert_eq!(Decimal::read(text).to_i128(), integer, "{text}");
        }
        assert!(Decimal::read("1e300").is_integer() && Decimal::read("1e999999999").is_integer());
        assert!(!Decimal::read("1e-300").is_integer());
    }

    #[test]
    fn a_number_keeps_all_digits() {
        for (text, number) in [
            ("1.0", "1"),
            ("12e3", "12000"),
            ("0.1250", "1.25e-1"),
            ("-0.00000000000000000000012345678901234567890", "-1.234567890123456789e-22"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("1e500", "1e500"),
        ] {
            assert_eq!(Decimal::read(text).to_number().as_str(), number);
            assert_eq!(Decimal::from(&Decimal::read(text).to_number()), Decimal::read(text));
        }
    }
}
