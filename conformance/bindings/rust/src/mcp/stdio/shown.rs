//! What a line shows of itself that can't be read as a message: whose answer it may be (RUN-05).

/// What was seen of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// The number under `id`.
    pub(super) id: Option<u64>,
    /// Whether there is a `method`: then the line is no answer.
    pub(super) has_method: bool,
}

/// Looks through a line for the members of its outermost object, byte by byte: it may be of any length, end anywhere, and hold what JSON
/// does not. What is inside a string or deeper down is passed over.
#[derive(Debug, Default)]
pub(super) struct Scan {
    shown: Shown,
    depth: u32,
    is_in_string: bool,
    is_escaped: bool,
    /// The last string of the outermost object, as far as it matters.
    word: Vec<u8>,
    /// Whether the value under `id` is being read.
    is_id: bool,
    number: Option<u64>,
}

/// One byte more than the longest word that is looked for.
const WORD: usize = "method".len() + 1;

impl Scan {
    /// What a whole line shows.
    pub(super) fn of(line: &[u8]) -> Shown {
        let mut scan = Self::default();
        scan.feed(line);
        scan.shown
    }

    /// Reads on.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.take(*byte);
        }
    }

    /// What was seen by now.
    pub(super) fn shown(&self) -> Shown {
        self.shown
    }

    fn take(&mut self, byte: u8) {
        if self.is_in_string {
            self.take_in_string(byte);
            return;
        }
        match byte {
            b'"' => {
                self.is_in_string = true;
                self.word.clear();
                // An id that is a text is none of ours.
                self.is_id = false;
            }
            b'{' | b'[' => {
                self.depth = self.depth.saturating_add(1);
                self.is_id = false;
            }
            b':' if self.depth == 1 => {
                self.is_id = self.word == b"id";
                self.number = None;
                self.shown.has_method |= self.word == b"method";
            }
            b',' | b'}' | b']' => self.end_value(byte),
            b'0'..=b'9' if self.is_id => {
                let digit = u64::from(byte - b'0');
                let number =
                    self.number.unwrap_or_default().checked_mul(10).and_then(|number| number.checked_add(digit));
                self.number = number;
                self.is_id = number.is_some();
            }
            _ if byte.is_ascii_whitespace() => {}
            // No number that we have ever sent has a sign, a fraction or an exponent.
            _ => self.is_id = false,
        }
    }

    fn take_in_string(&mut self, byte: u8) {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' => self.is_escaped = true,
            b'"' => {
                self.is_in_string = false;
                return;
            }
            _ => {}
        }
        if self.depth == 1 && self.word.len() < WORD {
            self.word.push(byte);
        }
    }

    fn end_value(&mut self, byte: u8) {
        if self.depth == 1 && self.is_id {
            self.shown.id = self.shown.id.or(self.number);
        }
        self.is_id = false;
        if byte != b',' {
            self.depth = self.depth.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(line: &str) -> Option<u64> {
        Scan::of(line.as_bytes()).id
    }

    #[test]
    fn the_id_is_seen_before_and_behind_what_is_wrong() {
        assert_eq!(id(r#"{"jsonrpc":"2.0","id":7,"result":"\ud83d"}"#), Some(7));
        assert_eq!(id(r#"{"result":{"content":[1e400]},"jsonrpc":"2.0","id": 7 }"#), Some(7));
        assert_eq!(id(r#"{"id":7,"result":{"text":"cut o"#), Some(7));
        assert_eq!(id(&format!(r#"{{"id":12,"result":{}"#, "[".repeat(100_000))), Some(12));
        assert_eq!(Scan::of(b"{\"id\":3,\"result\":\"\xff\"}").id, Some(3));
    }

    #[test]
    fn nothing_else_is_taken_for_it() {
        for line in [
            r#"{"result":{"id":7}}"#,
            r#"{"result":[{"id":7}]}"#,
            r#"{"result":"\"id\":7,"}"#,
            r#"{"id":"7"}"#,
            r#"{"id":-7}"#,
            r#"{"id":7.5}"#,
            r#"{"id":7e1}"#,
            r#"{"id":null}"#,
            r#"{"id":[7]}"#,
            r#"{"id":{"id":7}}"#,
            r#"{"idea":7}"#,
            r#"{"id":99999999999999999999}"#,
            r#"{"id":7"#,
            r#"["id",7]"#,
            "id: 7,",
            "",
        ] {
            assert_eq!(id(line), None, "{line}");
        }
    }

    #[test]
    fn a_method_is_seen() {
        assert!(Scan::of(br#"{"jsonrpc":"2.0","id":1,"method":7}"#).has_method);
        assert!(!Scan::of(br#"{"jsonrpc":"2.0","id":1,"result":{"method":7}}"#).has_method);
        assert!(!Scan::of(br#"{"methods":7}"#).has_method);
    }

    #[test]
    fn a_line_may_come_in_pieces() {
        let mut scan = Scan::default();
        br#"{"result":"a\"b","id":42}"#.chunks(1).for_each(|piece| scan.feed(piece));
        assert_eq!(scan.shown(), Shown { id: Some(42), has_method: false });
    }
}
