//! `generate`: emits typed bindings from kind specs.

use std::collections::BTreeMap;
use std::env;
use std::error::Error as _;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use dagstack_spec_generators::lang::{EmitError, EmitOptions, Lang};
use dagstack_spec_generators::write::{Plan, WriteError};
use dagstack_spec_generators::{FileSet, LowerOptions, import_path, ir, lower};
use dagstack_spec_model::{Code, Diagnostic, Spec, diagnostic};

use super::{Error, Exit, Outcome, load_spec};
use crate::config;
use crate::output::Output;

/// Emit typed bindings
///
/// Writes the types, hook tables and plugin contracts of every kind, and the manifest's model, in one language or several.
/// Files that would not change keep their date; stale files of ours are removed; other files are never touched.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec generate --lang ts --out src/_generated      write TypeScript from the embedded spec
  dagstack-spec generate --lang rust --lang go --out gen     write gen/rust and gen/go
  dagstack-spec generate --lang ts --kind tool --stdout      print, write nothing
  dagstack-spec generate --spec . --lang go --out internal/spec
  dagstack-spec generate --lang ts --out src/_generated --check
                                                             in CI: a diff and exit code 1 where files are stale
  dagstack-spec generate                                     all targets of the nearest dagstack-spec.toml")]
pub(crate) struct Arguments {
    /// A language to emit: rust, ts (typescript) or go. Repeatable; with several, each gets a folder of its name in --out
    #[arg(long = "lang", value_name = "LANG", value_parser = parse_lang)]
    langs: Vec<Lang>,

    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// A spec tree: a folder that holds `kinds/`. The embedded spec by default
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,

    /// Emit this kind only. Repeatable
    #[arg(long = "kind", value_name = "NAME")]
    kinds: Vec<String>,

    /// What the emitted VERSION says, instead of the version of the spec
    #[arg(long, value_name = "VERSION")]
    package_version: Option<String>,

    /// Go: the import path of the output folder. Found through the nearest go.mod by default
    #[arg(long, value_name = "PATH")]
    import_path: Option<String>,

    /// Write nothing; show what would change, and end with 1 if anything would
    #[arg(long, conflicts_with = "stdout")]
    check: bool,

    /// Print the files instead of writing them
    #[arg(long)]
    stdout: bool,

    /// Take the targets from this file instead of the nearest dagstack-spec.toml
    #[arg(long, value_name = "FILE", conflicts_with_all = ["langs", "out", "spec", "kinds", "package_version", "import_path"])]
    config: Option<PathBuf>,
}

fn parse_lang(name: &str) -> Result<Lang, String> {
    Lang::from_name(name).ok_or_else(|| "known are rust, ts (or typescript) and go".to_owned())
}

/// One output folder with all that is needed to fill it.
struct Target {
    lang: Lang,
    out: PathBuf,
    spec: Option<PathBuf>,
    kinds: Vec<String>,
    package_version: Option<String>,
    import_path: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, output: &Output) -> Outcome {
    let targets = targets(arguments)?;
    // Everything is emitted before anything is written: a mistake in the last target leaves no half of the first.
    let mut specs = BTreeMap::new();
    let mut emitted = Vec::new();
    let mut warnings = Vec::new();
    for target in &targets {
        let package = package(target, &mut specs)?;
        emitted.push((target, emit(target, &package)?));
        warnings.extend(package.warnings);
    }
    diagnostic::sort(&mut warnings);
    warnings.dedup();
    output.warnings(&warnings);
    if arguments.stdout {
        return print(&emitted);
    }
    let plans: Vec<(&Target, Plan)> = emitted
        .iter()
        .map(|(target, files)| {
            Ok((*target, Plan::new(files, target.lang.language(), &target.out).map_err(|error| refused(&error))?))
        })
        .collect::<Result<_, Error>>()?;
    if arguments.check { check(&plans, arguments, output) } else { write(&plans, output) }
}

