//! The languages: each turns the IR into views and has templates print them.

mod formats;
pub mod go;
mod paths;
pub mod rust;
pub mod ts;

pub use paths::Paths;

use crate::file_set::FileSet;
use crate::ir::Package;
use crate::write::HEADER;

/// The languages that there are. Adding one touches nothing else than this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// Rust.
    Rust,
    /// TypeScript.
    TypeScript,
    /// Go.
    Go,
}

/// The names of the languages as written in a configuration: the first of each language's names, and the others.
pub const NAMES: &[&str] = &["rust", "ts", "typescript", "go"];

impl Lang {
    /// Every language.
    pub const ALL: &[Self] = &[Self::Rust, Self::TypeScript, Self::Go];

    /// The language with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "rust" => Some(Self::Rust),
            "ts" | "typescript" => Some(Self::TypeScript),
            "go" => Some(Self::Go),
            _ => None,
        }
    }

    /// Its name, which is also that of its folder where several languages are emitted at once.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::TypeScript => "ts",
            Self::Go => "go",
        }
    }

    /// What emits it.
    #[must_use]
    pub fn language(self) -> &'static dyn Language {
        match self {
            Self::Rust => &rust::Rust,
            Self::TypeScript => &ts::TypeScript,
            Self::Go => &go::Go,
        }
    }
}

/// A target language.
pub trait Language {
    /// Emits everything for this language.
    ///
    /// # Errors
    /// [`EmitError`] where the package can't be said in this language; the message tells what and where.
    fn emit(&self, package: &Package, options: &EmitOptions) -> Result<FileSet, EmitError>;

    /// Where it writes, and where it wrote in earlier versions.
    fn paths(&self) -> Paths;

    /// Whether a file starts as all those do that this language has ever emitted. `lines` are its first ones, without their
    /// ends.
    fn is_header(&self, lines: &mut dyn Iterator<Item = &str>) -> bool {
        is_comment(lines.next(), HEADER)
    }
}

/// Whether a line is a comment of this text and nothing else, in the languages that write `//`.
fn is_comment(line: Option<&str>, text: &str) -> bool {
    line.and_then(|line| line.strip_prefix("// ")) == Some(text)
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
    #[error("the Go import path of the output folder is not known")]
    NoImportPath,
    /// What was given is no import path.
    #[error("`{0}` is no Go import path")]
    ImportPath(String),
}
