//! The verdict of Node about patterns: the truth, where its engine knows the syntax.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;

use super::reference;
use dagstack_spec_generators::ir::Format;

/// Where the crate and Node differ, and why. Emitted code does as Node does.
pub(crate) const CRATE_DIFFERS: &[(&str, &[&str])] = &[
    ("the crate takes any sign after a backslash, as patterns without the flag u have it", &[r"\@", r"\-", r"[\:]"]),
    ("the crate takes any name of a property", &[r"\p{Foo}", r"\p{Script=Foo}", r"\p{foo=L}", r"\P{l}"]),
    ("the crate takes letters for what identifiers begin with", &["(?<\u{24d0}>a)", "(?<a\u{b2}>a)"]),
    ("the crate has no signs that identifiers go on with and that are no letters", &["(?<a\u{203f}>a)"]),
];

/// Where emitted code differs from Node: the verdict of the standard, and why Node's is another.
pub(crate) const NODE_DIFFERS: &[(&str, &str, bool)] = &[
    (r"a{99999999999,99999999998}", "V8 counts to 2^31 - 1, and takes both for that", false),
    (r"\p{Script=Sidetic}", "a script of Unicode 17.0", false),
    ("(?<\u{10940}>a)", "a letter of Unicode 17.0", false),
];

/// Reads a list of patterns, and writes a list of `true`, `false`, or `null` where the engine is older than names that groups
/// share. What is older than flags of groups (`(?i-s:…)`) is asked about the same pattern without them.
const PROGRAM: &str = r#"
const knows = (pattern) => {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
};
const isFlags = /^(?!-?$)(?!.*([a-z]).*\1)[ims]*-?[ims]*$/u;
const parts = /\\k<[^>]*>|\\.|\[(?:\\.|[^\]\\])*\]|\(\?([a-z]*-?[a-z]*):|\(\?<(?![=!])([^>]*)>/gsu;
const flagless = (pattern) =>
  pattern.replace(parts, (part, flags) => (flags !== undefined && isFlags.test(flags) ? "(?:" : part));
let groups = 0;
const distinct = (pattern) =>
  pattern.replace(parts, (part, _, name) => {
    groups += 1;
    return name === undefined ? (part.startsWith("\\k<") ? "(?:)" : part) : `(?<${name}_${groups}>`;
  });
const [hasFlags, hasShared] = [knows("(?i:a)"), knows("(?<a>a)|(?<a>b)")];
const verdict = (pattern) => {
  const known = hasFlags ? pattern : flagless(pattern);
  try {
    return new RegExp(known, "u") instanceof RegExp;
  } catch (error) {
    const isShared = !hasShared && String(error).includes("Duplicate capture group name");
    return isShared && knows(distinct(known)) ? null : false;
  }
};
const read = [];
for await (const part of process.stdin) {
  read.push(part);
}
process.stdout.write(JSON.stringify(JSON.parse(Buffer.concat(read).toString()).map(verdict)));
"#;

/// Whether each text is a pattern with the flag `u`. Names that groups share are left to the crate by an engine that does not
/// know them.
pub(crate) fn verdicts(patterns: &[String]) -> Vec<bool> {
    let mut node = Command::new("node")
        .args(["--input-type=module", "--eval", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node; DAGSTACK_SKIP_FORMATS=1 does without");
    let mut input = node.stdin.take().expect("piped");
    input.write_all(json!(patterns).to_string().as_bytes()).expect("node reads");
    drop(input);
    let output = node.wait_with_output().expect("node ends");
    let answers: Vec<Option<bool>> = serde_json::from_slice(&output.stdout).expect("a list of verdicts");
    let validator = reference(Format::Regex);
    let verdicts = patterns.iter().zip(answers);
    verdicts.map(|(pattern, valid)| valid.unwrap_or_else(|| validator.is_valid(&json!(pattern)))).collect()
}
