//! What is wrong with a `dagstack-spec.toml`: all of it at once, each problem at its place.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::LazyLock;

use dagstack_spec_generators::{AnnotationError, AnnotationFormat, AnnotationKeyword, registry};
use dagstack_spec_model::internal::document::{Node, NodeKind, Syntax};
use dagstack_spec_model::internal::shape::{DocumentSchema, Problem, Violation, ViolationRules};
use dagstack_spec_model::{Diagnostic, Source, diagnostic};

use super::model::Config;
use super::path::plain;
use super::{lint, runtimes};
use crate::rules;

static SCHEMA: LazyLock<DocumentSchema> = LazyLock::new(|| {
    DocumentSchema::new(schemars::schema_for!(Config).to_value())
        .expect("the schema is this program's own, and a test compiles it")
});

const CODES: ViolationRules =
    ViolationRules::new(rules::CONFIG_INVALID, rules::CONFIG_INVALID, rules::CONFIG_INVALID, rules::CONFIG_INVALID)
        .noun("key")
        .refine(refine);

/// Every problem of a configuration file, by place.
pub(super) fn check(source: &Source, root: &Node) -> Vec<Diagnostic> {
    let mut problems = SCHEMA.check(source, Syntax::Toml, root, &CODES);
    problems.extend(annotation_names::<AnnotationKeyword>(source, root, "annotations"));
    problems.extend(annotation_names::<AnnotationFormat>(source, root, "annotation-formats"));
    problems.extend(adapter_command(source, root));
    problems.extend(shared_outputs(source, root));
    problems.extend(foreign_options(source, root));
    problems.extend(runtimes::check(source, root));
    problems.extend(lint::check(source, root));
    diagnostic::sort(&mut problems);
    problems
}

/// Says what to write where the schema alone does not know.
fn refine(violation: &Violation<'_>, mut diagnostic: Diagnostic) -> Diagnostic {
    let key = violation.pointer.rsplit('/').next().unwrap_or_default();
    if violation.pointer == "/conformance/adapter" {
        diagnostic.message = format!("`adapter` must be a command, not {}", violation.node.type_name());
        return diagnostic.help("write it as one text, as in a shell, or as a list of the program and its arguments");
    }
    if diagnostic.help.is_some() {
        return diagnostic;
    }
    match (violation.problem, key) {
        (Problem::WrongType, "generate") => {
            diagnostic.help("write a table `[[generate]]`, in double brackets, for each target")
        }
        (_, "generate") => diagnostic.help("list a target under `[[generate]]`, or remove the key"),
        (_, "jobs") => {
            diagnostic.help("give a number from 1 to 256, or remove the key: then it is the number of processors")
        }
        (_, "timeout") => diagnostic.help("give seconds from 1 to 3600, or remove the key: then it is 10"),
        (Problem::Value, "runtime") => diagnostic
            .help("name the `out` of another target, or remove the key: then the code has a runtime of its own"),
        (Problem::Value, _) if violation.pointer.starts_with("/check/levels/") => {
            diagnostic.help("write `error`, `warning` or `off`")
        }
        (Problem::Value, "pointer") => {
            diagnostic.help("begin it with `/`, or remove the key: then it is all of the file")
        }
        (Problem::Value, "out") => diagnostic.help("name a folder; `.` is that of this file"),
        (Problem::Value, _) => diagnostic.help("give a value that is not empty, or remove the key"),
        (Problem::WrongType, _) => diagnostic.help("`dagstack-spec explain DS501` shows a file that is in order"),
        (Problem::Unknown, _) => {
            diagnostic.help("remove it; `dagstack-spec schema config` lists the keys that there are")
        }
        (Problem::Missing, _) => diagnostic,
    }
}

/// What is wrong with the names of a list under `[schemas]`.
fn annotation_names<N: FromStr<Err = AnnotationError>>(source: &Source, root: &Node, list: &str) -> Vec<Diagnostic> {
    let names = root.get("schemas").and_then(|schemas| schemas.get(list)).and_then(Node::items).into_iter().flatten();
    let refused = names.filter_map(|name| Some((name, name.as_str()?.parse::<N>().err()?)));
    refused
        .map(|(name, error)| {
            Diagnostic::error(rules::CONFIG_INVALID, source, name.span.clone(), error.to_string())
                .help("list annotations, and names that JSON Schema 2020-12 does not know, or their start or end with a `*`: `vscode-*`")
        })
        .collect()
}

/// What is wrong with the command of the adapter.
fn adapter_command(source: &Source, root: &Node) -> Option<Diagnostic> {
    let adapter = root.get("conformance")?.get("adapter")?;
    let problem = |message: &str, help: &str| {
        Some(Diagnostic::error(rules::CONFIG_INVALID, source, adapter.span.clone(), message).help(help))
    };
    let command = match &adapter.kind {
        NodeKind::String(text) => shlex::split(text),
        NodeKind::Sequence(items) => {
            Some(items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()?)
        }
        _ => return None,
    };
    let Some(command) = command else {
        let help = "close it, or write the command as a list: the program, then its arguments";
        return problem("a quote in the command is not closed", help);
    };
    if command.first().is_none_or(String::is_empty) {
        return problem(
            "the command names no program",
            "name the program first, or remove the key to run the built-in binding",
        );
    }
    None
}

/// Targets that would fill one folder.
fn shared_outputs(source: &Source, root: &Node) -> Vec<Diagnostic> {
    let targets = root.get("generate").and_then(Node::items).into_iter().flatten();
    let outputs: Vec<(&Node, PathBuf)> = targets
        .filter_map(|target| target.get("out"))
        .filter_map(|out| Some((out, plain(Path::new(out.as_str().filter(|out| !out.is_empty())?)))))
        .collect();
    let second = |(index, (out, path)): (usize, &(&Node, PathBuf))| {
        let (first, _) = outputs.iter().take(index).find(|(_, other)| other == path)?;
        let message = format!("two targets write to `{}`", path.display());
        Some(
            Diagnostic::error(rules::CONFIG_INVALID, source, out.span.clone(), message)
                .labelled("a second target for this folder")
                .also(source, first.span.clone(), "the first is here")
                .help("give each target an `out` of its own"),
        )
    };
    outputs.iter().enumerate().filter_map(second).collect()
}

/// Options that the target of their folder does not have.
fn foreign_options(source: &Source, root: &Node) -> Vec<Diagnostic> {
    let folders = root.get("generate").and_then(Node::items).into_iter().flatten();
    let targets = folders.filter_map(|folder| Some((folder, registry::find(folder.get("lang")?.as_str()?)?)));
    let problems = targets.flat_map(|(folder, target)| {
        let others = registry::options().filter(move |(owner, _)| owner.name() != target.name());
        others.filter_map(move |(owner, option)| {
            let key = &folder.entry(option.name)?.key_span;
            let message = format!("`{}` is an option of {}, not of {}", option.name, owner.title(), target.title());
            Some(
                Diagnostic::error(rules::CONFIG_INVALID, source, key.clone(), message)
                    .help(format!("remove the key, or move it to a folder with `lang = \"{}\"`", owner.name())),
            )
        })
    });
    problems.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_compiles() {
        LazyLock::force(&SCHEMA);
    }
}
