//! JSON as text inside of other code: in lines, and with escapes for whatever a compiler or a reader could take for something else.

use std::fmt::Write as _;

use serde_json::Value;

/// The text of a value. Only strings have characters beyond ASCII, or a backtick: `escaped` says which are written as escapes
/// besides those that nobody sees.
pub(super) fn pretty(value: &Value, escaped: &[char]) -> String {
    let mut text = String::new();
    for sign in format!("{value:#}").chars() {
        let is_seen = !sign.is_control() && (sign.is_ascii() || sign.escape_debug().eq([sign]));
        if (is_seen && !escaped.contains(&sign)) || sign == '\n' {
            text.push(sign);
            continue;
        }
        for unit in sign.encode_utf16(&mut [0; 2]) {
            let _ = write!(text, "\\u{unit:04x}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let value = json!({"`": ["\u{202e}", "\u{1f993}", "\u{7f}", "a\nb\"\\", "é"], "n": 1.50});
        for escaped in [&[][..], &['`']] {
            let text = pretty(&value, escaped);
            assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
            assert!(!text.contains(['\u{202e}', '\u{7f}']), "{text}");
            assert_eq!(text.contains('`'), escaped.is_empty(), "{text}");
        }
    }
}
