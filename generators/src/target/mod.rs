//! Targets: what a package is emitted as. A [`Language`] is code that programs compile; any other target is a document.
//!
//! One list registers them. The command line, its help, the keys of a configuration and the table in README are written from it.

mod option;
mod paths;

pub use option::{EmitError, InvalidValue, Options, TargetOption};
pub use paths::Paths;
pub(crate) use paths::is_versioned;

use std::fmt::Debug;

use crate::documents::ir::Ir;
use crate::file_set::FileSet;
use crate::ir::Package;
use crate::lang::Language;
use crate::lang::go::Go;
use crate::lang::rust::Rust;
use crate::lang::ts::TypeScript;
use crate::write::HEADER;

/// Every target, in the order in which they are listed and emitted.
const ALL: &[&'static dyn Target] = &[&Rust, &TypeScript, &Go, &Ir];

/// What a package can be emitted as.
pub trait Target: Debug + Sync {
    /// What `--lang` and a configuration call it, and what its folder is called where several targets are emitted at once.
    fn name(&self) -> &'static str;

    /// Other names that are understood.
    fn aliases(&self) -> &'static [&'static str] {
        &[]
    }

    /// What it is called in a sentence: `TypeScript`.
    fn title(&self) -> &'static str;

    /// What is emitted, on one line, as it follows the title in a list.
    fn summary(&self) -> &'static str;

    /// What a caller may choose besides.
    fn options(&self) -> &'static [&'static TargetOption] {
        &[]
    }

    /// Everything that belongs into the output folder.
    ///
    /// # Errors
    /// [`EmitError`] where an option that it needs is missing or has a value that can't be used.
    fn emit(&self, package: &Package, options: &Options) -> Result<FileSet, EmitError>;

    /// Where it writes, and where it wrote in earlier versions.
    fn paths(&self) -> Paths;

    /// Whether a file starts as all those do that this target has ever emitted. `lines` are its first ones, without their ends.
    fn is_header(&self, lines: &mut dyn Iterator<Item = &str>) -> bool {
        is_comment(lines.next(), HEADER)
    }

    /// The language, where what is emitted is code.
    fn language(&self) -> Option<&dyn Language> {
        None
    }
}

/// Every target there is, in the order in which they are listed and emitted.
pub fn all() -> impl ExactSizeIterator<Item = &'static dyn Target> {
    ALL.iter().copied()
}

/// The target with this name or alias.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Target> {
    all().find(|target| target.name() == name || target.aliases().contains(&name))
}

/// Every language among the targets.
pub fn languages() -> impl Iterator<Item = &'static dyn Language> {
    all().filter_map(Target::language)
}

/// Every option of a target, with the target.
pub fn options() -> impl Iterator<Item = (&'static dyn Target, &'static TargetOption)> {
    all().flat_map(|target| target.options().iter().map(move |option| (target, *option)))
}

/// Whether a line is a comment of this text and nothing else, in the languages that write `//`.
pub(crate) fn is_comment(line: Option<&str>, text: &str) -> bool {
    line.and_then(|line| line.strip_prefix("// ")) == Some(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_targets_share_a_name_and_no_two_options_do() {
        let names: Vec<&str> =
            all().flat_map(|target| std::iter::once(target.name()).chain(target.aliases().iter().copied())).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        assert!(names.iter().all(|name| find(name).is_some()), "{names:?}");
        let options: Vec<&str> = options().map(|(_, option)| option.name).collect();
        assert_eq!(options.iter().collect::<BTreeSet<_>>().len(), options.len(), "{options:?}");
    }
}
