//! DS106: a hook's schema can't be found.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::load::hookspec::HookspecSource;
use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};
use crate::tree::TreePath;

/// DS106: a hook's schema can't be found.
pub const SCHEMA_PATH: &Rule = &Rule {
    code: "DS106",
    title: "a hook's schema can't be found",
    what: "`input_schema` and `output_schema` are relative to the kind's folder, `kinds/<kind>/` (or \
            `kinds/<kind>/v<N>/`), stay inside the spec tree, and exist.",
    why: "A hook without its schemas can't be checked or emitted.",
    remedy: "Fix the path, or add the file.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited(
            "kinds/demo/v1.yaml",
            HOOKSPEC,
            "    input_schema: schemas/run.json",
            "    input_schema: schemas/rnu.json",
        )],
        right: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
    },
};

/// The file of a hook's schema, in `kinds/<kind>/v<N>/` or else in `kinds/<kind>/`; `pointer` is where its path is written.
pub(crate) fn find_schema(
    hookspec: &HookspecSource<'_>,
    pointer: &str,
    relative: &str,
) -> Result<TreePath, Diagnostic> {
    let file = hookspec.file;
    let versioned = format!("v{}/{relative}", file.major);
    let Some(plain) = file.path.sibling(relative) else {
        return Err(hookspec
            .problem(SCHEMA_PATH, pointer, format!("`{relative}` leaves the spec tree"))
            .help("give a path relative to the kind's folder: `schemas/…`")
            .clause(clause::KND_02));
    };
    let candidates = [file.path.sibling(&versioned), Some(plain.clone())];
    candidates.into_iter().flatten().find(|path| hookspec.tree.has_file(path)).ok_or_else(|| {
        hookspec
            .problem(SCHEMA_PATH, pointer, format!("the schema `{relative}` does not exist"))
            .help(format!("looked for `{plain}` and `kinds/{}/{versioned}`", file.folder))
    })
}
