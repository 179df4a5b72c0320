#![expect(clippy::needless_pass_by_value, reason = "a test reads better without the borrowing")]

use serde_json::json;

use super::*;

fn reported(pattern: &Value, value: &Value) -> Vec<String> {
    check(pattern, value, &mut Bindings::new(TextReader::new(None)))
        .into_iter()
        .map(|found| format!("{}: {}, not {}", found.place, found.expected, found.got))
        .collect()
}

#[track_caller]
fn fits(pattern: Value, value: Value) {
    assert_eq!(reported(&pattern, &value), [""; 0]);
}

#[track_caller]
fn differs(pattern: Value, value: Value) {
    assert_ne!(reported(&pattern, &value), [""; 0]);
}

#[test]
fn plain_values() {
    fits(json!({"a": [1, "x"], "b": null}), json!({"b": null, "a": [1.0, "x"]}));
    differs(json!(1), json!(true));
    differs(json!([1, 2]), json!([2, 1]));
    differs(json!([1]), json!([1, 2]));
    differs(json!({}), json!({"a": 1}));
    differs(json!({"a": null}), json!({}));
    differs(json!([]), json!({}));
    differs(json!({}), json!([]));
    differs(json!(null), json!({}));
}

#[test]
fn differences_are_reported_at_their_places() {
    let pattern = json!([{"name": "a", "priority": 1, "tags": ["x"]}, {"name": {"$text": "b"}}]);
    let value = json!([{"name": "a", "priority": "1", "tags": ["x", "y"], "o/p": true}, {"name": "c"}]);
    assert_eq!(
        reported(&pattern, &value),
        [
            "/0/priority: 1, not \"1\"",
            "/0/tags: [\"x\"], not [\"x\", \"y\"]",
            "/0/o~1p: no such key, not true",
            "/1/name: a text with `b`, not \"c\"",
        ]
    );
    assert_eq!(reported(&json!({"a": 1}), &json!({"b": 2})), ["/a: 1, not nothing", "/b: no such key, not 2"]);
    let many: Map<String, Value> = (0..10_000).map(|number| (number.to_string(), number.into())).collect();
    assert_eq!(reported(&json!({}), &many.into()).len(), LIMIT);
}

#[test]
fn any_and_literal() {
    for value in [json!(null), json!({"$any": 1}), json!([])] {
        fits(json!({"$any": true}), value);
    }
    fits(json!({"$literal": {"$any": true}}), json!({"$any": true}));
    differs(json!({"$literal": {"$any": true}}), json!(1));
    differs(json!({"$literal": {"a": {"$any": true}}}), json!({"a": 1}));
    fits(json!({"a": {"$literal": {"$text": "x", "y": 1.0}}}), json!({"a": {"y": 1, "$text": "x"}}));
    fits(json!({"$a": 1, "b": 2}), json!({"$a": 1, "b": 2}));
    differs(json!({"$unheard_of": 1}), json!({"$unheard_of": 1}));
}

#[test]
fn subset() {
    fits(json!({"$subset": {"a": 1}}), json!({"a": 1, "b": 2}));
    fits(json!({"$subset": {}}), json!({}));
    fits(json!({"$subset": {"a": {"$subset": {"b": 1}}}}), json!({"a": {"b": 1, "c": 1}}));
    differs(json!({"$subset": {"a": 1}}), json!({"a": 2}));
    differs(json!({"$subset": {"a": 1}}), json!({"b": 1}));
    differs(json!({"$subset": {"a": {"b": 1}}}), json!({"a": {"b": 1, "c": 1}}));
    differs(json!({"$subset": {}}), json!([]));
    assert_eq!(
        reported(&json!({"$subset": {"a": 1, "b": 2}}), &json!({"a": 3})),
        ["/a: 1, not 3", "/b: 2, not nothing"]
    );
}

#[test]
fn contains() {
    fits(json!({"$contains": [1, {"$text": "x"}]}), json!(["a x", 2, 1]));
    fits(json!({"$contains": [1, 1]}), json!([1]));
    differs(json!({"$contains": [1, 3]}), json!([1, 2]));
    differs(json!({"$contains": [1]}), json!([]));
    differs(json!({"$contains": [1]}), json!(1));
}

