//! Languages under test: emit, compile, ask.
#![allow(dead_code, reason = "each test that takes this in uses its own part")]

pub(crate) mod exact;
pub(crate) mod fetch;
pub(crate) mod kind;
pub(crate) mod lang;
pub(crate) mod outcome;
pub(crate) mod policy;
mod program;
pub(crate) mod questions;
pub(crate) mod toolchains;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};

use dagstack_spec_generators::{FileSet, ir};
use dagstack_spec_model::internal::side_by_side;
use serde_json::Value;

use lang::Lang;
use policy::Reading;

/// The verdict of emitted code about a document.
#[derive(Debug, Clone)]
pub(crate) enum Verdict {
    /// It is valid; here is what was read, written again.
    Accepted(Value),
    /// It is not, and why.
    Rejected(Vec<Problem>),
    /// It is valid, but what was made of it is not the same any more when it is written and read again.
    Unstable {
        reason: String,
        /// What was written, where the program shows it.
        again: Option<Value>,
    },
    /// It gave no answer that can be read.
    Crashed(String),
}

/// What is wrong at one place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) pointer: String,
    pub(crate) keyword: String,
    pub(crate) message: String,
}

/// The verdict of emitted code about a document that was read in one way.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) reading: Reading,
    pub(crate) verdict: Verdict,
    /// The verdict of a check that reads nothing, where there is one.
    pub(crate) fits: Option<bool>,
}

impl Verdict {
    /// How many problems are shown.
    const SHOWN: usize = 5;

    /// Whether it is right of a document that is valid or not: what was read from a valid one is written as it came.
    pub(crate) fn is_right(&self, valid: bool, document: &Value) -> bool {
        match self {
            Self::Accepted(again) => valid && again == document,
            Self::Rejected(_) => !valid,
            Self::Unstable { .. } | Self::Crashed(_) => false,
        }
    }

    /// A summary of bounded length.
    pub(crate) fn brief(&self) -> String {
        match self {
            Self::Rejected(problems) => {
                let shown = problems.iter().take(Self::SHOWN);
                let shown = shown.map(|it| format!("{}: {} ({})", it.pointer, it.message, it.keyword));
                shown.collect::<Vec<_>>().join("; ")
            }
            other => format!("{other:?}").chars().take(500).collect(),
        }
    }

    /// From a list of problems, each an object.
    fn rejected(problems: &Value) -> Self {
        let text = |problem: &Value, key: &str| problem[key].as_str().unwrap_or_default().to_owned();
        let problem = |problem: &Value| Problem {
            pointer: text(problem, "pointer"),
            keyword: text(problem, "keyword"),
            message: text(problem, "message"),
        };
        Self::Rejected(problems.as_array().into_iter().flatten().map(problem).collect())
    }

    /// The one answer of several ways to read, for documents that look the same in all of them.
    fn of(answers: &[Answer]) -> Self {
        let accepted = |verdict: &Self| match verdict {
            Self::Accepted(_) => Some(true),
            Self::Rejected(_) => Some(false),
            Self::Unstable { .. } | Self::Crashed(_) => None,
        };
        let Some(first) = answers.first() else { return Self::Crashed("no answer".to_owned()) };
        let expected = accepted(&first.verdict);
        let is_other = |answer: &Answer| {
            accepted(&answer.verdict) != expected || answer.fits.is_some_and(|fits| Some(fits) != expected)
        };
        if answers.iter().any(is_other) {
            return Self::Crashed(format!("it contradicts itself: {answers:?}"));
        }
        first.verdict.clone()
    }
}

/// What differs between languages.
pub(crate) trait Toolchain: Sync {
    fn lang(&self) -> Lang;
    /// What a reader calls it.
    fn name(&self) -> &'static str;
    /// Whether it differs from another one of its language in nothing but what it sees of numbers.
    fn is_about_numbers(&self) -> bool {
        false
    }
    /// Writes the program around the files, and compiles it.
    fn compile(&self, kinds: &[&ir::Kind], files: &FileSet) -> Result<(), String>;
    fn program(&self) -> Command;
    fn row(&self, kind: &str, document: &str) -> String;
    /// Reads an answer: the text as it is first, then what else is made of it.
    fn answers(&self, answer: &Value) -> Vec<Answer>;

    /// Starts the program and lets it end: what it does before the first question must not fail.
    fn start(&self) -> Result<(), String> {
        let started = self.program().stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
        let reason = || format!("it does not start: {}", String::from_utf8_lossy(&started.stderr));
        if started.status.success() { Ok(()) } else { Err(reason()) }
    }
}

