//! Names of tools: what a hook's template becomes when it is filled in (RUN-02).

use crate::kind::{Hook, KindSpec};

/// The key of a hookspec that has the template.
pub(super) const TEMPLATE_KEY: &str = "mcp_tool_name_template";

/// What is known of the name of a hook's tool before there is a plugin.
pub(super) struct ToolName {
    /// The template with the names of kind and hook filled in.
    pub(super) template: String,
    /// What all names of the tool have in common: the template without placeholders.
    pub(super) fixed: String,
    /// The fields of the input that it is filled in from.
    pub(super) fields: Vec<String>,
    /// How many placeholders are left, of which each becomes one character or more.
    open: usize,
}

impl ToolName {
    pub(super) fn of(hook: &Hook, kind: &KindSpec) -> Self {
        let filled =
            hook.tool_name_template.replace("{kind}", kind.name.as_str()).replace("{hook}", hook.name.as_str());
        let (mut fixed, mut fields, mut open) = (String::new(), Vec::new(), 0);
        let mut rest = filled.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            // Loading has refused braces without a partner.
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            fixed.push_str(before);
            open += 1;
            if name != "plugin" {
                fields.push(name.to_owned());
            }
            rest = after;
        }
        fixed.push_str(rest);
        Self { template: filled.clone(), fixed, fields, open }
    }

    /// How many characters the name has at least.
    pub(super) fn shortest(&self) -> usize {
        self.fixed.chars().count() + self.open
    }
}
