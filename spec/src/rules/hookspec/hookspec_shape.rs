//! DS101: a hookspec of the wrong shape.

use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::kind::DispatchClass;
use crate::load::hookspec::HookspecSource;
use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS101: a hookspec of the wrong shape.
pub const HOOKSPEC_SHAPE: &Rule = &Rule {
    code: "DS101",
    title: "a hookspec of the wrong shape",
    what: "A required key is missing, a key is unknown, or a value has the wrong type (KND-01).",
    why: "An unknown key is most often a misspelt one, whose meaning would be lost.",
    remedy: "Fix the key that the message points at; `dagstack-spec schema hookspec` completes and checks it in editors.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited("kinds/demo/v1.yaml", HOOKSPEC, "    description: Runs.", "    descripton: Runs.")],
        right: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
    },
};

/// A hook names what it gives, unless nobody listens to it.
pub(super) fn check(hookspec: &HookspecSource<'_>, problems: &mut Vec<Diagnostic>) {
    for (index, hook) in hookspec.hooks().iter().enumerate() {
        // A class that there is not is another problem; what the hook needs is not known then.
        let class = hook.get("dispatch").and_then(Node::as_str).and_then(DispatchClass::from_name);
        if hook.entries().is_some()
            && hook.get("output_schema").is_none()
            && class.is_some_and(|class| class != DispatchClass::BroadcastNotify)
        {
            let message = format!("the field `output_schema` is missing in item {} of `hooks`", index + 1);
            problems.push(
                hookspec
                    .problem(HOOKSPEC_SHAPE, &format!("/hooks/{index}"), message)
                    .help("add `output_schema`: the JSON Schema of what the hook gives; only a `broadcast_notify` hook may leave it out"),
            );
        }
    }
}
