//! Spec trees: which layouts load, where references lead, and what is refused where.

use std::collections::BTreeMap;

use dagstack_spec_model::kind::Spec;
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Tree, load};

fn load(files: &[(&str, &str)]) -> Result<Spec, Vec<String>> {
    let files: BTreeMap<TreePath, String> =
        files.iter().map(|(path, text)| (TreePath::new(path).expect("inside"), (*text).to_owned())).collect();
    load::load(&Tree::Memory(files)).map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

fn hookspec(kind: &str, version: &str, schema: &str) -> String {
    format!(
        "kind: {kind}\nkind_api_version: \"{version}\"\ndescription: A kind.\nhooks:\n  - name: run\n    dispatch: singleton\n    \
         description: Runs.\n    input_schema: {schema}\n    output_schema: {schema}\n"
    )
}

#[test]
fn schemas_lie_in_the_kinds_folder_or_in_that_of_its_major() {
    let (first, second) = (hookspec("a", "1.2.0", "schemas/x.json"), hookspec("a", "2.0.0", "schemas/x.json"));
    let spec = load(&[
        ("kinds/a/v1.yaml", &first),
        ("kinds/a/v2.yaml", &second),
        ("kinds/a/schemas/x.json", "{}"),
        ("kinds/a/v2/schemas/x.json", "true"),
        ("VERSION", "3.1.4\n"),
    ])
    .expect("it loads");
    let inputs: Vec<&str> = spec.kinds.iter().map(|kind| kind.hooks[0].input.as_str()).collect();
    assert_eq!(inputs, ["kinds/a/schemas/x.json", "kinds/a/v2/schemas/x.json"]);
    assert_eq!(spec.version.to_string(), "3.1.4");
}

#[test]
fn references_lead_to_files_places_and_anchors_of_the_tree() {
    let text = hookspec("a", "1.0.0", "schemas/x.json");
    let spec = load(&[
        ("kinds/a/v1.yaml", &text),
        (
            "kinds/a/schemas/x.json",
            r##"{"$id": "https://example.com/spec/x.json", "$anchor": "top", "$defs": {"a b": {}, "c/d": {"$anchor": "slash"}},
                "properties": {"file": {"$ref": "y.json"}, "up": {"$ref": "../../common/z.json#/$defs/z"},
                "encoded": {"$ref": "#/$defs/a%20b"}, "escaped": {"$ref": "#/$defs/c~1d"}, "anchor": {"$ref": "#slash"},
                "whole": {"$ref": "#"}, "identified": {"$ref": "https://example.com/spec/w.json"}, "relative": {"$ref": "w.json"}}}"##,
        ),
        ("kinds/a/schemas/y.json", "{}"),
        ("kinds/common/z.json", r#"{"$defs": {"z": {}}}"#),
        ("kinds/a/schemas/named-otherwise.json", r#"{"$id": "https://example.com/spec/w.json"}"#),
    ])
    .expect("it loads");
    let file = &spec.schemas[&TreePath::new("kinds/a/schemas/x.json").expect("inside")];
    let led: Vec<String> = file.refs.iter().map(|(holder, place)| format!("{holder} -> {place}")).collect();
    insta::assert_snapshot!(led.join("\n"), @r"
    /properties/anchor -> kinds/a/schemas/x.json#/$defs/c~1d
    /properties/encoded -> kinds/a/schemas/x.json#/$defs/a b
    /properties/escaped -> kinds/a/schemas/x.json#/$defs/c~1d
    /properties/file -> kinds/a/schemas/y.json#
    /properties/identified -> kinds/a/schemas/named-otherwise.json#
    /properties/relative -> kinds/a/schemas/named-otherwise.json#
    /properties/up -> kinds/common/z.json#/$defs/z
    /properties/whole -> kinds/a/schemas/x.json#
    ");
}

#[test]
fn what_only_looks_like_a_reference_is_data() {
    let text = hookspec("a", "1.0.0", "schemas/x.json");
    let schema = r#"{"properties": {"$ref": {"const": {"$ref": "https://example.com/"}}}, "examples": [{"$ref": "nowhere.json"}]}"#;
    load(&[("kinds/a/v1.yaml", &text), ("kinds/a/schemas/x.json", schema)]).expect("it loads");
}

#[test]
fn every_problem_of_a_tree_is_reported_once_and_in_order() {
    let shared = hookspec("a", "1.0.0", "schemas/x.json");
    let problems = load(&[
        ("kinds/a/v1.yaml", &shared),
        ("kinds/b/v1.yaml", &hookspec("b", "1.0.0", "../a/schemas/x.json")),
        ("kinds/c/v3.yaml", &hookspec("d", "2.0.0", "../../../x.json")),
        ("kinds/e/v1.yaml", "kind: e\nhooks: []\nhooks: []\n"),
        ("kinds/f/v1.yaml", "- kind\n"),
        ("kinds/g/vOne.yaml", "kind: g\n"),
        (
            "kinds/a/schemas/x.json",
            r##"{"type": "objekt", "minLength": -1, "required": "a", "properties": {"a": {"$ref": "#/nowhere"}}}"##,
        ),
        ("VERSION", "one"),
    ])
    .expect_err("it is refused");
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn a_hook_that_nobody_listens_to_may_have_no_output() {
    let with = |class: &str| {
        let text = hookspec("a", "1.0.0", "schemas/x.json").replace("singleton", class);
        let text = text.replace("    output_schema: schemas/x.json\n", "");
        load(&[("kinds/a/v1.yaml", &text), ("kinds/a/schemas/x.json", "{}")])
    };
    let spec = with("broadcast_notify").expect("it loads");
    assert_eq!(spec.kinds[0].hooks[0].output, None);
    for class in ["singleton", "broadcast_collect", "chain", "capability"] {
        let problems = with(class).expect_err("it is refused");
        let expected = "kinds/a/v1.yaml:5:5: error[DS101]: the field `output_schema` is missing in item 1 of `hooks`";
        assert_eq!(problems.len(), 1, "{class}: {problems:?}");
        assert!(problems[0].starts_with(expected), "{class}: {problems:?}");
    }
    assert_eq!(with("broadcast").expect_err("it is refused").len(), 1, "only the class is wrong");
    // A hook may name what it gives though nobody listens.
    let spec = hookspec("a", "1.0.0", "schemas/x.json").replace("singleton", "broadcast_notify");
    let spec = load(&[("kinds/a/v1.yaml", &spec), ("kinds/a/schemas/x.json", "{}")]).expect("it loads");
    assert!(spec.kinds[0].hooks[0].output.is_some());
}
