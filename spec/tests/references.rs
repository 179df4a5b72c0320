//! References through `$id` and `$anchor`: which schema resource each one means, and what is refused where.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use dagstack_spec_model::kind::{SchemaPlace, Spec};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, Tree, load};
use serde_json::{Value, json};

const HOOKSPEC: &str = "kind: a\nkind_api_version: \"1.0.0\"\ndescription: A kind.\nhooks:\n  - name: run\n    dispatch: singleton\n    \
     description: Runs.\n    input_schema: schemas/x.json\n    output_schema: schemas/x.json\n";

/// A kind whose payload is `x.json`; the paths of the files start at its `schemas/`.
fn load(files: &[(&str, &str)]) -> Result<Spec, Vec<Diagnostic>> {
    let mut tree = BTreeMap::from([(path("../v1.yaml"), HOOKSPEC.to_owned())]);
    tree.extend(files.iter().map(|(name, text)| (path(name), (*text).to_owned())));
    load::load(&Tree::Memory(tree))
}

fn path(name: &str) -> TreePath {
    TreePath::new("kinds/a/schemas/_").and_then(|folder| folder.sibling(name)).expect("inside")
}

/// Where each reference of `x.json` leads, a line each.
fn led(files: &[(&str, &str)]) -> String {
    let spec = load(files).unwrap_or_else(|problems| panic!("{}", reported(&problems)));
    let refs = &spec.schemas[&path("x.json")].refs;
    let line = |(holder, place): (&String, &SchemaPlace)| {
        format!("{holder} -> {}", place.to_string().trim_start_matches("kinds/a/schemas/"))
    };
    refs.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn refused(files: &[(&str, &str)]) -> String {
    reported(&load(files).expect_err("it is refused"))
}

fn reported(problems: &[Diagnostic]) -> String {
    let lines = problems.iter().map(|problem| {
        let also: String = problem
            .secondary
            .iter()
            .map(|label| {
                let at = label.source.position(label.span.start);
                format!("\n    {}:{}:{} {}", label.source.name(), at.line, at.column, label.text)
            })
            .collect();
        let line = format!("{problem}{also}\n    {}", problem.help.as_deref().unwrap_or("no help"));
        line.replace("kinds/a/schemas/", "")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_id_changes_the_base_of_what_is_below_it() {
    let schema = r##"{
        "$id": "https://example.com/trips/trip.json",
        "$defs": {
            "place": {"$id": "place.json", "properties": {"trip": {"$ref": "trip.json"}, "self": {"$ref": "#"}}},
            "fare": {"$id": "/money/fare", "$defs": {"unit": {"$id": "unit", "not": {"$id": "../coin"}}, "there": {"$ref": "unit"}}},
            "rail": {"$id": "rail/", "items": {"$id": "line", "items": {"$ref": "../place.json"}}},
            "tag": {"$id": "urn:example:tag", "properties": {"n": {"$ref": "#/$defs/n"}}, "$defs": {"n": {}}},
            "host": {"$id": "//EXAMPLE.org:443/h%6Fst#"}
        },
        "properties": {
            "place": {"$ref": "place.json"},
            "fare": {"$ref": "https://example.com/money/fare"},
            "unit": {"$ref": "/money/unit"},
            "coin": {"$ref": "/coin"},
            "line": {"$ref": "./rail/../rail/line"},
            "tag": {"$ref": "urn:example:tag#"},
            "in a tag": {"$ref": "urn:example:tag#/$defs/n"},
            "host": {"$ref": "https://example.org/host"},
            "across": {"$ref": "#/$defs/fare/$defs/unit/not"},
            "beside": {"$id": "beside/me", "$ref": "me#/$defs/there", "$defs": {"there": {"$ref": "../trip.json"}}}
        }
    }"##;
    insta::assert_snapshot!(led(&[("x.json", schema)]), @r"
    /$defs/fare/$defs/there -> x.json#/$defs/fare/$defs/unit
    /$defs/place/properties/self -> x.json#/$defs/place
    /$defs/place/properties/trip -> x.json#
    /$defs/rail/items/items -> x.json#/$defs/place
    /$defs/tag/properties/n -> x.json#/$defs/tag/$defs/n
    /properties/across -> x.json#/$defs/fare/$defs/unit/not
    /properties/beside -> x.json#/properties/beside/$defs/there
    /properties/beside/$defs/there -> x.json#
    /properties/coin -> x.json#/$defs/fare/$defs/unit/not
    /properties/fare -> x.json#/$defs/fare
    /properties/host -> x.json#/$defs/host
    /properties/in a tag -> x.json#/$defs/tag/$defs/n
    /properties/line -> x.json#/$defs/rail/items
    /properties/place -> x.json#/$defs/place
    /properties/tag -> x.json#/$defs/tag
    /properties/unit -> x.json#/$defs/fare/$defs/unit
    ");
}

#[test]
fn an_anchor_belongs_to_the_resource_that_holds_it() {
    let schema = r##"{
        "$id": "https://example.com/a",
        "$anchor": "top",
        "$defs": {
            "outer": {"$anchor": "same", "$dynamicAnchor": "moving"},
            "b": {"$id": "b", "$anchor": "top", "$defs": {"inner": {"$anchor": "same"}}, "items": {"$ref": "#same"}},
            "c": {"$id": "urn:example:c", "prefixItems": [{"$anchor": "same"}]}
        },
        "prefixItems": [
            {"$ref": "#same"}, {"$ref": "b#same"}, {"$ref": "urn:example:c#same"}, {"$ref": "a#s%61me"},
            {"$ref": "#/$defs/b/$defs/inner"}, {"$ref": "#top"}, {"$ref": "b#top"}, {"$ref": "#moving"}
        ]
    }"##;
    insta::assert_snapshot!(led(&[("x.json", schema)]), @r"
    /$defs/b/items -> x.json#/$defs/b/$defs/inner
    /prefixItems/0 -> x.json#/$defs/outer
    /prefixItems/1 -> x.json#/$defs/b/$defs/inner
    /prefixItems/2 -> x.json#/$defs/c/prefixItems/0
    /prefixItems/3 -> x.json#/$defs/outer
    /prefixItems/4 -> x.json#/$defs/b/$defs/inner
    /prefixItems/5 -> x.json#
    /prefixItems/6 -> x.json#/$defs/b
    /prefixItems/7 -> x.json#/$defs/outer
    ");
}

#[test]
fn a_file_without_an_id_is_known_by_its_path() {
    let schema = r#"{
        "$defs": {
            "near": {"$id": "near", "items": {"$ref": "y.json"}},
            "deep": {"$id": "deep/", "items": {"$ref": "y.json"}, "contains": {"$ref": "../y.json#/$defs/in"}},
            "far": {"$id": "https://example.com/far", "items": {"$ref": "near"}, "$defs": {"n": {"$id": "near"}}},
            "root": {"$id": "/of/the/tree"}
        },
        "properties": {
            "near": {"$ref": "near"}, "deep": {"$ref": "deep/"}, "root": {"$ref": "../../../of/the/tree"},
            "self": {"$ref": "x.json"}, "of another": {"$ref": "part"}, "its anchor": {"$ref": "sub/part#a"}
        }
    }"#;
    let other = r#"{"$defs": {"in": {}, "p": {"$id": "part"}, "s": {"$id": "sub/part", "items": {"$anchor": "a"}}}}"#;
    insta::assert_snapshot!(led(&[("x.json", schema), ("y.json", other), ("deep/y.json", "{}")]), @r"
    /$defs/deep/contains -> y.json#/$defs/in
    /$defs/deep/items -> deep/y.json#
    /$defs/far/items -> x.json#/$defs/far/$defs/n
    /$defs/near/items -> y.json#
    /properties/deep -> x.json#/$defs/deep
    /properties/its anchor -> y.json#/$defs/s/items
    /properties/near -> x.json#/$defs/near
    /properties/of another -> y.json#/$defs/p
    /properties/root -> x.json#/$defs/root
    /properties/self -> x.json#
    ");
}

#[test]
fn references_lead_into_the_resources_of_other_files() {
    let schema = r#"{
        "$id": "https://example.com/x",
        "prefixItems": [
            {"$ref": "parts/bolt"}, {"$ref": "https://example.com/parts/bolt#head"}, {"$ref": "parts/bolt#/$defs/nut"},
            {"$ref": "y.json#/$defs/bolt/$defs/nut"}, {"$ref": "urn:example:y"}, {"$ref": "urn:example:y#/$defs/bolt"}
        ]
    }"#;
    let other = r##"{
        "$id": "urn:example:y",
        "$defs": {"bolt": {"$id": "https://example.com/parts/bolt", "items": {"$anchor": "head"},
            "$defs": {"nut": {"items": {"$ref": "#head"}}}}}
    }"##;
    let files = [("x.json", schema), ("y.json", other)];
    insta::assert_snapshot!(led(&files), @r"
    /prefixItems/0 -> y.json#/$defs/bolt
    /prefixItems/1 -> y.json#/$defs/bolt/items
    /prefixItems/2 -> y.json#/$defs/bolt/$defs/nut
    /prefixItems/3 -> y.json#/$defs/bolt/$defs/nut
    /prefixItems/4 -> y.json#
    /prefixItems/5 -> y.json#/$defs/bolt
    ");
    let refs = &load(&files).expect("it loads").schemas[&path("y.json")].refs;
    assert_eq!(refs["/$defs/bolt/$defs/nut/items"].pointer, "/$defs/bolt/items");
}

#[test]
fn relative_paths_lead_to_files_whatever_the_id_of_their_file() {
    let schema = r#"{"$id": "https://example.com/elsewhere/x.json", "prefixItems": [{"$ref": "y.json"}, {"$ref": "sub/z.json"}],
        "$defs": {"sub": {"$id": "sub/", "items": {"$ref": "z.json"}}}}"#;
    insta::assert_snapshot!(led(&[("x.json", schema), ("y.json", "{}"), ("sub/z.json", "{}")]), @r"
    /$defs/sub/items -> sub/z.json#
    /prefixItems/0 -> y.json#
    /prefixItems/1 -> sub/z.json#
    ");
}

#[test]
fn what_only_looks_like_an_identifier_is_data() {
    let schema = r##"{
        "$id": "https://example.com/x",
        "$defs": {"real": {"$id": "y", "$anchor": "a"}, "$id": {"$anchor": "b"}, "$anchor": {}},
        "properties": {
            "$id": {"const": {"$id": "y", "$anchor": "a"}},
            "enum": {"enum": [{"$id": "y"}, {"$id": "not a URI"}]},
            "default": {"default": {"$id": "y", "$ref": "nowhere"}, "examples": [{"$id": "y"}]},
            "unknown": {"x-unknown": {"$id": "y", "$anchor": "a"}}
        },
        "prefixItems": [{"$ref": "y"}, {"$ref": "y#a"}, {"$ref": "#b"}]
    }"##;
    insta::assert_snapshot!(led(&[("x.json", schema)]), @r"
    /prefixItems/0 -> x.json#/$defs/real
    /prefixItems/1 -> x.json#/$defs/real
    /prefixItems/2 -> x.json#/$defs/$id
    ");
}

#[test]
fn an_address_belongs_to_one_schema() {
    let twice = r#"{"$id": "https://example.com/x", "$defs": {
        "a": {"$id": "y"}, "b": {"$id": "HTTPS://example.com/z/../y#"}, "c": {"$id": ""}}}"#;
    insta::assert_snapshot!(refused(&[("x.json", twice)]), @r"
    x.json:2:41: error[DS201]: the `$id` names another schema of the file already
        x.json:2:22 first here
        an address belongs to one schema: change or remove one `$id`
    x.json:2:86: error[DS201]: the `$id` names another schema of the file already
        x.json:1:9 first here
        an address belongs to one schema: change or remove one `$id`
    ");
    let path = r#"{"$defs": {"a": {"$id": "x.json"}}}"#;
    insta::assert_snapshot!(refused(&[("x.json", path)]), @r"
    x.json:1:25: error[DS201]: the `$id` names another schema of the file already
        x.json:1:1 first here
        an address belongs to one schema: change or remove one `$id`
    ");
    let anchors = r#"{"$anchor": "a", "items": {"$anchor": "a"}, "$defs": {"y": {"$id": "y", "$anchor": "a"}}}"#;
    insta::assert_snapshot!(refused(&[("x.json", anchors)]), @r"
    x.json:1:39: error[DS201]: duplicate anchor `a` in one schema resource
        x.json:1:13 first here
        rename one of them, or give one of the schemas an `$id`
    ");
}

#[test]
fn an_address_that_two_files_claim_is_refused_where_it_is_used() {
    let own = r#"{"$id": "https://example.com/x", "$defs": {"y": {"$id": "y"}}, "items": {"$ref": "y"},
        "contains": {"$ref": "https://example.com/x"}}"#;
    let other = r#"{"items": {"$id": "https://example.com/y"}}"#;
    insta::assert_snapshot!(refused(&[("x.json", own), ("other.json", other), ("third.json", own)]), @r"
    x.json:1:82: error[DS203]: the reference `y` means more than one schema
        x.json:1:57 this one
        other.json:1:19 this one
        third.json:1:57 this one
        an address belongs to one schema: change or remove the other `$id`
    ");
    insta::assert_snapshot!(refused(&[("x.json", own), ("y", "{}")]), @r"
    x.json:1:82: error[DS203]: the reference `y` means more than one schema, one of them the file `y`
        x.json:1:57 this one
        an address belongs to one schema: change or remove the other `$id`
    ");
    // A file that nobody asks for by its address may be a copy, and a reference to the own address stays at home.
    let quiet = r#"{"$id": "https://example.com/x", "$defs": {"y": {"$id": "y"}}, "items": {"$ref": "x"}}"#;
    let files = [("x.json", quiet), ("other.json", other), ("third.json", quiet)];
    assert_eq!(led(&files), "/items -> x.json#");
}

#[test]
fn what_is_no_address_is_refused_at_its_place() {
    let reported: String = [
        r#"{"$id": "not a URI", "$ref": "y.json"}"#,
        // What can't be judged without the address is not judged.
        r##"{"items": {"$id": "http://[::", "items": {"$ref": "gone"}, "contains": {"$ref": "#/items"}}}"##,
        r#"{"$id": "urn:example:x", "items": {"$id": "y"}}"#,
        r#"{"items": {"$id": "../../../../y"}}"#,
        r#"{"items": {"$id": "y?z"}}"#,
        r##"{"items": {"$id": "#y"}}"##,
        r#"{"items": {"$anchor": "1"}}"#,
        r#"{"items": {"$id": "y", "$schema": "http://json-schema.org/draft-07/schema#"}}"#,
    ]
    .iter()
    .map(|schema| format!("{schema}\n{}\n\n", refused(&[("x.json", schema), ("y.json", "{}")])))
    .collect();
    insta::assert_snapshot!(reported);
}

#[test]
fn what_leads_nowhere_is_refused_at_its_place() {
    let reported: String = [
        r#"{"$id": "https://example.com/x", "items": {"$ref": "/y"}}"#,
        r#"{"items": {"$ref": "https://json-schema.org/draft/2020-12/schema"}}"#,
        r#"{"items": {"$id": "urn:example:y", "$ref": "y.json"}}"#,
        r#"{"items": {"$id": "https://example.com/y", "items": {"$ref": "y.json"}}}"#,
        r#"{"items": {"$id": "y", "items": {"$ref": "z.json"}}}"#,
        r##"{"$defs": {"y": {"$id": "y", "items": {"$anchor": "a"}}}, "items": {"$ref": "#a"}}"##,
        r##"{"$defs": {"y": {"$id": "y", "items": {"$ref": "#/$defs/y"}}}}"##,
        r#"{"$defs": {"y": {"$id": "y", "$ref": "z"}, "z": {"$id": "z", "$ref": "x.json#/$defs/y"}}, "items": {"$ref": "y"}}"#,
        r##"{"default": {"y": {"type": 1}}, "x-y": {}, "items": {"$ref": "#/default/y"}, "contains": {"$ref": "#/x-y"}}"##,
        r##"{"prefixItems": [{}, {}], "$defs": {"~": {}}, "items": {"$ref": "#/prefixItems/01"}, "contains": {"$ref": "#/$defs/~"}}"##,
    ]
    .iter()
    .map(|schema| format!("{schema}\n{}\n\n", refused(&[("x.json", schema), ("y.json", "{}")])))
    .collect();
    insta::assert_snapshot!(reported);
}

#[test]
fn a_bundle_says_what_the_schema_says() {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://example.com/x",
        "type": "object",
        "properties": {
            "count": {"$ref": "parts/count", "maximum": 9},
            "again": {"$ref": "#/properties/count", "$anchor": "again"},
            "name": {"$id": "names/", "$ref": "#word", "$defs": {"w": {"$anchor": "word", "type": "string"}}},
            "word": {"$ref": "names/#word", "$defs": {"w": {"$id": "urn:example:w", "$anchor": "word", "const": 1}}},
            "next": {"$ref": "https://example.com/x"},
            "data": {"enum": [{"$id": "parts/count", "$ref": "#word", "$anchor": "word"}]},
        },
        "$defs": {
            "$id": {"$id": "parts/count", "type": "integer", "$ref": "#/$defs/least", "$defs": {"least": {"minimum": 2}}},
        },
    });
    let spec = load(&[("x.json", &schema.to_string())]).unwrap_or_else(|problems| panic!("{}", reported(&problems)));
    let bundle = spec.bundle(&SchemaPlace { path: path("x.json"), pointer: String::new() });
    let validator = |schema: &Value| jsonschema::draft202012::new(schema).expect("it compiles");
    let (schema, bundle) = (validator(&schema), validator(&bundle));
    let mut verdicts = [0, 0];
    for key in ["count", "again", "name", "word", "data", "next"] {
        let data = json!({"$id": "parts/count", "$ref": "#word", "$anchor": "word"});
        for value in
            [json!(1), json!(2), json!(9), json!(10), json!("a"), json!({"count": 1}), json!({"count": 2}), data]
        {
            let document = json!({key: value});
            let verdict = schema.is_valid(&document);
            verdicts[usize::from(verdict)] += 1;
            assert_eq!(bundle.is_valid(&document), verdict, "{document}");
        }
    }
    assert_eq!(verdicts, [39, 9]);
}

#[test]
fn crafted_identifiers_take_no_more_than_their_share() {
    let many = 20_000;
    let members = |member: &dyn Fn(usize) -> String| {
        let mut text = String::from("{\"$id\": \"https://example.com/x\", \"$defs\": {");
        for number in 0..many {
            let _ = write!(text, "{}\"{number}\": {}", if number == 0 { "" } else { ", " }, member(number));
        }
        text.push_str("}}");
        text
    };
    let long = "a".repeat(1_000_000);
    let within = |what: &str, schema: &str, is_good: bool| {
        let start = Instant::now();
        assert_eq!(load(&[("x.json", schema)]).is_ok(), is_good, "{what}");
        assert!(start.elapsed() < Duration::from_secs(30), "{what}: {:?}", start.elapsed());
    };
    let last = many - 1;
    within("siblings", &members(&|at| format!("{{\"$id\": \"s{at}\", \"$ref\": \"s{}\"}}", (at + 1).min(last))), false);
    within(
        "a chain",
        &members(&|at| format!("{{\"$id\": \"s{at}\", \"items\": {{\"$ref\": \"s{}\"}}}}", last - at)),
        true,
    );
    within("a loop", &members(&|at| format!("{{\"$id\": \"s{at}\", \"$ref\": \"s{}\"}}", (at + 1) % many)), false);
    within("one address", &members(&|_| "{\"$id\": \"s\"}".to_owned()), false);
    within("one anchor", &members(&|_| "{\"$anchor\": \"s\"}".to_owned()), false);
    within("no addresses", &members(&|_| "{\"$id\": \"http://[\"}".to_owned()), false);
    within("fragments", &members(&|at| format!("{{\"$id\": \"#s{at}\"}}")), false);
    within("nowhere", &members(&|at| format!("{{\"$ref\": \"#s{at}\"}}")), false);
    let below = |base: &str| {
        let schema = members(&|at| format!("{{\"$id\": \"{at}\", \"items\": {{\"$ref\": \"x\"}}}}"));
        schema.replacen("/x\"", &format!("/{base}/x\""), 1)
    };
    within("below a long base", &below(&"a".repeat(2000)), false);
    within("below a base that is too long", &below(&long), false);
    within(
        "an anchor",
        &format!("{{\"items\": {{\"$anchor\": \"{long}\"}}, \"contains\": {{\"$ref\": \"#{long}\"}}}}"),
        true,
    );
    let deep = 120;
    let nested = format!("{}{}", "{\"$id\": \"a/\", \"not\": ".repeat(deep), "{}");
    within("nested", &format!("{nested}{}", "}".repeat(deep)), true);
}
