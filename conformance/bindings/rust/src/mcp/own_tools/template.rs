//! Names of tools that a kind's template gives (RUN-02), whatever the input.

use regex::Regex;

/// The names that a template gives for a plugin.
#[derive(Debug)]
pub(super) struct Template(Regex);

impl Template {
    /// The names of this hook's template; `None` where the template gives none, as it has a brace too many.
    pub(super) fn of(template: &str, kind: &str, plugin: &str, hook: &str) -> Option<Self> {
        let mut pattern = String::from(r"\A(?s:");
        let mut rest = template;
        while let Some(start) = rest.find(['{', '}']) {
            let (plain, tail) = rest.split_at(start);
            pattern.push_str(&regex::escape(plain));
            let (word, after) = tail.strip_prefix('{')?.split_once('}')?;
            match word {
                "kind" => pattern.push_str(&regex::escape(kind)),
                "plugin" => pattern.push_str(&regex::escape(plugin)),
                "hook" => pattern.push_str(&regex::escape(hook)),
                // A field of the input is not empty, and anything else.
                _ => pattern.push_str(".+"),
            }
            rest = after;
        }
        pattern.push_str(&regex::escape(rest));
        pattern.push_str(r")\z");
        Regex::new(&pattern).ok().map(Self)
    }

    /// Whether a tool's name is one of them.
    pub(super) fn gives(&self, name: &str) -> bool {
        self.0.is_match(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gives(template: &str, name: &str) -> bool {
        Template::of(template, "tool", "c.alc", "execute").expect("a template").gives(name)
    }

    #[test]
    fn a_name_is_the_template_with_anything_for_its_fields() {
        let template = "{kind}.{plugin}.{hook}.{function}";
        assert!(gives(template, "tool.c.alc.execute.add"));
        assert!(gives(template, "tool.c.alc.execute.a\nb.c"));
        for other in
            ["tool.c.alc.execute.", "tool.c.alc.execute", "add", "tool.cxalc.execute.add", "x tool.c.alc.execute.add"]
        {
            assert!(!gives(template, other), "{other}");
        }
        assert!(gives("{function}", "add") && !gives("{function}", ""));
        assert!(gives("{a}-{b}", "x-y-z") && !gives("{a}-{b}", "-y"));
    }

    #[test]
    fn a_template_with_a_brace_too_many_gives_no_name() {
        for template in ["{kind", "kind}", "a}b{c}"] {
            assert!(Template::of(template, "tool", "calc", "execute").is_none(), "{template}");
        }
    }
}
