use super::*;
use crate::shape::DocumentSchema;

/// Specifier sets, the good ones first.
const GOOD: &[&str] = &[
    "",
    ">=0.1.0,<1.0.0",
    ">=0.1.0",
    "<1",
    "<=1.0",
    ">1",
    "==1",
    "==1.0.*",
    "!=1.*",
    "!=1.0",
    "~=1.0",
    "~=1.4.5",
    "===1.0",
    ">= 1.0 , < 2.0",
    " >=1 ",
    ">=1\t,<2",
    "==1!2.0",
    "==1!1.*",
    "~=1!2.3",
    ">=v1.0",
    "==V1.0",
    ">=1.0a1",
    ">=1.0.alpha",
    ">=1.0-ALPHA-1",
    ">=1.0_beta.2",
    ">=1.0b",
    ">=1.0c1",
    ">=1.0rc1",
    ">=1.0.RC.1",
    ">=1.0pre1",
    ">=1.0preview1",
    ">=1.0.post1",
    ">=1.0-1",
    ">=1.0.rev1",
    ">=1.0r1",
    ">=1.0post",
    ">=1.0.dev1",
    ">=1.0dev",
    ">=1.0-dev-3",
    ">=1.0a1.post2.dev3",
    ">=1.0rc1-1",
    "==1.0+local",
    "==1.0+ubuntu-1.2_a",
    "!=1.0+1",
    "===1.0+abc",
    "==1.0a1+b",
    ">=0",
    ">=1.2.3.4.5.6",
    ">=01.02",
    "~=1.0.dev1",
    "~=2.2.post3",
    "==1.1.dev1",
    ">=1,<2,!=1.5,!=1.6.*",
    "~=0.0",
    ">=2024.10",
    "<1!0",
    ">=1234567890123456789",
];
const BAD: &[&str] = &[
    " ",
    ",",
    "^0.2",
    "^1",
    "~1.2",
    "~=1",
    "~=1.*",
    "~=1.0.*",
    "~=1.0+abc",
    ">=1.*",
    "<1.*",
    ">=1.0+abc",
    "<1+1",
    "===1.*",
    "==1.0.dev1.*",
    "==1.0a1.*",
    "==1.*.0",
    "==*",
    "*",
    ">=0.1 <1.0",
    ">=0.1;<1",
    ">=0.1,,<1",
    ">=0.1,",
    ",>=0.1",
    "1.0",
    "1",
    ">=",
    ">",
    "=1.0",
    "=>1.0",
    "=<1",
    "!1.0",
    "<>1.0",
    ">=1.0.",
    ">=.1",
    ">=1..0",
    ">=1.0x1",
    ">=1.0+",
    "==1.0+.a",
    "==1.0+a..b",
    "==1.0+a_",
    "any",
    "latest",
    ">=one",
    "1.x",
    ">=1.x",
    ">=1 || <2",
    ">=1 - <2",
    "[1.0,2.0)",
    ">=1.0!1",
    ">=!1",
    ">=1.0-",
    ">=1.0--1",
    ">=1.0.dev1.post1",
    ">=1.0prev1",
    "== 1 . 0",
    ">= 1,0",
    "~ =1.0",
    "> =1.0",
    ">=vv1",
    "===",
    "====1.0",
    ">=1.0\u{a0}.0",
    "==1.0.*+a",
    ">=١",
];

fn pattern(pattern: &str) -> DocumentSchema {
    DocumentSchema::new(serde_json::json!({"type": "string", "pattern": pattern})).expect("a schema")
}

fn matches(schema: &DocumentSchema, text: &str) -> bool {
    jsonschema::validator_for(schema.schema()).expect("a schema").is_valid(&serde_json::Value::from(text))
}

#[test]
fn pattern_and_reader_agree_on_specifier_sets() {
    let schema = pattern(CORE_VERSION_PATTERN);
    for (set, verdict) in GOOD.iter().map(|set| (set, true)).chain(BAD.iter().map(|set| (set, false))) {
        assert_eq!(matches(&schema, set), verdict, "the pattern on {set:?}");
        assert_eq!(check_core_version(set).is_ok(), verdict, "the reader on {set:?}");
    }
    assert!(GOOD.len() + BAD.len() >= 100);
}

#[test]
fn what_was_meant_is_found() {
    let reported = |text| {
        let problem = check_core_version(text).expect_err(text);
        format!("{} | {}", problem.why, problem.instead.join(" or "))
    };
    assert_eq!(reported("^0.2"), "a caret range is another ecosystem's notation | >=0.2,<0.3");
    assert_eq!(reported("^1.2.3"), "a caret range is another ecosystem's notation | >=1.2.3,<2");
    assert_eq!(reported("^0.0"), "a caret range is another ecosystem's notation | >=0.0,<0.1");
    assert_eq!(reported("~1.2"), "a tilde range is another ecosystem's notation | >=1.2,<1.3");
    assert_eq!(reported("~1"), "a tilde range is another ecosystem's notation | >=1,<2");
    assert_eq!(reported("~0.2.3"), "a tilde range is another ecosystem's notation | >=0.2.3,<0.3");
    assert_eq!(reported("^0.0.3"), "a caret range is another ecosystem's notation | >=0.0.3,<0.0.4");
    assert_eq!(reported("^0"), "a caret range is another ecosystem's notation | >=0,<1");
    assert_eq!(reported("^x"), "a caret range is another ecosystem's notation | ");
    assert_eq!(reported(">=1 || <0.5"), "a specifier set has no \"or\": all its comparisons hold | ");
    assert_eq!(reported(">=0.1 <1.0"), "comparisons are joined by commas | >=0.1,<1.0");
    assert_eq!(reported(">=0.1<1.0"), "comparisons are joined by commas | >=0.1,<1.0");
    assert_eq!(reported("1.0"), "a version alone does not say how to compare | ==1.0 or >=1.0");
    assert_eq!(reported(">=1.0,"), "there is a comma at the end | >=1.0");
    assert_eq!(reported("any"), "unexpected end of version specifier, expected operator | ");
}

#[test]
fn a_kind_api_version_is_a_major_or_semver() {
    let schema = pattern(KIND_API_VERSION_PATTERN);
    for text in ["1", "0", "12", "1.0.0", "1.2.3-rc.1", "1.0.0+build.5", "1.0.0-0a.b-c+d", "10.20.30"] {
        assert!(matches(&schema, text), "{text}");
        assert!(semver::Version::parse(text).is_ok() || text.parse::<u64>().is_ok(), "{text}");
    }
    for text in
        ["", "v1", "01", "1.0", "1.0.0.0", "one", "1.", "1.0.0-", "1.0.0-01", "1.0.0+", " 1", "1 ", "-1", "1.00.0"]
    {
        assert!(!matches(&schema, text), "{text}");
    }
}
