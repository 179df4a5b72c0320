//! Numbers, whose text each syntax has in a grammar of its own.

use serde_json::Number;

use crate::decimal::Decimal;

/// How many characters a number may have. A double written out in full has fewer.
const MAX_LENGTH: usize = 1_100;

/// Reads a number from its text, in JSON's grammar or a wider one: `+1`, `01`, `.5` and `1.` are numbers too.
///
/// The value is exact. Where a double or 64 bits hold it, it is spelled as they are.
///
/// # Errors
/// Why no binding could read the number: it is too long, or beyond the range of a double.
pub(super) fn read(text: &str) -> Result<Number, String> {
    if text.len() > MAX_LENGTH {
        return Err(format!("a number of {} characters, and {MAX_LENGTH} are the most that are read", text.len()));
    }
    // Zero below zero is a double.
    if text != "-0" {
        if let Ok(integer) = text.parse::<i64>() {
            return Ok(integer.into());
        }
        if let Ok(integer) = text.parse::<u64>() {
            return Ok(integer.into());
        }
    }
    let decimal = Decimal::read(text);
    let double = text.parse::<f64>().ok().filter(|double| *double != 0.0 || decimal.is_zero());
    let Some(spelled) = double.and_then(Number::from_f64) else {
        return Err(format!("`{text}` is beyond the range of a double, and no binding reads it"));
    };
    Ok(if Decimal::from(&spelled) == decimal { spelled } else { decimal.to_number() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_value() {
        for (text, number) in [
            ("1", "1"),
            ("+1", "1"),
            ("007", "7"),
            ("1.0", "1.0"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("1.50", "1.5"),
            ("-0", "-0.0"),
            ("1e3", "1000.0"),
            ("18446744073709551615", "18446744073709551615"),
            ("18446744073709551617", "18446744073709551617"),
            ("9007199254740993.0", "9007199254740993"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
            ("0.12345678901234567890123", "1.2345678901234567890123e-1"),
            ("0e999999999999999999999", "0.0"),
        ] {
            assert_eq!(read(text).map(|number| number.to_string()).as_deref(), Ok(number), "{text}");
        }
    }

    #[test]
    fn what_no_binding_reads_is_refused() {
        for text in ["1e400", "-1e999999999", "1e-400", "1e99999999999999999999", &"1".repeat(400)] {
            assert!(read(text).is_err_and(|reason| reason.contains("range of a double")), "{text}");
        }
        assert!(read(&"1".repeat(100_000)).is_err_and(|reason| reason.contains("100000 characters")));
    }
}
