//! The languages, compiled and asked with the programs that the other tests of emitted code use.

mod go;
mod python;
mod rust;
mod typescript;

use std::path::Path;

use super::Toolchain;
use crate::npm::{self, Npm};
use crate::venv;

use go::Go;
use python::Python;
use rust::{Profile, Rust};
use typescript::TypeScript;

const SKIP_RUST: &str = "DAGSTACK_SKIP_RUST";
const SKIP_GO: &str = "DAGSTACK_SKIP_GO";

/// The languages whose toolchains are not switched off. What is built is in folders of this name.
pub(crate) fn all(name: &'static str) -> Vec<Box<dyn Toolchain>> {
    chosen(name, Profile::DEBUG)
}

/// Likewise, with optimisations: for figures.
pub(crate) fn optimized(name: &'static str) -> Vec<Box<dyn Toolchain>> {
    chosen(name, Profile::RELEASE)
}

#[expect(clippy::print_stdout, reason = "what was left out is reported where the test's output is looked at")]
fn chosen(name: &'static str, profile: Profile) -> Vec<Box<dyn Toolchain>> {
    let wanted = |skip: &str| {
        let wanted = std::env::var_os(skip).is_none_or(|value| value != "1");
        if !wanted {
            println!("skipped: {skip}=1");
        }
        wanted
    };
    let mut all: Vec<Box<dyn Toolchain>> = Vec::new();
    if wanted(SKIP_RUST) {
        all.push(Box::new(Rust { name, profile, keeps_digits: false }));
    }
    if !npm::is_skipped() {
        all.push(Box::new(TypeScript { npm: Npm::open(), name }));
    }
    if wanted(SKIP_GO) {
        all.push(Box::new(Go { name }));
    }
    if !venv::is_skipped() {
        all.push(Box::new(Python { interpreter: venv::emitted(), name }));
    }
    all
}

/// Rust over a `serde_json` that keeps all digits of a number, unless Rust is switched off.
pub(crate) fn exact_rust(name: &'static str) -> Option<Box<dyn Toolchain>> {
    std::env::var_os(SKIP_RUST).is_none_or(|value| value != "1").then(|| {
        let rust: Box<dyn Toolchain> = Box::new(Rust { name, profile: Profile::DEBUG, keeps_digits: true });
        rust
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