fn targets(arguments: &Arguments) -> Result<Vec<Target>, Error> {
    if arguments.langs.is_empty() {
        return configured_targets(arguments);
    }
    let out = match (&arguments.out, arguments.stdout) {
        (Some(out), _) => out.clone(),
        (None, true) => PathBuf::from("."),
        (None, false) => return Err(Error::Usage("say where to write with `--out DIR`, or print with `--stdout`")),
    };
    let several = arguments.langs.len() > 1;
    let mut langs = arguments.langs.clone();
    langs.sort_unstable();
    langs.dedup();
    Ok(langs
        .into_iter()
        .map(|lang| Target {
            lang,
            out: if several { out.join(lang.name()) } else { out.clone() },
            spec: arguments.spec.clone(),
            kinds: arguments.kinds.clone(),
            package_version: arguments.package_version.clone(),
            import_path: arguments
                .import_path
                .as_ref()
                .map(|path| if several { format!("{path}/{}", lang.name()) } else { path.clone() }),
        })
        .collect())
}

fn configured_targets(arguments: &Arguments) -> Result<Vec<Target>, Error> {
    let file = match &arguments.config {
        Some(file) => Some(file.clone()),
        None if arguments.out.is_some() || arguments.spec.is_some() || !arguments.kinds.is_empty() => {
            return Err(Error::Usage("say which language to emit with `--lang rust`, `--lang ts` or `--lang go`"));
        }
        None => env::current_dir().ok().and_then(|folder| config::find(&folder)),
    };
    let Some(file) = file else {
        return Err(Error::Usage(
            "nothing to generate: give `--lang` and `--out`, or list the targets in a `dagstack-spec.toml`",
        ));
    };
    let base = file.parent().unwrap_or(Path::new("")).to_owned();
    let base =
        env::current_dir().ok().and_then(|here| base.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or(base);
    let config = config::read(&file).map_err(Error::Diagnostics)?;
    if config.generate.is_empty() {
        return Err(Error::Usage("nothing to generate: `dagstack-spec.toml` lists no target under `[[generate]]`"));
    }
    let targets: Vec<Target> = config
        .generate
        .into_iter()
        .filter_map(|target| {
            Some(Target {
                lang: Lang::from_name(&target.lang)?,
                out: base.join(target.out),
                spec: target.spec.map(|spec| base.join(spec)),
                kinds: target.kinds,
                package_version: target.package_version,
                import_path: target.import_path,
            })
        })
        .collect();
    for (index, target) in targets.iter().enumerate() {
        if targets[..index].iter().any(|other| other.out == target.out) {
            return Err(Error::SharedOutput(target.out.clone()));
        }
    }
    Ok(targets)
}

fn package(target: &Target, specs: &mut BTreeMap<Option<PathBuf>, Spec>) -> Result<ir::Package, Error> {
    if !specs.contains_key(&target.spec) {
        specs.insert(target.spec.clone(), load_spec(target.spec.as_deref())?);
    }
    let spec = &specs[&target.spec];
    let known = spec.kind_names();
    if let Some(name) = target.kinds.iter().find(|name| !known.contains(&name.as_str())) {
        let known = known.into_iter().map(str::to_owned).collect();
        return Err(Error::UnknownKind { name: name.clone(), known });
    }
    let options = LowerOptions { version: target.package_version.clone(), kinds: target.kinds.clone() };
    lower(spec, &options).map_err(Error::Diagnostics)
}

fn emit(target: &Target, package: &ir::Package) -> Result<FileSet, Error> {
    let import_path = match target.lang {
        Lang::Go => target.import_path.clone().or_else(|| import_path::of(&target.out)),
        Lang::Rust | Lang::TypeScript => None,
    };
    let options = EmitOptions { import_path };
    target.lang.language().emit(package, &options).map_err(|error| unsaid(target, &error))
}

/// What a language can't say, as a diagnostic of the output folder.
fn unsaid(target: &Target, error: &EmitError) -> Error {
    let folder = target.out.display().to_string();
    let help = match error {
        EmitError::NoImportPath => "give `--import-path`, or write below a folder with a `go.mod`",
        EmitError::ImportPath(_) => {
            "an import path is words of letters, digits and `-._~+` between slashes: `example.com/app/spec`"
        }
    };
    Error::Diagnostics(vec![Diagnostic::file_error(Code::ImportPath, folder, error.to_string()).help(help)])
}

/// What keeps the output folder from being read or written, as a diagnostic.
fn refused(error: &WriteError) -> Error {
    let (path, help) = match error {
        WriteError::Io { path, .. } => {
            (path, "check the path and its permissions, or choose another folder with `--out`")
        }
        WriteError::NotOurs { path } => (path, "move or remove it, or choose another folder with `--out`"),
        WriteError::LeavesFolder { path } => {
            (path, "replace the link by a folder, or choose another folder with `--out`")
        }
    };
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    let problem = Diagnostic::file_error(Code::OutputRefused, path.display().to_string(), format!("{error}{cause}"));
    Error::Diagnostics(vec![problem.help(help)])
}

fn print(emitted: &[(&Target, FileSet)]) -> Outcome {
    let mut text = String::new();
    let several = emitted.len() > 1;
    for (target, files) in emitted {
        for (path, contents) in files.iter() {
            let shown = if several { format!("{}/{path}", target.lang.name()) } else { path.to_owned() };
            let _ = write!(text, "{}==> {shown} <==\n{contents}", if text.is_empty() { "" } else { "\n" });
        }
    }
    Output::result(&text)?;
    Ok(Exit::Fine)
}

fn write(plans: &[(&Target, Plan)], output: &Output) -> Outcome {
    for (target, plan) in plans {
        plan.apply().map_err(|error| refused(&error))?;
        let counts = plan.counts();
        output.talk(&format!(
            "{}: {} added, {} changed, {} removed, {} unchanged in {}",
            target.lang.name(),
            counts.added,
            counts.changed,
            counts.removed,
            counts.unchanged,
            target.out.display()
        ));
    }
    Ok(Exit::Fine)
}

fn check(plans: &[(&Target, Plan)], arguments: &Arguments, output: &Output) -> Outcome {
    let stale: Vec<&(&Target, Plan)> = plans.iter().filter(|(_, plan)| !plan.is_clean()).collect();
    if stale.is_empty() {
        output.talk(&format!("{} up to date", plural(plans.len(), "output folder")));
        return Ok(Exit::Fine);
    }
    for (_, plan) in &stale {
        Output::result(&plan.diff())?;
    }
    output.talk(&format!(
        "{} stale; mend with:\n    {}",
        plural(stale.len(), "output folder"),
        mending_command(arguments)
    ));
    if stale.iter().any(|(_, plan)| plan.has_other_line_ends()) {
        output.talk(
            "where git changes the line ends, write `* text eol=lf` into a `.gitattributes` in the output folder",
        );
    }
    Ok(Exit::Findings)
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("{count} {noun} is") } else { format!("{count} {noun}s are") }
}

/// The same command without `--check`.
fn mending_command(arguments: &Arguments) -> String {
    let mut command = "dagstack-spec generate".to_owned();
    let mut add = |flag: &str, value: &str| {
        let plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./@:+=,".contains(&byte));
        let quoted =
            if plain && !value.is_empty() { value.to_owned() } else { format!("'{}'", value.replace('\'', r"'\''")) };
        command.push_str(&format!(" --{flag} {quoted}"));
    };
    let path = |path: &Path| path.display().to_string();
    arguments.config.iter().for_each(|file| add("config", &path(file)));
    arguments.spec.iter().for_each(|folder| add("spec", &path(folder)));
    arguments.langs.iter().for_each(|lang| add("lang", lang.name()));
    arguments.kinds.iter().for_each(|kind| add("kind", kind));
    arguments.package_version.iter().for_each(|version| add("package-version", version));
    arguments.import_path.iter().for_each(|import| add("import-path", import));
    arguments.out.iter().for_each(|folder| add("out", &path(folder)));
    command
}
