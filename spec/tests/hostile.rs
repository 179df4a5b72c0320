//! Loaders meet any input: they end, they never panic, and every problem has a code and, where there is text, a place.
//!
//! `PROPTEST_CASES=100000 cargo test -p dagstack-spec-model --test hostile` runs long.

use std::collections::BTreeMap;

use dagstack_spec_model::internal::document::{self, Syntax};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Source, Tree, load};
use proptest::prelude::*;

const HOOKSPEC: &str = include_str!("../kinds/tool/v1.yaml");
const SCHEMA: &str = include_str!("../kinds/tool/schemas/get_schema.output.json");

fn memory(files: &[(&str, &str)]) -> Tree {
    let files = files.iter().map(|(path, text)| (TreePath::new(path).expect("inside"), (*text).to_owned()));
    Tree::Memory(files.collect::<BTreeMap<_, _>>())
}

/// A text near a good one: a piece is cut out, doubled or replaced.
fn near(good: &'static str) -> impl Strategy<Value = String> {
    (0..good.len(), 0..80_usize, "\\PC{0,12}", 0..3_u8).prop_map(move |(start, length, insert, how)| {
        let mut start = start;
        while !good.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (start + length).min(good.len());
        while !good.is_char_boundary(end) {
            end += 1;
        }
        let (before, piece, after) = (&good[..start], &good[start..end], &good[end..]);
        match how {
            0 => format!("{before}{after}"),
            1 => format!("{before}{piece}{piece}{after}"),
            _ => format!("{before}{insert}{after}"),
        }
    })
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}|[\\[\\]{}:,\"'\\-#&*!|>%@` \n\ta0.]{0,200}") {
        for syntax in [Syntax::Yaml, Syntax::Json, Syntax::Toml] {
            let source = Source::new("any", text.as_str());
            if let Err(problems) = document::parse(&source, syntax) {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    let position = problem.position().expect("a place");
                    prop_assert!(position.line >= 1 && position.column >= 1);
                }
            }
        }
    }

    #[test]
    fn json_is_read_as_the_reference_reads_it(text in near(SCHEMA)) {
        let ours = document::parse(&Source::new("schema", text.as_str()), Syntax::Json);
        let reference: Result<serde_json::Value, _> = serde_json::from_str(&text);
        match (ours, reference) {
            (Ok(node), Ok(value)) => prop_assert_eq!(node.to_json(), value),
            (Ok(_), Err(error)) => prop_assert!(false, "accepted what the reference refuses: {error}\n{text}"),
            (Err(problems), Ok(_)) => prop_assert!(
                problems.iter().all(|problem| problem.rule == dagstack_spec_model::rules::DUPLICATE_KEY),
                "refused: {problems:?}"
            ),
            (Err(_), Err(_)) => {}
        }
    }

    #[test]
    fn trees_near_a_good_one_load_or_are_refused(hookspec in near(HOOKSPEC), schema in near(SCHEMA)) {
        let tree = memory(&[
            ("kinds/tool/v1.yaml", &hookspec),
            ("kinds/tool/schemas/empty.json", "{}"),
            ("kinds/tool/schemas/get_schema.output.json", &schema),
            ("kinds/tool/schemas/execute.input.json", "{}"),
            ("kinds/tool/schemas/execute.output.json", "{}"),
        ]);
        if let Err(problems) = load::load(&tree) {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|problem| !problem.message.is_empty() && !problem.file.is_empty()));
        }
    }
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let depth = 100_000;
    for (syntax, text) in [
        (Syntax::Json, "[".repeat(depth)),
        (Syntax::Json, format!("{}1{}", "[".repeat(depth), "]".repeat(depth))),
        (Syntax::Json, "{\"a\":".repeat(depth)),
        (Syntax::Yaml, "[".repeat(depth)),
        (Syntax::Yaml, format!("a: {}1{}", "[".repeat(depth), "]".repeat(depth))),
        (Syntax::Yaml, "- ".repeat(depth)),
        (Syntax::Yaml, "{a: ".repeat(depth)),
        (Syntax::Toml, format!("a = {}1{}", "[".repeat(depth), "]".repeat(depth))),
        (Syntax::Toml, format!("a = {}", "{ b = ".repeat(depth))),
        (Syntax::Toml, format!("{}a = 1", "a.".repeat(depth))),
        (Syntax::Toml, format!("[{}a]", "a.".repeat(depth))),
    ] {
        let start: String = text.chars().take(8).collect();
        let problems = document::parse(&Source::new("deep", text), syntax).expect_err(&start);
        assert!(!problems.is_empty(), "{syntax:?} {start}");
    }
}
