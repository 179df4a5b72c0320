//! Every target there is. The command line, its help, the keys of a configuration and the table in README are written from this list.

use crate::documents::ir::Ir;
use crate::lang::go::Go;
use crate::lang::python::Python;
use crate::lang::rust::Rust;
use crate::lang::ts::TypeScript;
use crate::target::{Language, Target, TargetOption};

/// Every target, in the order in which they are listed and emitted.
const ALL: &[&'static dyn Target] = &[&Rust, &TypeScript, &Go, &Python, &Ir];

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
