//! How a language spells one name.

use heck::{ToLowerCamelCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

use super::words::{plain, rewrite_words, spell_out};

/// How the words of an identifier are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `ExecuteInput`
    Pascal,
    /// `executeInput`
    Camel,
    /// `execute_input`
    Snake,
    /// `EXECUTE_INPUT`
    Shouty,
}

/// How a language spells one sort of name.
#[derive(Debug)]
pub struct Style {
    /// How words are joined.
    pub case: Case,
    /// Makes an identifier legal that is a reserved word: `type` → `r#type`, `type_`. Gives back the others unchanged.
    pub escape: fn(String) -> String,
    /// Rewrites single words after casing, as Go does with initialisms (`Id` → `ID`). Takes and gives one cased word.
    pub word: Option<fn(&str) -> String>,
}

impl Style {
    /// The identifier for one raw name, without regard to its siblings.
    #[must_use]
    pub fn identifier(&self, raw: &str) -> String {
        self.finish(&plain(raw))
    }

    /// The identifier that keeps apart what [`Style::identifier`] merges: every sign is spelled out.
    pub(super) fn spelled(&self, raw: &str) -> String {
        self.finish(&spell_out(raw))
    }

    /// The identifier for a text in words.
    pub(super) fn finish(&self, text: &str) -> String {
        let mut name = match self.case {
            Case::Pascal => text.to_pascal_case(),
            Case::Camel => text.to_lower_camel_case(),
            Case::Snake => text.to_snake_case(),
            Case::Shouty => text.to_shouty_snake_case(),
        };
        if let Some(word) = self.word {
            name = rewrite_words(&name, word);
        }
        if name.is_empty() {
            return self.finish("empty");
        }
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            let prefix = match self.case {
                Case::Pascal => "N",
                Case::Camel => "n",
                Case::Snake => "n_",
                Case::Shouty => "N_",
            };
            name.insert_str(0, prefix);
        }
        (self.escape)(name)
    }
}
