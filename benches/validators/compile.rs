//! What emitted code costs to compile, compared with the same payloads as written by hand.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use dagstack_spec_generators::{FileSet, LowerOptions, lower};
use dagstack_spec_model::{Tree, load};

use crate::lang::Lang;
use crate::programs::cargo;
use crate::shared::meter::{Cost, cost};
use crate::shared::{Failure, output};
use crate::varied::{self, Kind};
use crate::{folder, table};

/// How many schemas there are: the large number is the one of interest, the small one shows whether the cost of one grows.
fn sizes() -> [u32; 2] {
    if crate::shared::is_quick() { [10, 40] } else { [100, 1000] }
}

/// Builds the code of many schemas in each language, and reports the cost.
pub(crate) fn table(langs: &[Lang]) -> Result<String, Failure> {
    let [small, large] = sizes();
    let mut text = format!(
        "| {large} schemas | emitted / by hand | a schema, against {small} | emitted, a schema | emitted | by hand |\n|{}\n",
        "---|".repeat(6)
    );
    for lang in langs {
        let (few, many) = (Measured::of(*lang, small)?, Measured::of(*lang, large)?);
        for (at, title) in titles(*lang).iter().enumerate() {
            let (emitted, by_hand) = (many.emitted[at], many.by_hand[at]);
            let each = |cost: Cost, schemas: u32| cost.work() / f64::from(schemas);
            let _ = writeln!(
                text,
                "| `{title}` | {} | {:.2} | {:.1} ms | {} | {} |",
                table::ratio(emitted.work() / by_hand.work()),
                each(emitted, large) / each(few.emitted[at], small),
                each(emitted, large) * 1e3,
                whole(emitted),
                whole(by_hand),
            );
        }
    }
    Ok(text)
}

/// `3.1 s (5.2 s on all cores, 120 MiB)`
fn whole(Cost { seconds, used }: Cost) -> String {
    let used = used.map(|used| format!(" ({:.1} s on all cores, {:.0} MiB)", used.cpu_seconds, used.mebibytes));
    format!("{seconds:.1} s{}", used.unwrap_or_default())
}

fn titles(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Rust => &["cargo check", "cargo build"],
        Lang::TypeScript => &["tsc"],
        Lang::Go => &["go build"],
        Lang::Python => &["mypy --strict"],
    }
}

/// The cost of each command of [`titles`].
struct Measured {
    emitted: Vec<Cost>,
    by_hand: Vec<Cost>,
}

impl Measured {
    fn of(lang: Lang, schemas: u32) -> Result<Self, Failure> {
        let kinds = varied::kinds(schemas as usize / 2);
        let emitted = emit(lang, &kinds);
        let emitted: Vec<_> = emitted.iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
        let by_hand = varied::plain::files(lang, &kinds);
        let build = match lang {
            Lang::Rust => rust,
            Lang::TypeScript => typescript,
            Lang::Go => go,
            Lang::Python => python,
        };
        let measure = |name: &str, files: &[(String, String)]| build(&format!("{name}-{schemas}"), files);
        Ok(Self { emitted: measure("emitted", &emitted)?, by_hand: measure("by-hand", &by_hand)? })
    }
}

fn emit(lang: Lang, kinds: &[Kind]) -> FileSet {
    let folder = tempfile::tempdir().expect("a folder");
    varied::write(folder.path(), kinds);
    let tree = Tree::folder(folder.path()).expect("a tree");
    let spec = load::load(&tree).unwrap_or_else(|problems| panic!("{}", problems[0].message));
    let package = lower(&spec, &LowerOptions::default()).unwrap_or_else(|problems| panic!("{}", problems[0].message));
    lang.emit(&package)
}

/// Makes a folder hold these files.
fn fill(folder: &Path, files: &[(String, String)]) {
    folder::remove(folder);
    for (path, text) in files {
        folder::write(&folder.join(path), text);
    }
}

/// One library of all files. What it depends on is compiled before.
fn rust(name: &str, files: &[(String, String)]) -> Result<Vec<Cost>, Failure> {
    let folder = folder::root().join("compile/rust");
    // The versions of the program that measures speed; what is not needed here leaves the lock file.
    folder::copy("rust", &["Cargo.lock"], &folder);
    folder::write(&folder.join("Cargo.toml"), CARGO_TOML);
    folder::write(&folder.join("src/lib.rs"), "");
    let commands = || {
        ["check", "build"].map(|command| {
            let mut cargo = cargo(&folder);
            cargo.args([command, "--quiet"]);
            cargo
        })
    };
    for mut command in commands() {
        output(&mut command)?;
    }
    output(cargo(&folder).args(["clean", "--quiet", "-p", "validators"]))?;
    fill(&folder.join("src").join(name), files);
    folder::write(&folder.join("src/lib.rs"), &format!("#[path = \"{name}/mod.rs\"]\npub mod generated;\n"));
    commands().iter().map(cost).collect()
}

const CARGO_TOML: &str = "[workspace]\n\n[package]\nname = \"validators\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
    [dependencies]\nregex = \"1.13\"\nserde = { version = \"1.0\", features = [\"derive\"] }\nserde_json = \"1.0\"\n";

/// One project of all files, to JavaScript and declarations.
fn typescript(name: &str, files: &[(String, String)]) -> Result<Vec<Cost>, Failure> {
    let npm = folder::npm()?;
    let folder = npm.join("compile").join(name);
    folder::remove(&folder);
    folder::copy("ts", &["tsconfig.json"], &folder);
    fill(&folder.join("src"), files);
    let mut tsc = Command::new(npm.join("node_modules/.bin/tsc"));
    Ok(vec![cost(tsc.current_dir(&folder))?])
}

/// One module of all files. The cache holds the packages of the standard library, and nothing else.
fn go(name: &str, files: &[(String, String)]) -> Result<Vec<Cost>, Failure> {
    let folder = folder::root().join("compile/go").join(name);
    let cache = folder.join("cache");
    folder::remove(&folder);
    folder::write(&folder.join("go.mod"), "module example.com/app\n\ngo 1.24\n");
    fill(&folder.join("spec"), files);
    let go = |arguments: &[&str]| {
        let mut go = Command::new("go");
        go.args(arguments).current_dir(&folder).env("GOCACHE", &cache);
        go
    };
    let standard = "{{if .Standard}}{{.ImportPath}}{{end}}";
    let needed = output(&mut go(&["list", "-deps", "-f", standard, "./..."]))?;
    // Types alone may need nothing; without a package to build, `go build` would look for one here.
    output(go(&["build", "unsafe"]).args(needed.split_whitespace()))?;
    Ok(vec![cost(&go(&["build", "./..."]))?])
}

/// One package of all files, for mypy, which has compiled pydantic and the standard library before.
fn python(name: &str, files: &[(String, String)]) -> Result<Vec<Cost>, Failure> {
    let interpreter = folder::python()?;
    let folder = folder::root().join("compile/python").join(name);
    folder::remove(&folder);
    let mypy = |package: &str| {
        let mut mypy = Command::new(&interpreter);
        mypy.current_dir(&folder).args(["-m", "mypy", "--strict", package]);
        mypy
    };
    folder::write(&folder.join("needed/__init__.py"), varied::plain::PYDANTIC);
    output(&mut mypy("needed"))?;
    fill(&folder.join("spec"), files);
    Ok(vec![cost(&mypy("spec"))?])
}
