//! Languages: targets that are code. Each turns the IR into views and has templates print them.

mod constants;
pub mod go;
mod json_text;
pub(crate) mod needs;
pub mod python;
pub mod rust;
pub mod ts;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::naming::identifiers;
    use crate::registry;

    /// Names of schemas that no language takes as they are.
    const HOSTILE: &[&str] =
        &["", "a-b", "a_b", "a b", "3d", "größe", "日本", "🚀", "*/", "r#type", "\n", "$ref", "$Ref"];

    #[test]
    fn names_in_every_language_are_legal_and_never_merge() {
        for language in registry::languages() {
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
