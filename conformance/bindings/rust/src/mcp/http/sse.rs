//! Server-sent events (<https://html.spec.whatwg.org/multipage/server-sent-events.html>): bytes in, the data of messages out.

use std::collections::VecDeque;

/// A stream of events, fed piece by piece. It holds what is not yet a whole event: see [`buffered`](Self::buffered).
#[derive(Debug, Default)]
pub(super) struct Events {
    line: Vec<u8>,
    data: Vec<u8>,
    has_data: bool,
    is_message: Option<bool>,
    after_return: bool,
    past_start: bool,
    ready: VecDeque<Vec<u8>>,
}

impl Events {
    /// Takes the next bytes of the stream.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            match byte {
                // Of a CR LF the first has ended the line already.
                b'\n' if std::mem::take(&mut self.after_return) => {}
                b'\r' | b'\n' => {
                    self.after_return = byte == b'\r';
                    self.end_line();
                }
                _ => {
                    self.after_return = false;
                    self.line.push(byte);
                }
            }
        }
    }

    /// The data of the next whole message.
    pub(super) fn next(&mut self) -> Option<Vec<u8>> {
        self.ready.pop_front()
    }

    /// How many bytes are buffered that are not yet a whole event.
    pub(super) fn buffered(&self) -> usize {
        self.line.len() + self.data.len()
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let mut text = line.as_slice();
        if !std::mem::replace(&mut self.past_start, true) {
            text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        }
        if text.is_empty() {
            return self.end_event();
        }
        let colon = text.iter().position(|&byte| byte == b':');
        let (field, value) = match colon {
            Some(at) => (&text[..at], &text[at + 1..]),
            None => (text, &b""[..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match field {
            b"data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.data.push(b'\n');
                }
                self.data.extend_from_slice(value);
            }
            b"event" => self.is_message = Some(value.is_empty() || value == b"message"),
            // Comments, `id` and `retry` are for who resumes a stream.
            _ => {}
        }
    }

    fn end_event(&mut self) {
        let data = std::mem::take(&mut self.data);
        self.has_data = false;
        // An event without data opens a stream that can be resumed, and says nothing.
        if self.is_message.take().unwrap_or(true) && !data.is_empty() {
            self.ready.push_back(data);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(pieces: &[&[u8]]) -> Vec<String> {
        let mut events = Events::default();
        for piece in pieces {
            events.feed(piece);
        }
        std::iter::from_fn(|| events.next()).map(|data| String::from_utf8_lossy(&data).into_owned()).collect()
    }

    #[test]
    fn data_of_several_lines_is_one_message() {
        assert_eq!(messages(&[b"data: a\ndata:b\ndata\n\n"]), ["a\nb\n"]);
    }

    #[test]
    fn lines_end_in_three_ways_wherever_the_pieces_are_cut() {
        let stream = b"\xef\xbb\xbfid: 7\r\ndata: a\r\n\r\nevent: message\rdata: b\r\rdata: c\n\n";
        assert_eq!(messages(&[stream]), ["a", "b", "c"]);
        let bytes: Vec<&[u8]> = stream.chunks(1).collect();
        assert_eq!(messages(&bytes), ["a", "b", "c"]);
    }

    #[test]
    fn comments_other_events_and_empty_ones_are_passed_over() {
        assert_eq!(messages(&[b": hi\n\nevent: endpoint\ndata: x\n\nid: 1\ndata:\n\nretry: 5\n\ndata: y\n\n"]), ["y"]);
    }

    #[test]
    fn an_event_that_is_not_ended_is_held() {
        let mut events = Events::default();
        events.feed(b"data: abc\ndata: d");
        assert_eq!(events.next(), None);
        assert_eq!(events.buffered(), "abc".len() + "data: d".len());
    }
}
