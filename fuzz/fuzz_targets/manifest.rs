//! Any bytes as a manifest: reading ends, never by a panic, and normalising twice changes nothing (MAN-14).
#![no_main]

use dagstack_spec_model::Source;
use dagstack_spec_model::manifest::{self, Home};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for home in [Home::DagstackToml, Home::DagstackJson, Home::Pyproject, Home::PackageJson] {
        if let Ok((once, _)) = manifest::parse(&Source::new("fuzz", text), home) {
            let normal = serde_json::to_string(&once).expect("a manifest is JSON");
            let (again, _) = manifest::parse(&Source::new("again", normal), Home::DagstackJson).expect("a normal form is valid");
            assert_eq!(once, again);
        }
    }
});
