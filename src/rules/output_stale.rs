//! DS504: an emitted file that is not what would be emitted.

use dagstack_spec_generators::target::Options;
use dagstack_spec_generators::{LowerOptions, lower, registry};
use dagstack_spec_model::load::load_embedded;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS504: an emitted file that is not what would be emitted.
pub(crate) const OUTPUT_STALE: &Rule = &Rule {
    code: "DS504",
    title: "an emitted file that is not what would be emitted",
    what: "`generate --check` found a file that is missing, differs, or would be removed: the spec, the options or this tool have changed \
           since it was emitted, or somebody edited it.",
    why: "What is committed would not be what the spec says.",
    remedy: "Run the same command without `--check`, and commit what it writes.",
    example: Example {
        command: "generate --lang ir --kind tool --out emitted --check",
        around: &[],
        wrong: &[File::text("emitted/notes.md", "nothing was emitted yet\n")],
        right: &[File::made("emitted/ir.json", "what `generate` wrote", emitted)],
    },
};

/// The file of the example, as the command emits it.
fn emitted() -> Vec<u8> {
    let spec = load_embedded().expect("the embedded spec is in order");
    let options = LowerOptions { kinds: vec!["tool".to_owned()], ..LowerOptions::default() };
    let package = lower(&spec, &options).expect("the embedded spec can be lowered");
    let target = registry::find("ir").expect("a target of this name");
    let files = target.emit(&package, &Options::default()).expect("the target has no options");
    files.iter().map(|(_, text)| text).collect::<String>().into_bytes()
}
