//! How long the tool takes, inside one process and as a whole process.
//!
//! `cargo bench --bench speed` repeats every figure in `docs/speed.md`.

mod synthetic;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::Options;
use dagstack_spec_generators::{LowerOptions, lower};
use dagstack_spec_model::{Tree, load};

const BINARY: &str = env!("CARGO_BIN_EXE_dagstack-spec");

fn spawn(arguments: &[&str]) {
    let status = Command::new(BINARY).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.expect("the binary starts").success(), "{arguments:?}");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary folder has a plain name")
}

/// Runs `generate` into a folder that does not exist yet; each run gets another one, since files that replace removed
/// ones cost the file system more.
struct Fresh<'a> {
    root: &'a Path,
    arguments: Vec<&'a str>,
    runs: Cell<usize>,
}

impl<'a> Fresh<'a> {
    fn new(root: &'a Path, arguments: Vec<&'a str>) -> Self {
        Self { root, arguments, runs: Cell::new(0) }
    }

    fn folder(&self) -> PathBuf {
        self.runs.set(self.runs.get() + 1);
        self.root.join(self.runs.get().to_string())
    }

    fn run(&self, out: &Path) {
        spawn(&[&self.arguments[..], &["--out", text(out)][..]].concat());
    }
}

const LANGUAGES: [&str; 8] = ["--lang", "rust", "--lang", "ts", "--lang", "go", "--import-path", "example.com/spec"];

/// Whole processes: what a user waits for.
fn processes(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut group = criterion.benchmark_group("process");
    group.sample_size(30);
    group.bench_function("starts and ends (--version)", |bencher| bencher.iter(|| spawn(&["--version"])));
    let root = folder.path().join("embedded");
    let embedded = Fresh::new(&root, [&["generate"][..], &LANGUAGES[..]].concat());
    group.bench_function("generate, three languages, embedded spec, fresh folder", |bencher| {
        bencher.iter_batched(|| embedded.folder(), |out| embedded.run(&out), BatchSize::PerIteration);
    });
    let settled = embedded.folder();
    group.bench_function("generate, three languages, embedded spec, nothing to do", |bencher| {
        bencher.iter(|| embedded.run(&settled));
    });

    let tree = folder.path().join("tree");
    synthetic::spec_tree(&tree, 1000);
    group.sample_size(10);
    for lang in ["rust", "ts", "go"] {
        let root = folder.path().join(lang);
        let import_path: &[&str] = if lang == "go" { &["--import-path", "example.com/spec"] } else { &[] };
        let arguments = [&["generate", "--spec", text(&tree), "--lang", lang], import_path].concat();
        let thousand = Fresh::new(&root, arguments);
        group.bench_function(format!("generate {lang}, 1000 kinds of five hooks"), |bencher| {
            bencher.iter_batched(|| thousand.folder(), |out| thousand.run(&out), BatchSize::PerIteration);
        });
    }
    let plugins = folder.path().join("plugins");
    synthetic::manifests(&plugins, 10_000);
    group.bench_function("validate 10000 manifests", |bencher| bencher.iter(|| spawn(&["validate", text(&plugins)])));
    group.finish();
}

/// From a tree on disk to files in memory, by number of kinds: the cost a kind stays the same.
fn growth(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    let options: Options = [("import-path", "example.com/spec")].into_iter().collect();
    for kinds in [10, 100, 1000] {
        let root = folder.path().join(kinds.to_string());
        synthetic::spec_tree(&root, kinds);
        let tree = Tree::folder(&root).expect("a tree");
        group.throughput(Throughput::Elements(kinds as u64));
        group.bench_function(format!("load, {kinds} kinds"), |bencher| {
            bencher.iter(|| load::load(&tree).expect("it loads"));
        });
        let spec = load::load(&tree).expect("it loads");
        group.bench_function(format!("lower, {kinds} kinds"), |bencher| {
            bencher.iter(|| lower(&spec, &LowerOptions::default()).expect("it lowers"));
        });
        let package = lower(&spec, &LowerOptions::default()).expect("it lowers");
        for target in registry::all() {
            group.bench_function(format!("emit {}, {kinds} kinds", target.name()), |bencher| {
                bencher.iter(|| target.emit(&package, &options).expect("it is emitted"));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, processes, growth);
criterion_main!(benches);
