//! A small suite and a run in which everything happens, for tests.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{About, Report, Selection};
use crate::fixture::Level;
use crate::known::List;
use crate::profile::Profile;
use crate::protocol::{Adapter, Binding, Capability, Isolation, Ready};
use crate::suite::{Case, Suite};
use crate::verdict::{Finding, Judged, Run, Verdict};

/// Text that no format may take for its own.
pub(crate) const HOSTILE: &str =
    "\u{1b}[31mred\u{1b}[0m <script>|`x`|</script> ]]> & \u{0}\u{202e}evil @all https://evil.example\r\n# heading";

fn case(id: &str, clause: &str, level: Level, line: usize) -> Case {
    Case {
        id: id.to_owned(),
        title: format!("the title of {id}"),
        clauses: vec![clause.to_owned()],
        level,
        needs: vec![Capability::Registration],
        place: ("sample.yaml".to_owned(), line),
        ..Case::default()
    }
}

/// A suite of nine cases.
pub(crate) fn suite() -> Suite {
    let must = |id: &str, clause: &str, line| case(id, clause, Level::Must, line);
    Suite {
        version: "1.0.0".to_owned(),
        spec: "1.0.0".to_owned(),
        cases: vec![
            must("sample.adapter-error", "MAN-01", 1),
            must("sample.crash", "MAN-02", 2),
            must("sample.fail", "CHN-02", 3),
            must("sample.fail-known", "CHN-01", 4),
            must("sample.pass", "CHN-01", 5),
            must("sample.protocol-error", "REG-01", 6),
            case("sample.should", "SIN-05", Level::Should, 7),
            must("sample.timeout", "LIF-06", 8),
            must("sample.unsupported", "RUN-03", 9),
        ],
        sets: Vec::new(),
    }
}

fn finding(got: &str) -> Finding {
    Finding { place: "step 2 (dispatch)".to_owned(), expected: "[\"a\"]".to_owned(), got: got.to_owned() }
}

/// One verdict of each kind for [`suite`].
pub(crate) fn run() -> Run {
    let judged = |id: &str, verdict, stderr: &str| Judged {
        id: id.to_owned(),
        verdict,
        took: Duration::from_micros(1_250),
        stderr: stderr.to_owned(),
        transcript: String::new(),
    };
    Run {
        ready: Some(Ready {
            protocol: 1,
            binding: Binding {
                name: "sample-plugins".to_owned(),
                version: "0.1.0".to_owned(),
                language: "cobol".to_owned(),
            },
            adapter: Some(Adapter { name: "sample-adapter".to_owned(), version: HOSTILE.to_owned() }),
            core_version: "0.1.0".to_owned(),
            entry_point: "p:P".to_owned(),
            files: BTreeMap::new(),
            plugin_source: None,
            capabilities: vec![Capability::Manifest, Capability::Registration],
            quirks: Vec::new(),
            isolation: Isolation::Case,
            max_inflight: 1,
        }),
        cases: vec![
            judged("sample.adapter-error", Verdict::AdapterError { message: HOSTILE.to_owned() }, ""),
            judged("sample.crash", Verdict::Crash { how: "exit status 3".to_owned() }, HOSTILE),
            judged("sample.fail", Verdict::Fail(vec![finding("[\"a\",\"b\"]"), finding(HOSTILE)]), "line 1\nline 2\n"),
            judged("sample.fail-known", Verdict::Fail(vec![finding("error ManifestInvalid: at /tmp/x1")]), ""),
            judged("sample.pass", Verdict::Pass, "not kept"),
            judged(
                "sample.protocol-error",
                Verdict::ProtocolError { reason: "a line that is not JSON".to_owned(), line: HOSTILE.to_owned() },
                "",
            ),
            judged("sample.should", Verdict::Fail(vec![finding("null")]), ""),
            judged("sample.timeout", Verdict::Timeout { after_ms: 10_000 }, ""),
            judged(
                "sample.unsupported",
                Verdict::Unsupported { capability: Capability::RuntimeMcpHttp, reason: Some(HOSTILE.to_owned()) },
                "",
            ),
        ],
        took: Duration::from_millis(1_234),
    }
}

pub(crate) fn about() -> About {
    About {
        profile: Profile::default(),
        requirements: None,
        selection: Selection::default(),
        strict: false,
        fail_fast: false,
        command: "dagstack-spec conformance run --adapter 'python adapter.py'".to_owned(),
    }
}

/// A list of known failures from its text.
pub(crate) fn list(text: &str) -> List {
    List::parse(&dagstack_spec_model::Source::new("known.toml", text)).expect("a list")
}

/// The report of [`run`], compared with a list.
pub(crate) fn report(known: Option<&str>) -> Report {
    Report::new(&suite(), &run(), known.map(list).as_ref(), &about())
}