/// What a language made of some kinds and of documents of theirs.
pub(crate) struct Results {
    /// One for each row, in their order.
    pub(crate) verdicts: Vec<Verdict>,
    /// Likewise, by each way to read.
    pub(crate) answers: Vec<Vec<Answer>>,
    /// The kinds whose code does not compile, with the output of the compiler.
    pub(crate) broken: BTreeMap<String, String>,
}

/// Asks every language about every row, a kind and a document: all languages at once.
pub(crate) fn ask_all(
    toolchains: &[Box<dyn Toolchain>],
    package: &ir::Package,
    kinds: &[&ir::Kind],
    rows: &[(String, String)],
) -> Vec<Results> {
    std::thread::scope(|scope| {
        let ask = |toolchain| ask(toolchain, package, kinds, rows);
        let threads = toolchains.iter().map(|toolchain| scope.spawn(move || ask(toolchain.as_ref())));
        let threads: Vec<_> = threads.collect();
        threads.into_iter().map(|results| results.join().expect("a language that can be compiled")).collect()
    })
}

/// Compiles the kinds in a language and asks about every row, a kind and a document.
pub(crate) fn ask(
    toolchain: &dyn Toolchain,
    package: &ir::Package,
    kinds: &[&ir::Kind],
    rows: &[(String, String)],
) -> Results {
    let broken = build(toolchain, package, kinds);
    let compiled: Vec<&(String, String)> = rows.iter().filter(|(kind, _)| !broken.contains_key(kind)).collect();
    let mut answers = ask_program(toolchain, &compiled).into_iter();
    let crashed = |reason: String| {
        let reading = Reading::Exact(toolchain.lang());
        vec![Answer { reading, verdict: Verdict::Crashed(reason), fits: None }]
    };
    let answers: Vec<Vec<Answer>> = rows
        .iter()
        .map(|(kind, _)| match broken.get(kind) {
            Some(_) => crashed("it does not compile".to_owned()),
            None => answers.next().expect("one answer a row").unwrap_or_else(crashed),
        })
        .collect();
    Results { verdicts: answers.iter().map(|answers| Verdict::of(answers)).collect(), answers, broken }
}

/// Compiles all kinds at once, and starts what was compiled. Where that fails, those that the compiler names are tried alone, or halves of them until those
/// at fault are found, and the others are compiled again. Gives the kinds whose code does not compile, with the output of the compiler.
fn build(toolchain: &dyn Toolchain, package: &ir::Package, kinds: &[&ir::Kind]) -> BTreeMap<String, String> {
    let emitted = side_by_side::map(kinds, |kind| emit(toolchain, package, &[kind]).err());
    let failed = kinds.iter().zip(emitted).filter_map(|(kind, reason)| Some((kind.name.clone(), reason?)));
    let mut broken: BTreeMap<String, String> = failed.collect();
    loop {
        let whole: Vec<&ir::Kind> = kinds.iter().copied().filter(|kind| !broken.contains_key(&kind.name)).collect();
        let Err(reason) = compile(toolchain, package, &whole) else { return broken };
        let known = broken.len();
        for kind in whole.iter().filter(|kind| is_named(&reason, &kind.name)) {
            if let Err(reason) = compile(toolchain, package, &[kind]) {
                broken.insert(kind.name.clone(), reason);
            }
        }
        if broken.len() == known {
            bisect(toolchain, package, &whole, reason.clone(), &mut broken);
        }
        assert!(broken.len() > known, "{}: each compiles alone, and not all together:\n{reason}", toolchain.name());
    }
}

/// Whether a compiler speaks of a kind, by its module or by its package.
fn is_named(reason: &str, kind: &str) -> bool {
    let is_whole =
        |(at, name): (usize, &str)| !reason[at + name.len()..].starts_with(|sign: char| sign.is_ascii_digit());
    reason.match_indices(kind).any(is_whole) || reason.match_indices(&kind.replace('_', "")).any(is_whole)
}

fn bisect(
    toolchain: &dyn Toolchain,
    package: &ir::Package,
    kinds: &[&ir::Kind],
    reason: String,
    broken: &mut BTreeMap<String, String>,
) {
    if let [kind] = kinds {
        broken.insert(kind.name.clone(), reason);
        return;
    }
    let (left, right) = kinds.split_at(kinds.len() / 2);
    for half in [left, right] {
        if let Err(reason) = compile(toolchain, package, half) {
            bisect(toolchain, package, half, reason, broken);
        }
    }
}

