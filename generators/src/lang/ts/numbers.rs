//! Numbers of a schema as the doubles that JavaScript has, or as texts with all their digits where no double is the number: a
//! double stands for its shortest decimal.

use serde_json::Number;

use super::text;

/// A number as a literal, if a double is that number.
pub(super) fn double(number: &Number) -> Option<String> {
    let text = number.to_string();
    let double = text.parse::<f64>().ok().filter(|double| double.is_finite())?;
    (Decimal::of(&format!("{double:e}")) == Decimal::of(&text)).then(|| text::number(number))
}

/// A number as a literal: of its text where no double is the number.
pub(super) fn literal(number: &Number) -> String {
    double(number).unwrap_or_else(|| text::quote(&number.to_string()))
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        serde_json::from_str(text).expect("a number")
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(literal(&number("0.01")), "0.01");
        assert_eq!(literal(&number("10")), "10");
        assert_eq!(literal(&number("1e2")), "100");
        assert_eq!(literal(&number("9007199254740992")), "9007199254740992");
        assert_eq!(literal(&number("9007199254740993")), "\"9007199254740993\"");
        assert_eq!(literal(&number("0.10000000000000000001")), "\"0.10000000000000000001\"");
        assert_eq!(double(&number("1e400")), None);
        assert_eq!(double(&number("1e-400")), None);
        assert_eq!(double(&number("-0.0")).as_deref(), Some("-0"));
    }
}
