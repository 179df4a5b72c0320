//! Languages: targets that are code. Each turns the IR into views and has templates print them.

pub mod go;
mod needs;
pub mod rust;
pub mod ts;

use crate::naming::Style;
use crate::target::Target;

/// A target that is code.
pub trait Language: Target {
    /// How it spells each sort of name.
    fn naming(&self) -> Naming;

    /// What lays out code in this language. Emitted code is as it would leave it.
    fn formatter(&self) -> Option<Formatter>;

    /// The packages that emitted code uses.
    fn dependencies(&self) -> &'static [Dependency];

    /// What emitted code asks of the toolchain and its settings, as a sentence without a full stop.
    fn toolchain(&self) -> &'static str;
}

/// How a language spells names.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// Each sort of name (`types`, `fields`), and how it is spelled.
    pub styles: &'static [(&'static str, &'static Style)],
    /// The words that no name may be.
    pub reserved: &'static [&'static str],
}

/// A formatter of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formatter {
    /// The program.
    pub program: &'static str,
    /// The arguments before the files with which it changes nothing and reports what it would change.
    pub check: &'static [&'static str],
}

/// A package that emitted code uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependency {
    /// What the registry of the language calls it.
    pub name: &'static str,
    /// The oldest version that will do.
    pub version: &'static str,
    /// Which emitted code uses it (`where a schema has …`); `None` where all of it does.
    pub condition: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::naming::identifiers;
    use crate::target;

    /// Names of schemas that no language takes as they are.
    const HOSTILE: &[&str] =
        &["", "a-b", "a_b", "a b", "3d", "größe", "日本", "🚀", "*/", "r#type", "\n", "$ref", "$Ref"];

    #[test]
    fn names_in_every_language_are_legal_and_never_merge() {
        for language in target::languages() {
            let naming = language.naming();
            let raws: Vec<&str> = HOSTILE.iter().chain(naming.reserved).copied().collect();
            for (sort, style) in naming.styles {
                let names = identifiers(style, &raws, &mut BTreeSet::new());
                let distinct: BTreeSet<&String> = names.iter().collect();
                assert_eq!(distinct.len(), raws.len(), "{}, {sort}: {names:?}", language.name());
                for name in &names {
                    let word = name.strip_prefix("r#").unwrap_or(name);
                    assert!(word.starts_with(|first: char| first.is_ascii_alphabetic()), "{sort}: {name}");
                    assert!(word.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_'), "{sort}: {name}");
                    assert!(!naming.reserved.contains(&name.as_str()), "{}, {sort}: {name}", language.name());
                }
            }
        }
    }
}
