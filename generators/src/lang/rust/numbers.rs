//! Numbers of schemas as literals.

use serde_json::Number;

use super::text::{grouped, string};

/// A number of a table: whole as far as `i128` represents it, a float where that says the same, and else the JSON as a text.
pub(super) fn literal(number: &Number) -> String {
    if let Some(whole) = whole(number) {
        return grouped(&whole.to_string());
    }
    let json = number.to_string();
    match json.parse::<f64>() {
        // A literal that is longer than the shortest one of its double is another number.
        Ok(float) if float.is_finite() && float.fract() != 0.0 && decimal(&format!("{float:e}")) == decimal(&json) => {
            format!("{float:?}")
        }
        _ => string(&json),
    }
}

/// The number as an integer, however the schema writes it, where `i128` represents it.
pub(super) fn whole(number: &Number) -> Option<i128> {
    /// The digits of the largest one.
    const DIGITS: i64 = 39;
    let Decimal { negative, digits, exponent } = decimal(&number.to_string());
    let zeros = usize::try_from(exponent).ok().filter(|_| exponent <= DIGITS)?;
    format!("{}0{digits}{}", if negative { "-" } else { "" }, "0".repeat(zeros)).parse().ok()
}

/// The nearest float.
pub(super) fn float(number: &Number) -> String {
    number.as_f64().map_or_else(|| number.to_string(), |float| format!("{float:?}"))
}

/// `digits × 10^exponent`, with no zeros at either end of the digits: equal numbers have one representation.
#[derive(Debug, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

fn decimal(json: &str) -> Decimal {
    /// No number that a language represents has a larger exponent.
    const LARGEST: i64 = 1 << 60;
    let size = json.trim_start_matches('-');
    let (mantissa, power) = size.split_once(['e', 'E']).unwrap_or((size, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_matches('0').to_owned();
    if digits.is_empty() {
        return Decimal { negative: false, digits, exponent: 0 };
    }
    let zeros = i64::try_from(all.len() - all.trim_end_matches('0').len()).unwrap_or(LARGEST);
    let behind = i64::try_from(fraction.len()).unwrap_or(LARGEST);
    let power = power.parse().unwrap_or(if power.starts_with('-') { -LARGEST } else { LARGEST });
    let exponent = power.clamp(-LARGEST, LARGEST) + zeros - behind;
    Decimal { negative: json.starts_with('-'), digits, exponent }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> String {
        literal(&json.parse().expect("a number"))
    }

    #[test]
    fn numbers_are_whole_where_they_can_be() {
        assert_eq!(of("-5.0"), "-5");
        assert_eq!(of("0"), "0");
        assert_eq!(of("-0.0"), "0");
        assert_eq!(of("0.5"), "0.5");
        assert_eq!(of("3e30"), "3_000_000_000_000_000_000_000_000_000_000");
        assert_eq!(of("18446744073709551615"), "18_446_744_073_709_551_615");
    }

    #[test]
    fn small_floats_keep_their_exponent() {
        assert_eq!(of("1e-7"), "1e-7");
        assert_eq!(of("2.50"), "2.5");
    }
}
