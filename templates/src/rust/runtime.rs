//! The files of the runtime, which are the same for every spec.

use std::collections::BTreeSet;

use askama::Template;

/// The files that are the same for every spec, by path: some are needed by every one.
pub const RUNTIME: &[(&str, &str)] = &[
    ("pattern.rs", include_str!("../../rust/runtime/pattern.rs")),
    ("pattern/runs.rs", include_str!("../../rust/runtime/pattern/runs.rs")),
    ("support/chosen.rs", include_str!("../../rust/runtime/support/chosen.rs")),
    ("support/constrained.rs", include_str!("../../rust/runtime/support/constrained.rs")),
    ("support/decimal.rs", include_str!("../../rust/runtime/support/decimal.rs")),
    ("support/deep.rs", include_str!("../../rust/runtime/support/deep.rs")),
    ("support/defaults.rs", include_str!("../../rust/runtime/support/defaults.rs")),
    ("support/document.rs", include_str!("../../rust/runtime/support/document.rs")),
    ("support/duration.rs", include_str!("../../rust/runtime/support/duration.rs")),
    ("support/email.rs", include_str!("../../rust/runtime/support/email.rs")),
    ("support/enumeration.rs", include_str!("../../rust/runtime/support/enumeration.rs")),
    ("support/fields.rs", include_str!("../../rust/runtime/support/fields.rs")),
    ("support/format.rs", include_str!("../../rust/runtime/support/format.rs")),
    ("support/validation.rs", include_str!("../../rust/runtime/support/validation.rs")),
    ("support/hook.rs", include_str!("../../rust/runtime/support/hook.rs")),
    ("support/hostname.rs", include_str!("../../rust/runtime/support/hostname.rs")),
    ("support/identifiers.rs", include_str!("../../rust/runtime/support/identifiers.rs")),
    ("support/idna.rs", include_str!("../../rust/runtime/support/idna.rs")),
    ("support/indirect.rs", include_str!("../../rust/runtime/support/indirect.rs")),
    ("support/json.rs", include_str!("../../rust/runtime/support/json.rs")),
    ("support/json_pointer.rs", include_str!("../../rust/runtime/support/json_pointer.rs")),
    ("support/json_type.rs", include_str!("../../rust/runtime/support/json_type.rs")),
    ("support/json_schema.rs", include_str!("../../rust/runtime/support/json_schema.rs")),
    ("support/kept.rs", include_str!("../../rust/runtime/support/kept.rs")),
    ("support/keywords.rs", include_str!("../../rust/runtime/support/keywords.rs")),
    ("support/lost.rs", include_str!("../../rust/runtime/support/lost.rs")),
    ("support/macros.rs", include_str!("../../rust/runtime/support/macros.rs")),
    ("support/maybe.rs", include_str!("../../rust/runtime/support/maybe.rs")),
    ("support/never.rs", include_str!("../../rust/runtime/support/never.rs")),
    ("support/node.rs", include_str!("../../rust/runtime/support/node.rs")),
    ("support/number.rs", include_str!("../../rust/runtime/support/number.rs")),
    ("support/object.rs", include_str!("../../rust/runtime/support/object.rs")),
    ("support/problem.rs", include_str!("../../rust/runtime/support/problem.rs")),
    ("support/properties.rs", include_str!("../../rust/runtime/support/properties.rs")),
    ("support/regex.rs", include_str!("../../rust/runtime/support/regex.rs")),
    ("support/report.rs", include_str!("../../rust/runtime/support/report.rs")),
    ("support/same.rs", include_str!("../../rust/runtime/support/same.rs")),
    ("support/schema.rs", include_str!("../../rust/runtime/support/schema.rs")),
    ("support/seen.rs", include_str!("../../rust/runtime/support/seen.rs")),
    ("support/taken.rs", include_str!("../../rust/runtime/support/taken.rs")),
    ("support/text.rs", include_str!("../../rust/runtime/support/text.rs")),
    ("support/trial.rs", include_str!("../../rust/runtime/support/trial.rs")),
    ("support/tuple.rs", include_str!("../../rust/runtime/support/tuple.rs")),
    ("support/unicode.rs", include_str!("../../rust/runtime/support/unicode.rs")),
    ("support/union.rs", include_str!("../../rust/runtime/support/union.rs")),
    ("support/uri.rs", include_str!("../../rust/runtime/support/uri.rs")),
    ("support/write.rs", include_str!("../../rust/runtime/support/write.rs")),
];

/// The module that holds the support files together, `support/mod.rs`.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "rust/runtime/support.rs.j2", escape = "none")]
pub struct Support {
    /// Its modules.
    pub modules: BTreeSet<&'static str>,
}

impl Support {
    fn has(&self, module: &str) -> bool {
        self.modules.contains(module)
    }
}
