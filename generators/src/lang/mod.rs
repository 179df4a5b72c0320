//! The languages: each turns the IR into views and has templates print them.

use crate::file_set::FileSet;
use crate::ir::Package;

/// A target language. Adding one touches nothing else than [`Lang`]'s list.
pub trait Language {
    /// Emits everything for this language.
    ///
    /// # Errors
    /// [`EmitError`] where the package can't be said in this language; the message tells what and where.
    fn emit(&self, package: &Package, options: &EmitOptions) -> Result<FileSet, EmitError>;
}

/// What a caller may choose about emitted code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EmitOptions {
    /// Go: the import path of the output folder (`example.com/app/internal/spec`).
    pub import_path: Option<String>,
}

/// Why a package can't be emitted in a language.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// Go needs an import path and none was given.
    #[error("the Go import path is not known")]
    ImportPath,
}
