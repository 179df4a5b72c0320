//! The official SDKs, and the ways in which a server of each can be reached.

use std::path::PathBuf;

use crate::install;

/// An SDK in one version, with a server written for it.
pub(crate) struct Sdk {
    pub(crate) name: &'static str,
    /// Installs what the server needs, and gives the command that starts it.
    pub(crate) install: fn() -> Vec<String>,
    pub(crate) ways: &'static [Way],
    /// Whether compiling the server takes a minute where nothing of it is there yet.
    pub(crate) is_compiled_for_long: bool,
}

impl Sdk {
    const fn new(name: &'static str, ways: &'static [Way], install: fn() -> Vec<String>) -> Self {
        Self { name, install, ways, is_compiled_for_long: false }
    }
}

/// A way to reach a server: the arguments or the path, and what has to be seen on the wire.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    pub(crate) era: Era,
    pub(crate) over: Over,
    /// Where the SDK has no such server: why, and what shows it.
    pub(crate) missing: Option<Missing>,
}

/// Why an SDK has no such server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Missing {
    pub(crate) reason: &'static str,
    /// What is reported where it is asked for all the same.
    pub(crate) shown: &'static str,
}

/// The two eras of MCP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    Modern,
    Legacy,
}

/// How messages come and go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    /// Lines of a process.
    Stdio,
    /// HTTP with events, or with JSON, at a path of the server's; with a session, or with none.
    Http { path: &'static str, streamed: bool, session: bool },
    /// HTTP at a path that the server redirects to the same with a slash.
    Redirect { path: &'static str },
}

impl Era {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Modern => "modern",
            Self::Legacy => "legacy",
        }
    }
}

impl Over {
    pub(crate) fn name(self) -> String {
        match self {
            Self::Stdio => "stdio".to_owned(),
            Self::Http { streamed, session, .. } => {
                let answers = if streamed { "event stream" } else { "JSON" };
                format!("HTTP, {answers}, {}", if session { "stateful" } else { "stateless" })
            }
            Self::Redirect { .. } => "HTTP, redirected".to_owned(),
        }
    }
}

impl Way {
    const fn stdio(era: Era) -> Self {
        Self { era, over: Over::Stdio, missing: None }
    }

    const fn http(era: Era, path: &'static str, streamed: bool, session: bool) -> Self {
        Self { era, over: Over::Http { path, streamed, session }, missing: None }
    }

    const fn redirect(era: Era) -> Self {
        Self { era, over: Over::Redirect { path: "slash" }, missing: None }
    }

    const fn missing(mut self, reason: &'static str, shown: &'static str) -> Self {
        self.missing = Some(Missing { reason, shown });
        self
    }
}

const MODERN_STREAM: Way = Way::http(Era::Modern, "modern-stream", true, false);
const MODERN_JSON: Way = Way::http(Era::Modern, "modern-json", false, false);
const STATEFUL_STREAM: Way = Way::http(Era::Legacy, "stateful-stream", true, true);
const STATEFUL_JSON: Way = Way::http(Era::Legacy, "stateful-json", false, true);
const STATELESS_STREAM: Way = Way::http(Era::Legacy, "stateless-stream", true, false);
const STATELESS_JSON: Way = Way::http(Era::Legacy, "stateless-json", false, false);

/// All ways of an SDK that has both eras.
const BOTH: [Way; 9] = [
    Way::stdio(Era::Modern),
    Way::stdio(Era::Legacy),
    MODERN_STREAM,
    MODERN_JSON,
    STATEFUL_STREAM,
    STATEFUL_JSON,
    STATELESS_STREAM,
    STATELESS_JSON,
    Way::redirect(Era::Modern),
];

/// All ways of an SDK that is older than the modern era.
const LEGACY: [Way; 6] = [
    Way::stdio(Era::Legacy),
    STATEFUL_STREAM,
    STATEFUL_JSON,
    STATELESS_STREAM,
    STATELESS_JSON,
    Way::redirect(Era::Legacy),
];

const PYTHON: [Way; 9] = {
    let mut ways = BOTH;
    ways[1] = ways[1].missing(
        "the first request fixes the era of a process, and the registry's is of the modern one: `initialize` after it is answered with -32022",
        "speaks `2026-07-28` of MCP",
    );
    ways[2] = ways[2].missing(
        "an answer is a stream where a notification comes first, and the registry asks for none",
        "was answered with events: false",
    );
    ways
};

const RUST: [Way; 9] = {
    let mut ways = BOTH;
    ways[5] =
        ways[5].missing("the SDK answers with JSON where there is no session alone", "was answered with events: true");
    ways
};

/// Every SDK.
pub(crate) fn all() -> Vec<Sdk> {
    vec![
        Sdk::new("Python 2.3.0", &PYTHON, || python("python")),
        Sdk::new("Python 1.30.0", &LEGACY, || python("python1")),
        Sdk::new("TypeScript 2.4.0", &BOTH, || node("server2.mjs")),
        Sdk::new("TypeScript 1.32.2", &LEGACY, || node("server1.mjs")),
        Sdk::new("Go 1.8.0", &BOTH, || vec![text(install::go().join("interop"))]),
        Sdk { is_compiled_for_long: true, ..Sdk::new("Rust 3.11.0", &RUST, || vec![text(install::rust())]) },
    ]
}

fn python(name: &str) -> Vec<String> {
    vec![text(install::python(name)), text(install::home(name).join("server.py"))]
}

fn node(server: &str) -> Vec<String> {
    vec!["node".to_owned(), text(install::npm().join(server))]
}

fn text(path: PathBuf) -> String {
    path.into_os_string().into_string().expect("UTF-8")
}