fn compile(toolchain: &dyn Toolchain, package: &ir::Package, kinds: &[&ir::Kind]) -> Result<(), String> {
    toolchain.compile(kinds, &emit(toolchain, package, kinds)?)?;
    toolchain.start()
}

fn emit(toolchain: &dyn Toolchain, package: &ir::Package, kinds: &[&ir::Kind]) -> Result<FileSet, String> {
    let package = ir::Package { kinds: kinds.iter().copied().cloned().collect(), ..package.clone() };
    let emitted = catch_unwind(AssertUnwindSafe(|| toolchain.lang().emit(&package)));
    emitted.map_err(|_| "the generator panicked".to_owned())
}

/// Asks about documents, each of a kind.
fn ask_program(toolchain: &dyn Toolchain, rows: &[&(String, String)]) -> Vec<Result<Vec<Answer>, String>> {
    let rows: Vec<String> = rows.iter().map(|(kind, document)| toolchain.row(kind, document)).collect();
    let answers = program::ask(&|| toolchain.program(), &rows);
    answers.into_iter().map(|answer| answer.map(|answer| toolchain.answers(&answer))).collect()
}

/// Makes a folder hold these files and no others. What does not change keeps its date.
pub(crate) fn fill(folder: &Path, files: &FileSet) {
    let wanted: BTreeSet<_> = files.iter().map(|(path, _)| folder.join(path)).collect();
    prune(folder, &|path| wanted.contains(path));
    for (path, text) in files.iter() {
        write(&folder.join(path), text);
    }
}

fn prune(folder: &Path, keep: &dyn Fn(&Path) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            prune(&path, keep);
        } else if !keep(&path) {
            fs::remove_file(&path).expect("a stale file goes");
        }
    }
}

/// Writes a file, unless that is what it has.
pub(crate) fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("inside a folder")).expect("a folder");
    fs::write(path, text).expect("written");
}

/// Runs a compiler; what it complains about is the error.
pub(crate) fn succeed(command: &mut Command, skip: &str) -> Result<(), String> {
    let output =
        command.output().unwrap_or_else(|error| panic!("{command:?} does not start ({error}); {skip}=1 does without"));
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[cfg(test)]
mod tests {
    use dagstack_spec_generators::registry;
    use dagstack_spec_generators::target::Target;
    use dagstack_spec_generators::{LowerOptions, lower};
    use dagstack_spec_model::load;

    use super::*;

    /// A compiler that minds some names.
    struct Picky;

    impl Toolchain for Picky {
        fn lang(&self) -> Lang {
            Lang::Rust
        }

        fn name(&self) -> &'static str {
            "Picky"
        }

        fn compile(&self, kinds: &[&ir::Kind], _: &FileSet) -> Result<(), String> {
            let bad = kinds.iter().find(|kind| kind.name.starts_with("bad"));
            bad.map_or(Ok(()), |kind| Err(kind.name.clone()))
        }

        fn program(&self) -> Command {
            unreachable!("nothing is asked")
        }

        fn row(&self, _: &str, _: &str) -> String {
            unreachable!("nothing is asked")
        }

        fn answers(&self, _: &Value) -> Vec<Answer> {
            unreachable!("nothing is asked")
        }

        fn start(&self) -> Result<(), String> {
            Ok(())
        }
    }

    #[test]
    fn each_language_there_is_has_a_toolchain() {
        let driven = Lang::ALL.iter().map(|lang| lang.name());
        assert!(driven.eq(registry::languages().map(Target::name)));
    }

    #[test]
    fn what_does_not_compile_is_found() {
        let package = lower(&load::load_embedded().expect("it loads"), &LowerOptions::default()).expect("it lowers");
        let names = ["good_1", "bad_1", "good_2", "good_3", "bad_2"];
        let kinds: Vec<ir::Kind> =
            names.iter().map(|name| ir::Kind { name: (*name).to_owned(), ..package.kinds[0].clone() }).collect();
        let broken = build(&Picky, &package, &kinds.iter().collect::<Vec<_>>());
        assert_eq!(
            broken.into_iter().collect::<Vec<_>>(),
            ["bad_1", "bad_2"].map(|name| (name.to_owned(), name.to_owned()))
        );
    }
}
