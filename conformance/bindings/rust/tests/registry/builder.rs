//! What a host can say wrongly.

use dagstack_plugin_system::kind::KindError;
use dagstack_plugin_system::{BuildError, Dispatch, ErrorPolicy, Hook, Kind, Registry};

#[test]
fn a_core_version_is_pep_440() {
    let built = Registry::builder().core_version("not a version").build();
    assert_eq!(built.err(), Some(BuildError::CoreVersion("not a version".to_owned())));
}

#[test]
fn a_kind_has_one_hookspec_a_major() {
    let kind = || Kind::new("step", "1.2.0", []).expect("a valid kind");
    let built = Registry::builder().kind(kind()).kind(kind()).build();
    assert_eq!(built.err(), Some(BuildError::DuplicateKind { kind: "step".to_owned(), major: 1 }));
}

#[cfg(feature = "http")]
#[test]
fn an_origin_is_one_of_http() {
    let built = Registry::builder().allow_origin("https://example.org/mcp").build();
    assert_eq!(built.err(), Some(BuildError::Origin("https://example.org/mcp".to_owned())));
}

#[test]
fn a_host_may_replace_a_kind_of_the_contract() {
    let tool = Kind::new("tool", "1.1.0", [Hook::new("execute", Dispatch::Chain)]).expect("a valid kind");
    assert!(Registry::builder().kind(tool).build().is_ok());
}

#[test]
fn a_kind_is_checked_when_it_is_made() {
    let made = |hooks: Vec<Hook>| Kind::new("step", "1.0.0", hooks).err();
    let hook = |dispatch| Hook::new("run", dispatch);

    assert_eq!(Kind::new("Step", "1.0.0", []).err(), Some(KindError::Name("Step".to_owned())));
    assert_eq!(Kind::new("step", "1", []).err(), Some(KindError::Version("1".to_owned())));
    assert_eq!(made(vec![Hook::new("runNow", Dispatch::Chain)]), Some(KindError::Name("runNow".to_owned())));
    assert_eq!(
        made(vec![hook(Dispatch::Singleton), hook(Dispatch::Capability)]),
        Some(KindError::DuplicateHook("run".to_owned()))
    );
    assert_eq!(made(vec![hook(Dispatch::Chain).exposed(false)]), Some(KindError::HiddenChain("run".to_owned())));
    for policy in [ErrorPolicy::BestEffort, ErrorPolicy::FailFast] {
        assert_eq!(
            made(vec![hook(Dispatch::Singleton).on_error(policy)]),
            Some(KindError::ErrorPolicy("run".to_owned()))
        );
    }
    assert_eq!(made(vec![hook(Dispatch::BroadcastCollect).on_error(ErrorPolicy::BestEffort)]), None);
}

#[cfg(feature = "hookspecs")]
#[test]
fn kinds_come_from_a_folder() {
    let home = tempfile::tempdir().expect("a folder to try in");
    let kind = home.path().join("kinds/review");
    std::fs::create_dir_all(kind.join("schemas")).expect("a folder for schemas");
    std::fs::write(kind.join("schemas/any.json"), r#"{"$schema":"https://json-schema.org/draft/2020-12/schema"}"#)
        .expect("a schema");
    let hookspec = |exposed: bool| {
        format!(
            "kind: review\nkind_api_version: \"2.1.0\"\ndescription: Reviews.\nhooks:\n  - name: comment\n    dispatch: chain\n    \
             description: Comments.\n    input_schema: schemas/any.json\n    output_schema: schemas/any.json\n    \
             mcp_exposed: {exposed}\n"
        )
    };
    std::fs::write(kind.join("v2.yaml"), hookspec(true)).expect("a hookspec");
    let kinds = Kind::from_folder(home.path()).expect("a valid folder");
    let any = serde_json::json!({"$schema": "https://json-schema.org/draft/2020-12/schema"});
    let comment = Hook::new("comment", Dispatch::Chain).input_schema(any.clone()).output_schema(any);
    assert_eq!(kinds, [Kind::new("review", "2.1.0", [comment]).expect("a valid kind")]);

    std::fs::write(kind.join("v2.yaml"), hookspec(false)).expect("a hookspec");
    let Err(KindError::Hookspecs(message)) = Kind::from_folder(home.path()) else { panic!("a hidden chain passed") };
    assert!(message.contains("v2.yaml:10:"), "{message}");
}
