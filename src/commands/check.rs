//! `check`: everything that is wrong with a spec tree, and what its writers may come to regret.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use dagstack_spec_generators::{LowerOptions, check as find_all};
use dagstack_spec_model::fix::{self, Checked, Fixed};
use dagstack_spec_model::lint::{self, Exception, Selection};
use dagstack_spec_model::load::{self, PartialSpec};
use dagstack_spec_model::{Diagnostic, Lint, Severity, Tree, diagnostic, rules as model_rules};

use super::fix::Fixes;
use super::{CommandResult, Error, Exit};
use crate::config::{self, Config};
use crate::output::Output;
use crate::render::{Findings, Format, count};
use crate::rules;

/// Check a spec tree
///
/// Reports all that is wrong with the hookspecs and schemas of a tree, as `generate` would find it, for no language in particular; and
/// what its rules find in them: names, names of tools, descriptions, what makes the next version harder, schemas that do not say what is
/// meant, kinds that can't do what they are for. docs/rules.md lists the rules, `explain` has more about each.
///
/// Without SPEC it is what `[check]` in the nearest dagstack-spec.toml names, or what its targets are emitted from, or the embedded spec.
/// Levels of rules, and exceptions, are in `[check]` too; `x-dagstack-allow`, a keyword in a schema and a comment in a hookspec, makes
/// exceptions in place.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec check                           the spec of the nearest dagstack-spec.toml
  dagstack-spec check my-spec
  dagstack-spec check my-spec --select all --ignore names
  dagstack-spec check my-spec --select DS732    this rule alone, whatever the configuration says
  dagstack-spec check my-spec --deny-warnings --format json > report.json
  dagstack-spec check my-spec --fix --dry-run   show what could be fixed
  dagstack-spec check my-spec --fix             schemas of draft-04 to 2019-09 become 2020-12

Exit codes: 0 no errors, 1 errors (--dry-run: something to fix), 2 unreadable or without kinds.")]
pub(crate) struct Arguments {
    /// A spec tree: a folder that has `kinds/`
    #[arg(value_name = "SPEC")]
    spec: Option<PathBuf>,

    /// Apply these rules alone: `recommended`, `all`, a group, or a code. Repeatable
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,

    /// Leave these rules out: a group, or a code. Repeatable
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,

    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    format: Format,

    /// Fix what is mechanical (keywords of earlier drafts of JSON Schema, a value in the wrong quotes, an exception that matches nothing),
    /// and report what is left. Layout and comments stay; a fix that would leave the tree worse is not applied
    #[arg(long)]
    fix: bool,

    /// With `--fix`, show the changes as a diff and write nothing; end with 1 if there are any
    #[arg(long, requires = "fix")]
    dry_run: bool,

    /// End with 1 for warnings, too
    #[arg(long)]
    deny_warnings: bool,

    /// Take `[check]` and `[schemas]` from this file instead of the nearest dagstack-spec.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Checks one tree, or those that a configuration names.
///
/// # Errors
/// Wrong usage, what is wrong with the configuration, and a folder that can't be read.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let file = arguments.config.clone().or_else(|| env::current_dir().ok().and_then(|folder| config::find(&folder)));
    let config = file.as_deref().map(config::read).transpose().map_err(Error::Diagnostics)?;
    let lints = rules::lints();
    let selection = selection(arguments, config.as_ref(), &lints)?;
    let configured = file.as_deref().zip(config.as_ref());
    let trees = trees(arguments, configured, output);
    let options = LowerOptions {
        annotations: config.as_ref().map(|config| config.schemas.annotations()).unwrap_or_default(),
        ..LowerOptions::default()
    };
    let mut exceptions = config.as_ref().map(|config| config.check.exceptions(&lints)).unwrap_or_default();
    let checker = Checker { options, lints: &lints, selection: &selection };
    let (mut found, mut kinds, mut schemas, mut files) = (Vec::new(), 0, 0, BTreeSet::new());
    if arguments.fix && fix_all(&trees, &checker, &exceptions, arguments.dry_run, output)? {
        return Ok(Exit::Findings);
    }
    for tree in &trees {
        let partial = load::read(&opened(tree.as_deref())?);
        found.extend(checker.lint(&partial, &mut exceptions));
        let hookspecs = partial.spec.kinds.iter().map(|kind| kind.source.name());
        files.extend(hookspecs.chain(partial.spec.schemas.values().map(|file| file.source.name())).map(str::to_owned));
        kinds += partial.hookspecs;
        schemas += partial.spec.schemas.len();
    }
    // Exceptions are made for the trees of the configuration: another one does not show that they are in vain.
    if is_configured(&trees, configured) {
        found.extend(lint::unused(&exceptions, &lints, &selection));
    }
    diagnostic::sort(&mut found);
    let summary = summary(kinds, schemas, &found);
    // What could not be read far enough is known by what is wrong with it.
    files.extend(found.iter().map(|problem: &Diagnostic| problem.file.clone()));
    let files: Vec<String> = files.into_iter().collect();
    let findings = Findings { command: "check", files: &files, diagnostics: &found };
    output.findings(&findings, arguments.format, &summary)?;
    let is_incomplete = found.iter().any(|problem| UNREAD.contains(&problem.rule));
    let is_denied = arguments.deny_warnings && findings.count(Severity::Warning) > 0;
    Ok(match (is_incomplete, findings.count(Severity::Error) > 0 || is_denied) {
        (true, _) => Exit::Failed,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Fine,
    })
}

