//! DS403: two types would get one name.

use dagstack_spec_model::rule::samples::HOOKSPEC;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS403: two types would get one name.
pub const NAME_COLLISION: &Rule = &Rule {
    code: "DS403",
    title: "two types would get one name",
    what: "Definitions of one kind in several schema files have one name.",
    why: "Names of types come from the path of their schema, so that adding a schema never renames the types of \
            another. Two can't both keep the name.",
    remedy: "Rename one of the `$defs` entries, or let one file refer to the other.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[
            File::edited(
                "kinds/demo/v1.yaml",
                HOOKSPEC,
                "    output_schema: schemas/run.json",
                "    output_schema: schemas/other.json",
            ),
            File::text(
                "kinds/demo/schemas/other.json",
                r##"{"$ref": "#/$defs/Item", "$defs": {"Item": {"type": "object", "properties": {"b": {"type": "string"}}}}}
"##,
            ),
        ],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/Item", "$defs": {"Item": {"type": "object", "properties": {"a": {"type": "string"}}}}}
"##,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r##"{"$ref": "#/$defs/RunItem", "$defs": {"RunItem": {"type": "object", "properties": {"a": {"type": "string"}}}}}
"##,
        )],
    },
};
