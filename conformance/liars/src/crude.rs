//! Lies that break the protocol.

use std::io::{self, BufRead, Write};
use std::time::Duration;

use dagstack_spec_adapter::Adapter;
use dagstack_spec_conformance::builtin::BuiltIn as _;
use dagstack_spec_conformance::protocol::{Ran, Reply, Request, RunResult, Status, from_json_text};

use crate::Lie;

/// Acts out a lie that breaks the protocol, until the runner has had enough.
///
/// # Errors
/// A stream broke, as it does when the runner ends the liar.
pub fn act(wanted: Lie, input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let flood = vec![b'x'; 65536];
    for line in input.lines() {
        let line = line?;
        let request = from_json_text(line.as_bytes())?;
        match (wanted, &request) {
            (Lie::Hangs, _) | (Lie::Silent, Request::Run(_) | Request::Shutdown) => sleep(),
            (Lie::Echo, _) => writeln!(output, "{line}")?,
            (_, Request::Hello(_)) => reply(&mut output, &Reply::Ready(Box::new(Adapter.ready())))?,
            (_, Request::Shutdown) => return reply(&mut output, &Reply::Bye),
            (Lie::ExitsWell, Request::Run(_)) => return Ok(()),
            (Lie::Noise, Request::Run(_)) => writeln!(output, "all is well, trust me")?,
            (Lie::NoText, Request::Run(_)) => output.write_all(b"{\"type\":\"\xff\xfe\"}\n")?,
            (Lie::Floods, Request::Run(_)) => loop {
                output.write_all(&flood)?;
            },
            (Lie::WrongSeq, Request::Run(run)) => reply(&mut output, &empty(run.seq + 1))?,
            (_, Request::Run(run)) => {
                reply(&mut output, &empty(run.seq))?;
                reply(&mut output, &empty(run.seq))?;
            }
        }
        output.flush()?;
    }
    Ok(())
}

fn reply(output: &mut impl Write, reply: &Reply) -> io::Result<()> {
    serde_json::to_writer(&mut *output, reply)?;
    output.write_all(b"\n")?;
    output.flush()
}

fn empty(seq: u64) -> Reply {
    Reply::Result(Box::new(RunResult { seq, status: Status::Ran(Ran::default()) }))
}

/// Sleeps longer than any runner waits, and still comes to an end when nobody ends it.
fn sleep() {
    std::thread::sleep(Duration::from_mins(1));
}
