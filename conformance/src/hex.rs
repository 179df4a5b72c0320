//! Bytes in hexadecimal digits.

/// Reads bytes; white space between digits is passed over. None where something else is there, or a digit is left over.
pub(crate) fn read(digits: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = digits
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .map(|sign| sign.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

/// Bytes as digits in lower case.
pub(crate) fn write(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a text does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn digits_read() {
        assert_eq!(read("0A fF"), Some(vec![10, 255]));
        assert_eq!(read(""), Some(vec![]));
        assert_eq!(read("f"), None);
        assert_eq!(read("zz"), None);
    }

    #[test]
    fn what_is_written_reads() {
        assert_eq!(write(&[0, 10, 255]), "000aff");
    }
}
