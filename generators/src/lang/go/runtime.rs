//! The packages of the runtime, and where they are.

use super::text;
use crate::target::Runtime;

/// The package that decodes and checks documents, as the runtime has it: nobody else can import it.
const INTERNAL: &str = "internal/schema";

/// The same package where packages of other folders use it, which an `internal` one would refuse.
const PUBLIC: &str = "schema";

/// The packages of the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packages {
    /// The import path of the folder that has them.
    base: String,
    /// The package `schema`, below that folder.
    schema: &'static str,
}

impl Packages {
    /// Those that the code of a folder uses; `path` is its import path.
    pub(super) fn of(runtime: &Runtime, path: &str) -> Self {
        match runtime {
            Runtime::Own => Self { base: path.to_owned(), schema: INTERNAL },
            Runtime::Lent(_) => Self { base: path.to_owned(), schema: PUBLIC },
            Runtime::Borrowed(base) => Self { base: base.clone(), schema: PUBLIC },
        }
    }

    /// The import path of the package `contract`, quoted.
    pub(super) fn contract(&self) -> String {
        text::string(&format!("{}/contract", self.base))
    }

    /// The import path of the package `schema`, quoted.
    pub(super) fn schema(&self) -> String {
        text::string(&format!("{}/{}", self.base, self.schema))
    }

    /// The import path of the folder that has them.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// The path of a file of the runtime below that folder.
    pub(super) fn file(&self, file: &str) -> String {
        file.strip_prefix("schema/").map_or_else(|| file.to_owned(), |name| format!("{}/{name}", self.schema))
    }
}
