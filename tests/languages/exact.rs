//! Numbers of JSON as the decimals that they are written as. A second opinion: nothing here is shared with the generator or with
//! what it emits, so that a mistake there is not repeated here.

use std::cmp::Ordering;

use serde_json::{Number, Value};

/// A number: `0.digits × 10^point`. There is no zero at either end of the digits, and zero has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exact {
    negative: bool,
    digits: Vec<u8>,
    point: i64,
}

impl Exact {
    /// The value of a number, whose text `serde_json` keeps here (`arbitrary_precision`).
    pub(crate) fn of(number: &Number) -> Self {
        Self::read(number.as_str())
    }

    pub(crate) fn read(text: &str) -> Self {
        let (negative, size) = text.strip_prefix('-').map_or((false, text), |size| (true, size));
        let (mantissa, exponent) = size.split_once(['e', 'E']).unwrap_or((size, "0"));
        let exponent: i64 = exponent.parse().expect("an exponent that this test draws");
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0').collect();
        let Some(first) = all.iter().position(|digit| *digit != 0) else {
            return Self { negative: false, digits: Vec::new(), point: 0 };
        };
        let last = all.iter().rposition(|digit| *digit != 0).unwrap_or(first);
        let place = |length: usize| i64::try_from(length).expect("a length");
        Self { negative, digits: all[first..=last].to_vec(), point: place(whole.len()) - place(first) + exponent }
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// How many zeros stand behind the digits of an integer; less than none where some of them are behind the point.
    fn zeros(&self) -> i64 {
        self.point - i64::try_from(self.digits.len()).expect("a length")
    }

    pub(crate) fn is_integer(&self) -> bool {
        self.is_zero() || self.zeros() >= 0
    }

    /// The integer that it is; none for a fraction, and for what is beyond 128 bits.
    pub(crate) fn to_i128(&self) -> Option<i128> {
        if self.is_zero() {
            return Some(0);
        }
        if !self.is_integer() || self.point > 39 {
            return None;
        }
        let digits = self.digits.iter().copied().chain(std::iter::repeat(0)).take(usize::try_from(self.point).ok()?);
        let add = |sum: i128, digit: u8| {
            let digit = if self.negative { -i128::from(digit) } else { i128::from(digit) };
            sum.checked_mul(10)?.checked_add(digit)
        };
        digits.into_iter().try_fold(0, add)
    }

    /// Whether it is a whole multiple of a number above zero: long division, as on paper.
    pub(crate) fn is_multiple_of(&self, step: &Self) -> bool {
        if self.is_zero() {
            return true;
        }
        let zeros = self.zeros() - step.zeros();
        let Ok(zeros) = usize::try_from(zeros) else { return false };
        let divisor = step.digits.iter().fold(0_u128, |sum, digit| sum * 10 + u128::from(*digit));
        assert!(step.digits.len() <= 37, "a step with that many digits is not divided by here");
        let digits = self.digits.iter().copied().chain(std::iter::repeat_n(0, zeros));
        digits.fold(0, |rest, digit| (rest * 10 + u128::from(digit)) % divisor) == 0
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let sign = |number: &Self| {
            if number.is_zero() {
                0
            } else if number.negative {
                -1
            } else {
                1
            }
        };
        let size = || self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits));
        sign(self).cmp(&sign(other)).then_with(|| match sign(self) {
            0 => Ordering::Equal,
            1 => size(),
            _ => size().reverse(),
        })
    }
}

/// The shortest decimal of the double that is nearest to a number; none beyond the range of doubles.
pub(crate) fn nearest(number: &Number) -> Option<Number> {
    let double: f64 = number.as_str().parse().expect("a number is one for Rust");
    // Negative zero is zero.
    double.is_finite().then(|| format!("{:e}", double + 0.0).parse().expect("JSON"))
}

/// Whether no double other than zero is near a number that is not zero, or none at all.
pub(crate) fn is_out_of_range(number: &Number) -> bool {
    nearest(number).is_none_or(|near| Exact::of(&near).is_zero() && !Exact::of(number).is_zero())
}

/// Whether the double that is nearest to a number is the number itself, written as short as can be.
pub(crate) fn is_double(number: &Number) -> bool {
    nearest(number).is_some_and(|near| Exact::of(&near) == Exact::of(number))
}

/// The value with every number changed.
pub(crate) fn with_numbers(value: &Value, change: &dyn Fn(&Number) -> Number) -> Value {
    match value {
        Value::Number(number) => Value::Number(change(number)),
        Value::Array(items) => items.iter().map(|item| with_numbers(item, change)).collect(),
        Value::Object(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), with_numbers(value, change))).collect())
        }
        other => other.clone(),
    }
}

/// The pointers of all numbers of a value for which something is true.
pub(crate) fn numbers(value: &Value, wanted: &dyn Fn(&Number) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, &mut String::new(), wanted, &mut found);
    found
}

fn collect(value: &Value, at: &mut String, wanted: &dyn Fn(&Number) -> bool, found: &mut Vec<String>) {
    let mut below = |step: &str, value: &Value| {
        let length = at.len();
        at.push('/');
        at.push_str(&step.replace('~', "~0").replace('/', "~1"));
        collect(value, at, wanted, found);
        at.truncate(length);
    };
    match value {
        Value::Number(number) if wanted(number) => found.push(at.clone()),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, item)| below(&at.to_string(), item)),
        Value::Object(entries) => entries.iter().for_each(|(key, value)| below(key, value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_decimals() {
        let ordered = [
            "-1e400",
            "-9223372036854775809",
            "-10",
            "-9.5",
            "0",
            "1e-400",
            "0.1",
            "0.10000000000000000001",
            "9",
            "10",
            "1e400",
        ];
        for (low, left) in ordered.iter().enumerate() {
            for (high, right) in ordered.iter().enumerate() {
                assert_eq!(Exact::read(left).cmp(&Exact::read(right)), low.cmp(&high), "{left} and {right}");
            }
        }
        assert_eq!(Exact::read("-0.0"), Exact::read("0e7"));
        assert_eq!(Exact::read("100e-1"), Exact::read("10.0"));
    }

    #[test]
    fn integers_and_multiples_are_found() {
        for (text, integer) in
            [("1e2", Some(100)), ("-15e-1", None), ("18446744073709551616", Some(1 << 64)), ("1e40", None)]
        {
            assert_eq!(Exact::read(text).to_i128(), integer, "{text}");
        }
        for (number, step, is_multiple) in [
            ("0.07", "0.01", true),
            ("1e300", "7", false),
            ("7e300", "7", true),
            ("9007199254740993", "2", false),
            ("1", "10", false),
            ("0", "1e400", true),
        ] {
            assert_eq!(Exact::read(number).is_multiple_of(&Exact::read(step)), is_multiple, "{number} and {step}");
        }
    }

    #[test]
    fn a_double_is_its_shortest_decimal() {
        let is = |text: &str| is_double(&text.parse().expect("a number"));
        assert!(is("1e23") && is("9007199254740992") && is("0.1") && is("-0.0"));
        assert!(!is("9007199254740993") && !is("0.10000000000000000001") && !is("1e400") && !is("1e-400"));
    }
}
