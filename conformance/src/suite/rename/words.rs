//! Words that have a meaning of their own, and so keep it: those of the contract, of the protocol and of MCP.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dagstack_spec_model::Draft;
use dagstack_spec_model::contract::contract;
use dagstack_spec_model::kind::DispatchClass;
use dagstack_spec_model::load::hookspec_schema;
use dagstack_spec_model::manifest::{Home, editor_schema};
use serde_json::Value;

use super::tokens::{texts, tokens};
use crate::fixture::Matcher;
use crate::protocol::ERROR_CODES;
use crate::schema;

/// Words that neither a schema nor a clause has: of MCP and JSON-RPC, of URLs, of the files that a manifest lies in, of the names of
/// loggers, and what an expectation can say in the place of a code.
const OTHERS: &str = "initialize initialized notifications tools list call ping shutdown arguments content structured error result \
                      jsonrpc traceparent tracestate baggage http https stdio sse localhost authorization bearer accept host \
                      dagstack pyproject package plugin plugins kinds toml json yaml yml py pyc js ts go rs egg-info dist build \
                      any true false null";

/// Every word with a meaning: keys, constants and enumerations of the schemas, what the clauses write as code, and the rest.
static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut words: BTreeSet<String> = tokens(OTHERS).map(str::to_owned).collect();
    let draft = Draft::Draft202012;
    let manifests = Home::ALL.map(|home| editor_schema(draft, home.into(), &[]));
    for schema in manifests.into_iter().chain([hookspec_schema(draft), schema::protocol(draft), schema::fixture(draft)])
    {
        add(&schema, &mut words);
    }
    // The embedded contract is read by a test; without it there would be fewer words, and no case would be wrong for it.
    for clause in contract().map(|contract| contract.clauses).unwrap_or_default() {
        for text in std::iter::once(&clause.text).chain(&clause.should) {
            words.extend(text.split('`').skip(1).step_by(2).flat_map(tokens).map(str::to_owned));
        }
    }
    words.extend(Matcher::ALL.iter().map(|matcher| matcher.as_str().trim_start_matches('$').to_owned()));
    words.extend(DispatchClass::ALL.iter().map(|class| class.name().to_owned()));
    words.extend(ERROR_CODES.iter().map(|&code| code.to_owned()));
    words
});

/// Whether a token has a meaning of its own.
pub(super) fn is_word(token: &str) -> bool {
    WORDS.contains(token)
}

/// The tokens of a schema's keys and of its texts, as far as they are words.
fn add(schema: &Value, words: &mut BTreeSet<String>) {
    texts(schema, &mut |text| {
        // Neither prose nor a regular expression.
        if text.chars().all(|one| one.is_alphanumeric() || "_-./:$".contains(one)) {
            words.extend(tokens(text).map(str::to_owned));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_contract_and_the_protocol_say_is_a_word() {
        for word in [
            "tool",
            "orchestrator",
            "priority",
            "mcp_stdio",
            "in_process",
            "chain",
            "broadcast_collect",
            "setup_all",
            "KindUnknown",
            "node_modules",
            "dist",
            "language",
            "mime_type",
            "traceparent",
            "subset",
            "integer",
            "best_effort",
            "any",
        ] {
            assert!(is_word(word), "{word}");
        }
    }

    #[test]
    fn names_that_cases_choose_are_none() {
        for name in ["a", "echo2", "greeter", "service", "low", "vector_store"] {
            assert!(!is_word(name), "{name}");
        }
    }
}
