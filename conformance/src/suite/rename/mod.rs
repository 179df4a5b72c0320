//! A case under other names, so that its answers can't be learnt by heart: `conformance run --seed N`.
//!
//! A renaming replaces tokens, each everywhere in the case alike: in what is sent, in the files that are laid out, in the scripts of the
//! mock servers and in what is expected. So it is consistent by its form, and it can be undone. Which tokens it replaces, and which have
//! a meaning of their own, is decided in [`names`]; new names are made in [`order`] such that every order is kept.

mod names;
mod order;
mod tokens;
mod words;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use self::tokens::{Replacements, in_text, in_value};
use super::{Case, Expected};
use crate::hex;
use crate::protocol::from_json;

/// How many characters an id on the wire has.
const ID_DIGITS: usize = 16;
/// How often new names are drawn before a case keeps its own.
const ATTEMPTS: u32 = 16;

/// Which tokens of a case become which others.
#[derive(Debug, Clone, Default)]
pub struct Renaming {
    id: String,
    replacements: Replacements,
}

impl Renaming {
    /// New names for a case, which depend on the seed and on the case alone.
    ///
    /// # Errors
    /// The case can't be represented as JSON.
    pub fn new(case: &Case, seed: u64) -> serde_json::Result<Self> {
        let names = names::of(case)?;
        let drawn = (0..ATTEMPTS).map(|attempt| {
            order::images(
                &names,
                &mut order::Draws::new(&digest(&[&seed.to_le_bytes(), &attempt.to_le_bytes(), case.id.as_bytes()])),
            )
        });
        // A case without new names is better than one in which two names became one.
        let replacements = drawn.into_iter().find(|images| names.takes(images)).unwrap_or_default();
        Ok(Self { id: opaque_id(&case.id, seed), replacements: names.with_variables(replacements) })
    }

    /// The case under its new names, with an id that does not show which case it is.
    ///
    /// # Errors
    /// The case can't be represented as JSON.
    pub fn rename(&self, case: &Case) -> serde_json::Result<Case> {
        let mut renamed = self.replaced_in(case)?;
        renamed.id.clone_from(&self.id);
        Ok(renamed)
    }

    /// A case that was renamed, under the names that it had. Its id is that of the case on the wire.
    ///
    /// # Errors
    /// The case can't be represented as JSON.
    pub fn restore(&self, case: &Case) -> serde_json::Result<Case> {
        self.inverse().replaced_in(case)
    }

    /// A text about the renamed case, under the case's own names.
    #[must_use]
    pub fn restore_text(&self, text: &str) -> String {
        in_text(text, &self.inverse().replacements)
    }

    /// Whether the case keeps every name that it has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.replacements.is_empty()
    }

    /// The new name of a token, where it has one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.replacements.get(name).map(String::as_str)
    }

    fn inverse(&self) -> Self {
        let replacements = self.replacements.iter().map(|(name, image)| (image.clone(), name.clone())).collect();
        Self { id: self.id.clone(), replacements }
    }

    fn replaced_in(&self, case: &Case) -> serde_json::Result<Case> {
        let expected = &case.expected;
        Ok(Case {
            script: self.replaced(&case.script)?,
            files: self.replaced(&case.files)?,
            servers: self.replaced(&case.servers)?,
            expected: Expected {
                steps: self.replaced(&expected.steps)?,
                trace: self.replaced(&expected.trace)?,
                logs: self.replaced(&expected.logs)?,
                servers: self.replaced(&expected.servers)?,
            },
            ..case.clone()
        })
    }

    fn replaced<T: Serialize + DeserializeOwned>(&self, part: &T) -> serde_json::Result<T> {
        let value: Value = serde_json::to_value(part)?;
        from_json(in_value(value, &self.replacements))
    }
}

/// What a case is called on the wire: with another seed it is called otherwise.
#[must_use]
pub fn opaque_id(id: &str, seed: u64) -> String {
    hex::write(&digest(&[b"id", &seed.to_le_bytes(), id.as_bytes()]))[..ID_DIGITS].to_owned()
}

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests;