/// How trees are checked.
struct Checker<'l> {
    options: LowerOptions,
    lints: &'l [&'static Lint],
    selection: &'l Selection,
}

impl Checker<'_> {
    /// What is wrong with a tree, as far as it is not excepted.
    fn lint(&self, partial: &PartialSpec, exceptions: &mut [Exception]) -> Vec<Diagnostic> {
        lint::run(&partial.spec, find_all(partial, &self.options), self.lints, self.selection, exceptions)
    }

    /// A tree with its fixes applied.
    fn fix(&self, tree: &Tree, exceptions: &[Exception]) -> Fixed {
        fix::fix(tree, &|tree| {
            let partial = load::read(tree);
            let mut found = self.lint(&partial, &mut exceptions.to_vec());
            fix::offer(tree, &partial.spec, &mut found);
            Checked::new(&partial.spec, found)
        })
    }
}

/// Fixes trees, or shows what would change. Gives whether something is shown.
fn fix_all(
    trees: &[TreeFolder],
    checker: &Checker<'_>,
    exceptions: &[Exception],
    is_dry: bool,
    output: &Output,
) -> Result<bool, Error> {
    let (mut applied, mut refused) = (0, 0);
    if trees.iter().all(Option::is_none) {
        return Err(Error::Usage("`--fix` changes files, and the embedded spec has none: name a folder"));
    }
    for folder in trees.iter().flatten() {
        let tree = opened(Some(folder.as_path()))?;
        let result = checker.fix(&tree, exceptions);
        refused += result.refused;
        let fixes = Fixes::of_tree(&tree, result);
        applied += fixes.count();
        if is_dry {
            Output::result(&fixes.diff())?;
        } else {
            fixes.write()?;
        }
    }
    let fixes = |number: usize| count(number, "fix");
    if refused > 0 {
        output
            .note(&format!("{} would leave a file with more errors than it has, and can't be applied", fixes(refused)));
    }
    if is_dry && applied > 0 {
        output.note(&format!("{} to apply; leave out `--dry-run`", fixes(applied)));
    } else if applied > 0 {
        output.note(&format!("{} applied", fixes(applied)));
    }
    Ok(is_dry && applied > 0)
}

/// The tree in a folder, or the embedded one.
fn opened(folder: Option<&Path>) -> Result<Tree, Error> {
    folder.map_or(Ok(Tree::Embedded), Tree::folder).map_err(|problem| Error::Diagnostics(vec![problem]))
}

/// What keeps us from looking.
const UNREAD: [&dagstack_spec_model::Rule; 2] = [model_rules::UNREADABLE, model_rules::KIND_MISSING];

/// Which rules are on, and how much each weighs: as the configuration has it, and the arguments over it.
fn selection(arguments: &Arguments, config: Option<&Config>, lints: &[&'static Lint]) -> Result<Selection, Error> {
    let mut selection = config.map(|config| config.check.selection(lints)).transpose()?.unwrap_or_default();
    for name in &arguments.select {
        selection.choose_only(lints, name)?;
    }
    for name in &arguments.ignore {
        selection.ignore(lints, name)?;
    }
    Ok(selection)
}

/// A tree; `None` is the embedded one.
type TreeFolder = Option<PathBuf>;

/// The trees to check. Says which, where the arguments don't.
fn trees(arguments: &Arguments, configured: Option<(&Path, &Config)>, output: &Output) -> Vec<TreeFolder> {
    if let Some(spec) = &arguments.spec {
        return vec![Some(spec.clone())];
    }
    let Some((file, config)) = configured else {
        output.note("checking the embedded spec");
        return vec![None];
    };
    let trees = configured_trees(file, config);
    let shown = |tree: &TreeFolder| match tree {
        Some(tree) => format!("the spec tree `{}`", tree.display()),
        None => "the embedded spec".to_owned(),
    };
    let names: Vec<String> = trees.iter().map(shown).collect();
    output.note(&format!("checking {}, as {} says", names.join(" and "), config::FILE_NAME));
    trees
}

/// The trees that a configuration is about: the one under `[check]`, or else those that its targets are emitted from.
fn configured_trees(file: &Path, config: &Config) -> Vec<TreeFolder> {
    let folder = config::folder(file);
    let trees: BTreeSet<Option<&String>> = match &config.check.spec {
        Some(spec) => BTreeSet::from([Some(spec)]),
        None if config.generate.is_empty() => BTreeSet::from([None]),
        None => config.generate.iter().map(|target| target.spec.as_ref()).collect(),
    };
    trees.into_iter().map(|tree| tree.map(|tree| folder.join(tree))).collect()
}

/// Whether the trees that are checked are those that the configuration is about.
fn is_configured(trees: &[TreeFolder], configured: Option<(&Path, &Config)>) -> bool {
    let resolved = |tree: &TreeFolder| tree.as_ref().map(|tree| tree.canonicalize().unwrap_or_else(|_| tree.clone()));
    let all = |trees: &[TreeFolder]| trees.iter().map(resolved).collect::<BTreeSet<_>>();
    configured.is_some_and(|(file, config)| all(trees) == all(&configured_trees(file, config)))
}

/// `2 kinds, 9 schemas: 1 error, 2 warnings`
fn summary(kinds: usize, schemas: usize, found: &[Diagnostic]) -> String {
    let count_of = |severity| found.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count_of(Severity::Error), count_of(Severity::Warning));
    let parts: Vec<String> = [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let verdict = if parts.is_empty() { "nothing found".to_owned() } else { parts.join(", ") };
    format!("{}, {}: {verdict}", count(kinds, "kind"), count(schemas, "schema"))
}
