//! Lines from a process, each of a bounded length.

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::protocol::MAX_LINE;

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// Splits what a process writes into lines, and holds at most one line and what came with it.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    from: R,
    buffer: BytesMut,
    /// How much of the buffer is known to hold no line feed.
    searched: usize,
}

/// Why there is no line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum LineFault {
    /// The line is longer than the protocol allows. Holds its beginning.
    TooLong(Bytes),
    /// The output ended. Holds what came after the last line feed.
    Ended(Bytes),
}

impl<R: AsyncRead + Unpin> Lines<R> {
    pub(crate) fn new(from: R) -> Self {
        Self { from, buffer: BytesMut::new(), searched: 0 }
    }

    /// The next line without its line feed. Safe to be cancelled: nothing that was read is lost.
    pub(crate) async fn next(&mut self) -> Result<Bytes, LineFault> {
        loop {
            if let Some(found) = self.buffer[self.searched..].iter().position(|byte| *byte == b'\n') {
                let length = self.searched + found;
                self.searched = 0;
                let mut line = self.buffer.split_to(length + 1).freeze();
                line.truncate(length);
                return if length < MAX_LINE { Ok(line) } else { Err(LineFault::TooLong(line)) };
            }
            self.searched = self.buffer.len();
            if self.searched >= MAX_LINE {
                self.searched = 0;
                return Err(LineFault::TooLong(self.buffer.split().freeze()));
            }
            self.buffer.reserve(CHUNK);
            // An output that can't be read any more has ended, whatever the reason.
            if self.from.read_buf(&mut self.buffer).await.unwrap_or(0) == 0 {
                self.searched = 0;
                return Err(LineFault::Ended(self.buffer.split().freeze()));
            }
        }
    }

    /// What came along with the line that was given last.
    pub(crate) fn more(&self) -> &[u8] {
        &self.buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "current_thread")]
    async fn lines_come_one_by_one_and_the_rest_is_kept() {
        let mut lines = Lines::new(&b"a\n\nbc\nrest"[..]);
        assert_eq!(lines.next().await, Ok(Bytes::from_static(b"a")));
        assert_eq!(lines.more(), b"\nbc\nrest");
        assert_eq!(lines.next().await, Ok(Bytes::new()));
        assert_eq!(lines.next().await, Ok(Bytes::from_static(b"bc")));
        assert_eq!(lines.next().await, Err(LineFault::Ended(Bytes::from_static(b"rest"))));
        assert!(lines.more().is_empty());
    }

    #[tokio::test(flavor = "current_thread")]
    async fn a_line_may_have_eight_mebibytes_and_no_more() {
        let mut fits = vec![b'x'; MAX_LINE - 1];
        fits.push(b'\n');
        assert_eq!(Lines::new(&fits[..]).next().await.map(|line| line.len()), Ok(MAX_LINE - 1));
        let mut over = vec![b'x'; MAX_LINE];
        over.push(b'\n');
        assert!(matches!(Lines::new(&over[..]).next().await, Err(LineFault::TooLong(_))));
    }

    #[tokio::test(flavor = "current_thread")]
    async fn a_flood_without_a_line_feed_is_cut_off() {
        let fault = Lines::new(tokio::io::repeat(b'x')).next().await;
        assert!(matches!(fault, Err(LineFault::TooLong(start)) if start.len() < MAX_LINE + 2 * CHUNK));
    }
}
