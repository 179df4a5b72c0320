//! The runtime of emitted Python: what it makes of texts, values and numbers, asked by Python itself.
//!
//! `cargo test --test python_runtime`; `DAGSTACK_SKIP_PYTHON=1` leaves it out.

mod json;
mod languages;
mod npm;
mod venv;

use std::path::Path;
use std::process::Command;

use dagstack_spec_generators::{LowerOptions, lower};
use dagstack_spec_model::load;

use languages::lang::Lang;
use languages::{fill, write};

const TESTS: &[(&str, &str)] = &[
    ("test_text.py", include_str!("python_runtime/test_text.py")),
    ("test_values.py", include_str!("python_runtime/test_values.py")),
];

#[test]
fn texts_values_and_numbers_are_those_of_json() {
    if venv::is_skipped() {
        return;
    }
    let package = lower(&load::load_embedded().expect("it loads"), &LowerOptions::default()).expect("it lowers");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python_runtime");
    fill(&folder.join("spec"), &Lang::Python.emit(&package));
    for (name, text) in TESTS {
        write(&folder.join(name), text);
    }
    let mut python = Command::new(venv::emitted());
    let tests = python.current_dir(&folder).args(["-B", "-W", "error", "-m", "unittest", "--quiet"]).output();
    let tests = tests.expect("Python starts");
    let errors = String::from_utf8_lossy(&tests.stderr);
    assert!(tests.status.success(), "{errors}");
    assert!(errors.contains("Ran 14 tests"), "{errors}");
}
