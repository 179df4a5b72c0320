//! Reading a process's pipes with a bound on what is kept.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};

use super::shown::{Scan, Shown};

/// The longest line that is read from a server, in bytes.
pub const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// How much of what a process says on stderr is kept, in bytes: its end.
const KEPT_BYTES: usize = 4 * 1024;

/// A buffer that grew past this is given back after its line.
const KEPT_BUFFER: usize = 64 * 1024;

/// Lines of bytes, each of at most [`LONGEST_LINE`].
#[derive(Debug)]
pub(super) struct Lines<R> {
    source: BufReader<R>,
    buffer: Vec<u8>,
}

/// What was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// A line, without its end.
    Whole(&'a [u8]),
    /// The pipe ended within this line.
    Last(&'a [u8]),
    /// A line that was too long, with what it shows of itself.
    TooLong(Shown),
}

impl<R: AsyncRead + Unpin> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source: BufReader::new(source), buffer: Vec::new() }
    }

    /// The next line; `None` at the end.
    pub(super) async fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        self.buffer.shrink_to(KEPT_BUFFER);
        let bound = LONGEST_LINE as u64 + 1;
        let read = (&mut self.source).take(bound).read_until(b'\n', &mut self.buffer).await?;
        if read > LONGEST_LINE && !self.buffer.ends_with(b"\n") {
            return self.pass_over().await.map(Some);
        }
        Ok(match self.buffer.strip_suffix(b"\n") {
            Some(line) => Some(Line::Whole(line.strip_suffix(b"\r").unwrap_or(line))),
            None if read == 0 => None,
            None => Some(Line::Last(&self.buffer)),
        })
    }

    /// Reads a line to its end that is too long, and keeps what it shows of itself: that may come last.
    async fn pass_over(&mut self) -> io::Result<Line<'_>> {
        let mut scan = Scan::default();
        loop {
            scan.feed(&self.buffer);
            if self.buffer.ends_with(b"\n") {
                return Ok(Line::TooLong(scan.shown()));
            }
            self.buffer.clear();
            self.buffer.shrink_to(KEPT_BUFFER);
            let piece = KEPT_BUFFER as u64;
            if (&mut self.source).take(piece).read_until(b'\n', &mut self.buffer).await? == 0 {
                return Ok(Line::TooLong(scan.shown()));
            }
        }
    }
}

/// The end of stderr, shared between who reads and who reports them.
#[derive(Debug, Clone, Default)]
pub(super) struct Tail(Arc<Mutex<Vec<u8>>>);

impl Tail {
    /// What is kept by now.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn push(&self, bytes: &[u8]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend_from_slice(bytes);
        let over = kept.len().saturating_sub(KEPT_BYTES);
        kept.drain(..over);
    }
}

/// Drains stderr, so that the process never waits for us to read it.
pub(super) async fn listen(mut stderr: impl AsyncRead + Unpin, tail: Tail) {
    let mut chunk = [0; 2 * 1024];
    while let Ok(read @ 1..) = stderr.read(&mut chunk).await {
        tail.push(&chunk[..read]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn lines_end_with_either_sign_and_the_last_with_none() {
        let mut lines = Lines::new(&b"a\r\n\nb"[..]);
        assert_eq!(lines.next().await.expect("a value"), Some(Line::Whole(b"a")));
        assert_eq!(lines.next().await.expect("a value"), Some(Line::Whole(b"")));
        assert_eq!(lines.next().await.expect("a value"), Some(Line::Last(b"b")));
        assert_eq!(lines.next().await.expect("a value"), None);
    }

    #[tokio::test]
    async fn a_line_may_be_as_long_as_the_bound_and_no_longer() {
        let mut longest = vec![b'a'; LONGEST_LINE];
        longest.push(b'\n');
        let mut lines = Lines::new(longest.as_slice());
        assert!(matches!(lines.next().await, Ok(Some(Line::Whole(line))) if line.len() == LONGEST_LINE));
        longest.insert(0, b'a');
        longest.extend(b"next\n");
        let mut lines = Lines::new(longest.as_slice());
        assert_eq!(lines.next().await.expect("a value"), Some(Line::TooLong(Shown::default())));
        assert_eq!(lines.next().await.expect("a value"), Some(Line::Whole(b"next")));
    }

    #[tokio::test]
    async fn only_the_end_of_what_is_said_is_kept() {
        let tail = Tail::default();
        let written = [vec![b'a'; 100_000], b"the end".to_vec()].concat();
        listen(written.as_slice(), tail.clone()).await;
        assert_eq!(tail.bytes().len(), KEPT_BYTES);
        assert!(tail.bytes().ends_with(b"the end"));
    }
}
