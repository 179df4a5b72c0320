//! `dagstack-spec.toml`: the targets of a project, so that plain `dagstack-spec generate` makes them all, and the adapter that plain
//! `dagstack-spec conformance run` drives, and the rules that `dagstack-spec check` applies.

mod check;
mod lint;
mod model;
mod path;
mod runtimes;

use std::env;
use std::path::{Path, PathBuf};

use dagstack_spec_model::internal::document::{self, Node, Syntax};
use dagstack_spec_model::internal::read;
use dagstack_spec_model::{Diagnostic, Draft, Label, diagnostic};
use serde_json::Value;

pub(crate) use self::model::{CommandConfig, Config, ConformanceConfig, TargetConfig};
use crate::rules;

/// The file's name.
pub(crate) const FILE_NAME: &str = "dagstack-spec.toml";

/// The JSON Schema of the file.
pub(crate) fn schema(draft: Draft) -> Value {
    draft.schema_of::<Config>("config")
}

/// Reads a configuration file.
///
/// # Errors
/// Every problem in it, at its place.
pub(crate) fn read(path: &Path) -> Result<Config, Vec<Diagnostic>> {
    // A path below the present folder is shown from there.
    let here = env::current_dir().ok();
    let shown = here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).display().to_string();
    let source = read::read_source(path, &shown).map_err(|problem| vec![problem])?;
    let root = document::parse(&source, Syntax::Toml).map_err(|mut problems| {
        diagnostic::sort(&mut problems);
        problems
    })?;
    let problems = check::check(&source, &root);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut config: Config = serde_json::from_value(root.to_json())
        .map_err(|error| vec![Diagnostic::file_error(rules::CONFIG_INVALID, shown, error.to_string())])?;
    let targets = root.get("generate").and_then(Node::items).into_iter().flatten();
    for (target, node) in config.generate.iter_mut().zip(targets) {
        let kinds = node.get("kinds").and_then(Node::items).into_iter().flatten();
        let place = |kind: &Node| Label { source: source.clone(), span: kind.span.clone(), text: String::new() };
        target.kind_places = kinds.map(place).collect();
    }
    config.check.place(&source, &root);
    Ok(config)
}

/// The folder that the paths in a configuration are relative to, seen from the present one.
pub(crate) fn folder(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    let here = env::current_dir().ok();
    here.and_then(|here| folder.strip_prefix(here).ok()).unwrap_or(folder).to_owned()
}

/// The configuration file of a folder: its own, or that of the nearest folder above.
pub(crate) fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use std::iter;

    use dagstack_spec_generators::registry;

    use super::*;

    fn read_text(text: &str) -> Result<Config, Vec<Diagnostic>> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE_NAME);
        std::fs::write(&path, text).expect("written");
        read(&path)
    }

    #[test]
    fn every_target_and_every_option_is_a_key() {
        for target in registry::all() {
            for name in iter::once(target.name()).chain(target.aliases().iter().copied()) {
                let options: String =
                    target.options().iter().map(|option| format!("{} = \"value\"\n", option.name)).collect();
                let config =
                    read_text(&format!("[[generate]]\nlang = \"{name}\"\nout = \"gen\"\n{options}")).expect(name);
                let read = &config.generate[0];
                assert_eq!(read.lang.name(), target.name());
                assert!(read.options.keys().eq(target.options().iter().map(|option| option.name)), "{name}");
            }
        }
    }

    #[test]
    fn a_key_that_no_target_has_is_refused() {
        let refused = read_text("[[generate]]\nlang = \"cobol\"\nout = \"gen\"\nmodule-place = \"x\"\n");
        let problems: Vec<String> = refused.expect_err("refused").into_iter().map(|problem| problem.message).collect();
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems.iter().any(|message| message.contains("module-place")), "{problems:?}");
        let empty = read_text("[[generate]]\nlang = \"go\"\nout = \"gen\"\nimport-path = \"\"\n");
        assert_eq!(empty.expect_err("refused").len(), 1);
    }
}
