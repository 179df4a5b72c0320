//! The npm project that emitted code is compiled and run in.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use dagstack_spec_generators::lang::ts::TypeScript;
use dagstack_spec_generators::target::{Options, Target};
use dagstack_spec_generators::{FileSet, LowerOptions, ir, lower};
use dagstack_spec_model::{Spec, Tree, load};
use serde::Deserialize;
use serde_json::{Value, json};

use super::edges;
use super::npm::{self, Npm, SKIP};

/// The answer of emitted code about one row.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Reply {
    pub(crate) success: bool,
    /// What was read; null where it was refused.
    #[serde(default)]
    pub(crate) data: Value,
    #[serde(default)]
    pub(crate) problems: Vec<Problem>,
    /// What was made, as it is written.
    #[serde(default)]
    pub(crate) text: Option<String>,
}

/// One problem that it found.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Problem {
    pub(crate) pointer: String,
    pub(crate) keyword: String,
    pub(crate) found: String,
    pub(crate) message: String,
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Problem { pointer, keyword, found, message } in &self.problems {
            writeln!(f, "  {pointer:?} {keyword} {found}: {message}")?;
        }
        Ok(())
    }
}

/// The embedded spec, the zoo, and the knots.
pub(crate) fn specs() -> &'static [(&'static str, Spec)] {
    static SPECS: OnceLock<Vec<(&str, Spec)>> = OnceLock::new();
    SPECS.get_or_init(|| {
        let from = |path| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            let tree = Tree::folder(&folder).unwrap_or_else(|problem| panic!("{problem}"));
            load::load(&tree).unwrap_or_else(|problems| panic!("{problems:?}"))
        };
        let embedded = load::load_embedded().unwrap_or_else(|problems| panic!("{problems:?}"));
        vec![
            ("spec", embedded),
            ("zoo", from("tests/emitted/zoo")),
            ("knots", from("tests/emitted_ts/knots")),
            ("edges", edges::spec()),
        ]
    })
}

/// The specs as the generator sees them.
pub(crate) fn packages() -> &'static [(&'static str, ir::Package)] {
    static PACKAGES: OnceLock<Vec<(&str, ir::Package)>> = OnceLock::new();
    let package = |spec| lower(spec, &LowerOptions::default()).unwrap_or_else(|problems| panic!("{problems:?}"));
    PACKAGES.get_or_init(|| specs().iter().map(|(name, spec)| (*name, package(spec))).collect())
}

/// All that is emitted, by spec.
pub(crate) fn trees() -> Vec<(&'static str, FileSet)> {
    let emit = |package| TypeScript.emit(package, &Options::default()).expect("emitted");
    packages().iter().map(|(name, package)| (*name, emit(package))).collect()
}

/// A manifest's text as a row.
pub(crate) fn text_request(bytes: &[u8]) -> Value {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let word = group.iter().fold(0, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            text.push(char::from(SIGNS[(word >> (18 - 6 * place) & 63) as usize]));
        }
        text.extend(std::iter::repeat_n('=', 3 - group.len()));
    }
    json!({ "text": text })
}

/// A folder with everything emitted and compiled.
pub(crate) struct Project {
    npm: Npm,
}

/// The project, made once; nothing when the switch leaves it out.
pub(crate) fn project() -> Option<&'static Project> {
    static PROJECT: OnceLock<Project> = OnceLock::new();
    if npm::is_skipped() { None } else { Some(PROJECT.get_or_init(Project::make)) }
}

impl Project {
    fn make() -> Self {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emitted_ts");
        let project = Self { npm: Npm::open() };
        for (tree, files) in trees() {
            project.write(&format!("src/{tree}"), &files);
        }
        for name in ["tsconfig.json", "tsconfig.user.json", ".oxlintrc.json", "run.mjs", "user.ts"] {
            fs::copy(home.join(name), project.npm.folder.join(name)).expect("copied");
        }
        project.check("tsc", &[]);
        project
    }

    fn write(&self, below: &str, files: &FileSet) {
        let root = self.npm.folder.join(below);
        if root.exists() {
            fs::remove_dir_all(&root).expect("removed");
        }
        for (path, text) in files.iter() {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("written");
        }
    }

    /// Runs a program of the project, which must have nothing to say.
    pub(crate) fn check(&self, program: &str, arguments: &[&str]) {
        let done = self.npm.run(&self.npm.folder, program, arguments);
        let printed = [done.stdout, done.stderr].concat();
        assert!(done.status.success(), "{program} {arguments:?}:\n{}", String::from_utf8_lossy(&printed));
    }

    /// Holds rows against the emitted code, all in one run.
    pub(crate) fn run(&self, rows: Vec<Value>) -> Vec<Reply> {
        self.run_with(&["run.mjs"], rows)
    }

    /// As [`Project::run`], with zod's compiler for all schemas.
    pub(crate) fn run_compiled(&self, rows: Vec<Value>) -> Vec<Reply> {
        self.run_with(&["--import", "zod/compile", "run.mjs"], rows)
    }

    fn run_with(&self, arguments: &[&str], rows: Vec<Value>) -> Vec<Reply> {
        let count = rows.len();
        let mut child = Command::new("node")
            .current_dir(&self.npm.folder)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("node does not start ({error}); {SKIP}=1 leaves these tests out"));
        let mut stdin = child.stdin.take().expect("piped");
        let text = Value::Array(rows).to_string();
        let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
        let done = child.wait_with_output().expect("it ends");
        let _ = writer.join().expect("no panic");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let replies: Vec<Reply> = serde_json::from_slice(&done.stdout).expect("one answer a row");
        assert_eq!(replies.len(), count);
        replies
    }
}
