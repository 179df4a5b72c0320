//! The public servers that are plugins, and what is asked of them.

/// A server, and what is asked of it.
pub(crate) struct Server {
    /// The plugin, and the folder with its manifest.
    pub(crate) name: &'static str,
    /// Where it comes from, at the version of the lock file.
    pub(crate) package: &'static str,
    /// The functions that are called in turn, with their arguments.
    pub(crate) calls: &'static [(&'static str, &'static str)],
    /// What is in the last answer.
    pub(crate) answer: &'static str,
}

/// The servers, each with its manifest in a folder of its name.
pub(crate) const SERVERS: &[Server] = &[
    Server {
        name: "filesystem",
        package: "npm: @modelcontextprotocol/server-filesystem 2026.8.31",
        calls: &[("read_text_file", r#"{"path": "hello.txt"}"#)],
        answer: "hello from a file",
    },
    Server {
        name: "memory",
        package: "npm: @modelcontextprotocol/server-memory 2026.8.31",
        calls: &[("search_nodes", r#"{"query": "nobody"}"#)],
        answer: "entities",
    },
    Server {
        name: "everything",
        package: "npm: @modelcontextprotocol/server-everything 2026.8.31",
        calls: &[("get_sum", r#"{"a": 5, "b": 3}"#)],
        answer: "8",
    },
    Server {
        name: "sequential-thinking",
        package: "npm: @modelcontextprotocol/server-sequential-thinking 2026.8.31",
        calls: &[(
            "sequentialthinking",
            r#"{"thought": "first", "nextThoughtNeeded": false, "thoughtNumber": 1, "totalThoughts": 1}"#,
        )],
        answer: "thoughtHistoryLength",
    },
    Server {
        name: "fetch",
        package: "PyPI: mcp-server-fetch 2026.10.24",
        calls: &[("fetch", r#"{"url": "$PAGE", "raw": true}"#)],
        answer: "A page of this machine's",
    },
    Server {
        name: "git",
        package: "PyPI: mcp-server-git 2026.10.19",
        calls: &[("git_log", r#"{"repo_path": "."}"#)],
        answer: "A first commit",
    },
    Server {
        name: "time",
        package: "PyPI: mcp-server-time 2026.10.19",
        calls: &[("convert_time", r#"{"source_timezone": "UTC", "time": "12:00", "target_timezone": "Asia/Tokyo"}"#)],
        answer: "T21:00:00+09:00",
    },
    Server {
        name: "sqlite",
        package: "PyPI: mcp-server-sqlite 2025.4.25",
        calls: &[
            ("create_table", r#"{"query": "CREATE TABLE people (name TEXT)"}"#),
            ("write_query", r#"{"query": "INSERT INTO people VALUES ('Zoë')"}"#),
            ("read_query", r#"{"query": "SELECT name FROM people"}"#),
        ],
        answer: "Zoë",
    },
    Server {
        name: "calculator",
        package: "PyPI: mcp-server-calculator 0.2.1",
        calls: &[("calculate", r#"{"expression": "6 * 7"}"#)],
        answer: "42",
    },
    Server {
        name: "everything-go",
        package: "Go: modelcontextprotocol/go-sdk 1.8.0, examples/server/everything",
        calls: &[("greet__structured_", r#"{"name": "Zoë"}"#)],
        answer: "Hi Zoë",
    },
    Server {
        name: "npx",
        package: "the everything server, by npx",
        calls: &[("echo", r#"{"message": "by npx"}"#)],
        answer: "by npx",
    },
    Server {
        name: "uvx",
        package: "the time server, by uvx",
        calls: &[("get_current_time", r#"{"timezone": "UTC"}"#)],
        answer: "UTC",
    },
];
