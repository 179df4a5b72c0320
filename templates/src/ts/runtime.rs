//! The files of the runtime, which are the same for every spec.

use askama::Template;

/// The files that are the same for every spec, by path: some are needed by every one.
pub const RUNTIME: &[(&str, &str)] = &[
    ("support.ts", include_str!("../../ts/runtime/support.ts")),
    ("support/addresses.ts", include_str!("../../ts/runtime/support/addresses.ts")),
    ("support/around.ts", include_str!("../../ts/runtime/support/around.ts")),
    ("support/checks.ts", include_str!("../../ts/runtime/support/checks.ts")),
    ("support/code-points.ts", include_str!("../../ts/runtime/support/code-points.ts")),
    ("support/contract.ts", include_str!("../../ts/runtime/support/contract.ts")),
    ("support/decimal.ts", include_str!("../../ts/runtime/support/decimal.ts")),
    ("support/defaults.ts", include_str!("../../ts/runtime/support/defaults.ts")),
    ("support/exact.ts", include_str!("../../ts/runtime/support/exact.ts")),
    ("support/hosts.ts", include_str!("../../ts/runtime/support/hosts.ts")),
    ("support/identifiers.ts", include_str!("../../ts/runtime/support/identifiers.ts")),
    ("support/idna.ts", include_str!("../../ts/runtime/support/idna.ts")),
    ("support/json-schema.ts", include_str!("../../ts/runtime/support/json-schema.ts")),
    ("support/json-schema/arrays.ts", include_str!("../../ts/runtime/support/json-schema/arrays.ts")),
    ("support/json-schema/compile.ts", include_str!("../../ts/runtime/support/json-schema/compile.ts")),
    ("support/json-schema/course.ts", include_str!("../../ts/runtime/support/json-schema/course.ts")),
    ("support/json-schema/evaluated.ts", include_str!("../../ts/runtime/support/json-schema/evaluated.ts")),
    ("support/json-schema/holds.ts", include_str!("../../ts/runtime/support/json-schema/holds.ts")),
    ("support/json-schema/logic.ts", include_str!("../../ts/runtime/support/json-schema/logic.ts")),
    ("support/json-schema/objects.ts", include_str!("../../ts/runtime/support/json-schema/objects.ts")),
    ("support/json-schema/types.ts", include_str!("../../ts/runtime/support/json-schema/types.ts")),
    ("support/json-schema/values.ts", include_str!("../../ts/runtime/support/json-schema/values.ts")),
    ("support/json.ts", include_str!("../../ts/runtime/support/json.ts")),
    ("support/once.ts", include_str!("../../ts/runtime/support/once.ts")),
    ("support/patterns.ts", include_str!("../../ts/runtime/support/patterns.ts")),
    ("support/patterns/machine.ts", include_str!("../../ts/runtime/support/patterns/machine.ts")),
    ("support/patterns/steps.ts", include_str!("../../ts/runtime/support/patterns/steps.ts")),
    ("support/properties.ts", include_str!("../../ts/runtime/support/properties.ts")),
    ("support/read.ts", include_str!("../../ts/runtime/support/read.ts")),
    ("support/regex.ts", include_str!("../../ts/runtime/support/regex.ts")),
    ("support/schemas.ts", include_str!("../../ts/runtime/support/schemas.ts")),
    ("support/text.ts", include_str!("../../ts/runtime/support/text.ts")),
    ("support/tuples.ts", include_str!("../../ts/runtime/support/tuples.ts")),
    ("support/unions.ts", include_str!("../../ts/runtime/support/unions.ts")),
    ("support/messages.ts", include_str!("../../ts/runtime/support/messages.ts")),
];

/// The table of formats, `support/formats.ts`: those that not every spec needs stand in files of their own.
#[derive(Debug, Clone, Copy, Template)]
#[template(path = "ts/runtime/support/formats.ts.j2", escape = "none")]
pub struct Formats {
    /// Whether there are `hostname` or `email`.
    pub hosts: bool,
    /// Whether there is `regex`.
    pub regex: bool,
}
