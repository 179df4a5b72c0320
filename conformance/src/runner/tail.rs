//! The end of what a process writes to standard error.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use tokio::io::{AsyncRead, AsyncReadExt};

/// How many bytes are kept.
pub(crate) const KEPT: usize = 8 * 1024;

/// Keeps the last [`KEPT`] bytes of a stream, and counts what it let go.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tail(Rc<RefCell<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    bytes: VecDeque<u8>,
    dropped: u64,
}

impl Tail {
    /// Reads a stream to its end.
    pub(crate) async fn follow(self, mut from: impl AsyncRead + Unpin) {
        let mut chunk = vec![0; 4096];
        while let Ok(read @ 1..) = from.read(&mut chunk).await {
            self.push(&chunk[..read]);
            // A flood must not keep the runner from looking at its clock.
            tokio::task::yield_now().await;
        }
    }

    fn push(&self, more: &[u8]) {
        let mut kept = self.0.borrow_mut();
        kept.bytes.extend(more);
        let over = kept.bytes.len().saturating_sub(KEPT);
        kept.bytes.drain(..over);
        kept.dropped += over as u64;
    }

    /// Forgets what came so far.
    pub(crate) fn clear(&self) {
        let mut kept = self.0.borrow_mut();
        kept.bytes.clear();
        kept.dropped = 0;
    }

    /// What came, as text.
    pub(crate) fn text(&self) -> String {
        let mut kept = self.0.borrow_mut();
        let dropped = kept.dropped;
        let text = String::from_utf8_lossy(kept.bytes.make_contiguous()).into_owned();
        if dropped > 0 { format!("[{dropped} bytes left out]\n{text}") } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "current_thread")]
    async fn the_end_is_kept_and_the_rest_counted() {
        let tail = Tail::default();
        tail.clone().follow(&b"errors"[..]).await;
        assert_eq!(tail.text(), "errors");
        tail.clear();
        tail.clone().follow(tokio::io::repeat(b'x').take(3 * KEPT as u64)).await;
        tail.clone().follow(&b"end"[..]).await;
        let text = tail.text();
        assert!(text.starts_with(&format!("[{} bytes left out]\nx", 2 * KEPT + 3)), "{text}");
        assert!(text.ends_with("xend"));
    }
}
