//! Numbers of a schema as the doubles that JavaScript has, or as texts with all their digits where no double is the number: a
//! double represents its shortest decimal.

use dagstack_spec_model::Decimal;
use serde_json::Number;

use super::text;

/// A number as JavaScript reads it: the nearest double, with the fewest digits.
pub(super) fn nearest(number: &Number) -> String {
    const EXACT: u64 = 1 << 53;
    let text = if number.as_i64().is_some_and(|exact| exact.unsigned_abs() <= EXACT) {
        number.to_string()
    } else {
        number.as_f64().and_then(Number::from_f64).map_or_else(|| number.to_string(), |double| double.to_string())
    };
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A length or a count.
pub(super) fn size(size: u64) -> String {
    nearest(&Number::from(size))
}

/// A number as a literal, if a double is that number.
pub(super) fn double(number: &Number) -> Option<String> {
    let double = number.as_str().parse().ok().and_then(Number::from_f64)?;
    (Decimal::from(&double) == Decimal::from(number)).then(|| nearest(number))
}

/// A number as a literal: of its text where no double is the number.
pub(super) fn literal(number: &Number) -> String {
    double(number).unwrap_or_else(|| text::quote(&number.to_string()))
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
