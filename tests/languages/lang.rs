//! The languages whose toolchains tests and benchmarks drive.

use dagstack_spec_generators::FileSet;
use dagstack_spec_generators::ir::Package;
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::{Options, Target};

/// A language whose toolchain is driven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lang {
    Rust,
    TypeScript,
    Go,
    Python,
}

impl Lang {
    pub(crate) const ALL: &[Self] = &[Self::Rust, Self::TypeScript, Self::Go, Self::Python];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::TypeScript => "ts",
            Self::Go => "go",
            Self::Python => "python",
        }
    }

    pub(crate) fn target(self) -> &'static dyn Target {
        registry::find(self.name()).expect("a registered target")
    }

    /// The files for a package, as a part of `example.com/app/spec` where that counts.
    pub(crate) fn emit(self, package: &Package) -> FileSet {
        let options: Options = [("import-path", "example.com/app/spec")].into_iter().collect();
        self.target().emit(package, &options).expect("it is emitted")
    }
}