#[test]
fn unordered() {
    fits(json!({"$unordered": [1, 2, 2]}), json!([2, 1, 2]));
    fits(json!({"$unordered": []}), json!([]));
    differs(json!({"$unordered": [1, 2, 2]}), json!([2, 1, 1]));
    differs(json!({"$unordered": [1]}), json!([1, 1]));
    differs(json!({"$unordered": [1]}), json!({}));
    // A greedy choice would give the only 1 to `$any`.
    fits(json!({"$unordered": [{"$any": true}, 1]}), json!([1, 2]));
    fits(json!({"$unordered": [{"$type": "number"}, {"$one_of": [1, 2]}, 1]}), json!([1, 2, 3]));
    differs(json!({"$unordered": [1, {"$one_of": [1, 2]}, {"$one_of": [1, 2]}]}), json!([1, 2, 3]));
}

#[test]
fn one_of_text_and_type() {
    fits(json!({"$one_of": [1, "x"]}), json!("x"));
    differs(json!({"$one_of": [1, "x"]}), json!("y"));
    differs(json!({"$one_of": []}), json!(null));
    fits(json!({"$text": "b"}), json!("a b c"));
    differs(json!({"$text": "b"}), json!("abc"));
    differs(json!({"$text": "1"}), json!(1));
    let types = ["null", "boolean", "integer", "number", "string", "array", "object"];
    let values = [json!(null), json!(true), json!(1), json!(1.5), json!("x"), json!([]), json!({})];
    for (name, own) in types.iter().zip(&values) {
        fits(json!({"$type": name}), own.clone());
        for (other, value) in types.iter().zip(&values) {
            if other != name && (*name, *other) != ("number", "integer") {
                differs(json!({"$type": name}), value.clone());
            }
        }
    }
    fits(json!({"$type": "integer"}), json!(2.0));
    fits(json!({"$type": "integer"}), json!(1e300));
}

#[test]
fn bindings() {
    fits(json!([{"$bind": "x"}, {"$bind": "x"}]), json!([{"a": 1}, {"a": 1.0}]));
    differs(json!([{"$bind": "x"}, {"$bind": "x"}]), json!([1, 2]));
    fits(json!([{"$bind": "x"}, {"$differs": "x"}]), json!([1, 2]));
    differs(json!([{"$bind": "x"}, {"$differs": "x"}]), json!([1, 1.0]));
    differs(json!({"$differs": "x"}), json!(1));
    // What an alternative that did not fit bound is forgotten.
    fits(json!([{"$one_of": [[{"$bind": "x"}, 1], [2, {"$any": true}]]}, {"$bind": "x"}]), json!([[2, 3], 7]));
    let mut bindings = Bindings::new(TextReader::new(None));
    assert!(check(&json!({"$bind": "x"}), &json!("i"), &mut bindings).is_empty());
    assert!(check(&json!({"$bind": "x"}), &json!("i"), &mut bindings).is_empty());
    assert_eq!(
        check(&json!({"$bind": "x"}), &json!("j"), &mut bindings)[0].expected,
        "the same value as before, \"i\""
    );
    assert_eq!(check(&json!({"$differs": "x"}), &json!("i"), &mut bindings)[0].expected, "another value than \"i\"");
}

#[test]
fn parts() {
    let part = |pattern: Value, value: Value| {
        check_part(&pattern, &value, &["params"], &mut Bindings::new(TextReader::new(None))).len()
    };
    let message = json!({"method": "m", "id": 1, "params": {"name": "n", "arguments": {"a": 1}, "_meta": {}}});
    assert_eq!(part(json!({}), message.clone()), 0);
    assert_eq!(part(json!({"method": "m", "params": {"name": "n"}}), message.clone()), 0);
    assert_eq!(part(json!({"params": {"arguments": {"a": 1}}}), message.clone()), 0);
    assert_eq!(part(json!({"params": {"arguments": {}}}), message.clone()), 1, "only the first level is open");
    assert_eq!(part(json!({"params": {"$literal": {"name": "n"}}}), message.clone()), 1);
    assert_eq!(part(json!({"method": "x", "result": 1}), message.clone()), 2);
    assert_eq!(part(json!({"$any": true}), message), 0);
    assert_eq!(part(json!({}), json!(7)), 1);
}

#[test]
fn hostile_values_cost_neither_stack_nor_time() {
    let deep = (0..400).fold(json!(1), |inner, _| json!({"a": [inner]}));
    fits(json!({"$any": true}), deep.clone());
    differs(json!({"a": [{"a": 1}]}), deep.clone());
    fits(json!({"$literal": deep.clone()}), deep.clone());
    fits(json!([{"$bind": "x"}, {"$bind": "x"}]), json!([deep.clone(), deep]));
    let huge = Value::from(vec![0; 50_000]);
    differs(json!({"$contains": [1]}), huge.clone());
    differs(json!({"$unordered": [0, 0]}), huge.clone());
    differs(json!([0]), huge);
}
