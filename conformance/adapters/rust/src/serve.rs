//! The protocol over a pair of streams, in lockstep: one request, one reply.

use std::io::{self, BufRead, Read as _, Write};

use dagstack_spec_conformance::builtin::BuiltIn;
use dagstack_spec_conformance::protocol::{MAX_LINE, Reply, Request, RunResult, VERSION, from_json_text};

/// Why an adapter stopped speaking.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// A stream broke.
    #[error("the runner can't be reached")]
    Io(#[from] io::Error),
    /// A line was longer than [`MAX_LINE`].
    #[error("a request is longer than {MAX_LINE} bytes")]
    TooLong,
    /// A line was not a request.
    #[error("a line is not a request of protocol {VERSION}")]
    NoRequest(#[source] serde_json::Error),
    /// The runner speaks other versions of the protocol.
    #[error("the runner offers the protocols {0:?}, and this adapter speaks {VERSION}")]
    Protocol(Vec<u32>),
}

/// Answers requests until the runner says `shutdown` or closes `input`.
///
/// # Errors
/// [`ServeError`] when a stream breaks, or when the runner says what the protocol does not allow.
pub fn serve(adapter: &dyn BuiltIn, mut input: impl BufRead, mut output: impl Write) -> Result<(), ServeError> {
    let mut line = Vec::new();
    while read_line(&mut input, &mut line)? {
        let reply = match from_json_text(&line).map_err(ServeError::NoRequest)? {
            Request::Hello(hello) if !hello.protocols.contains(&VERSION) => {
                return Err(ServeError::Protocol(hello.protocols));
            }
            Request::Hello(_) => Reply::Ready(Box::new(adapter.ready())),
            Request::Run(run) => Reply::Result(Box::new(RunResult { seq: run.seq, status: adapter.run(&run) })),
            Request::Shutdown => Reply::Bye,
        };
        serde_json::to_writer(&mut output, &reply).map_err(io::Error::from)?;
        output.write_all(b"\n")?;
        output.flush()?;
        if matches!(reply, Reply::Bye) {
            break;
        }
    }
    Ok(())
}

/// Reads the next line into `line`; `false` at the end of the input.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> Result<bool, ServeError> {
    line.clear();
    let read = input.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', line)?;
    if read > MAX_LINE {
        return Err(ServeError::TooLong);
    }
    Ok(read > 0)
}
