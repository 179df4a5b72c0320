//! Keywords that JSON Schema 2020-12 does not have: what to write for those of its earlier drafts, and of `OpenAPI`.

/// A keyword from elsewhere.
struct Foreign {
    keyword: &'static str,
    /// Whether it decides which values fit, so that nobody may pass over it.
    asserts: bool,
    /// What to write instead, as the end of a sentence.
    remedy: &'static str,
}

const fn foreign(keyword: &'static str, asserts: bool, remedy: &'static str) -> Foreign {
    Foreign { keyword, asserts, remedy }
}

const FOREIGN: &[Foreign] = &[
    foreign("$recursiveAnchor", false, "remove it, and write `$ref` for `$recursiveRef`"),
    foreign("$recursiveRef", true, "write `\"$ref\": \"#\"`, where no other schema extends this one"),
    foreign("additionalItems", true, "write `prefixItems` for the list under `items`, and `items` for what follows it"),
    foreign(
        "dependencies",
        true,
        "write `dependentRequired` where it lists names, and `dependentSchemas` where it has a schema",
    ),
    foreign("disallow", true, "write `\"not\": {\"type\": …}`"),
    foreign("divisibleBy", true, "write `multipleOf`"),
    foreign("extends", true, "write `allOf`, or `$ref`"),
    foreign("id", false, "write `$id` where references use it; one that only names the schema can go"),
    foreign("nullable", false, "write `\"type\": [\"string\", \"null\"]`, or `anyOf` with `{\"type\": \"null\"}`"),
];

fn find(keyword: &str) -> Option<&'static Foreign> {
    FOREIGN.iter().find(|foreign| foreign.keyword == keyword)
}

/// What to write for the keyword in 2020-12, where another vocabulary is known to have it.
pub(super) fn remedy(keyword: &str) -> Option<&'static str> {
    find(keyword).map(|foreign| foreign.remedy)
}

/// Whether an earlier draft has the keyword decide which values fit.
pub(super) fn asserts(keyword: &str) -> bool {
    find(keyword).is_some_and(|foreign| foreign.asserts)
}
