//! JSON is read to the letter of RFC 8259, with `serde_json` as the reference.

use dagstack_spec_model::internal::document::{Syntax, parse};
use dagstack_spec_model::rules;
use dagstack_spec_model::{Diagnostic, Source};
use serde_json::Value;

fn problems(text: &str) -> Vec<Diagnostic> {
    parse(&Source::new("f.json", text), Syntax::Json).err().unwrap_or_default()
}

/// What may be refused though it is JSON: duplicate keys, deep nesting, numbers beyond the range of a double.
fn is_policy(problem: &Diagnostic) -> bool {
    [rules::DUPLICATE_KEY, rules::TOO_DEEP].contains(&problem.rule) || problem.message.contains("range of a double")
}

/// Compares the verdict with the reference; gives what the problem says where there is one.
fn verdict(text: &str) -> Option<String> {
    let found = problems(text);
    let reference = serde_json::from_str::<Value>(text);
    match reference {
        Ok(_) => assert!(found.iter().all(is_policy), "{text:?} is JSON, and refused: {found:?}"),
        Err(error) => assert!(!found.is_empty(), "{text:?} is read, and not JSON: {error}"),
    }
    for label in found.iter().filter_map(|problem| problem.primary.as_ref()) {
        assert!(text.get(label.span.clone()).is_some(), "{text:?}: the span {:?} is not within the text", label.span);
    }
    found.first().map(|problem| problem.message.clone())
}

#[test]
fn what_is_not_json_is_refused() {
    let mut texts: Vec<String> = (0..0x20).map(|control| format!("{{\"a\": \"x{}y\"}}", char::from(control))).collect();
    texts.extend((0..0x20).filter(|control| !b"\t\n\r".contains(control)).map(|c| format!("[1,{}2]", char::from(c))));
    for space in
        ["\u{b}", "\u{c}", "\u{85}", "\u{a0}", "\u{1680}", "\u{2003}", "\u{2028}", "\u{2029}", "\u{3000}", "\u{feff}"]
    {
        texts.extend([format!("{space}1"), format!("1{space}"), format!("[1{space}]"), format!("{{{space}\"a\":1}}")]);
    }
    for number in [
        "+1",
        ".5",
        "1.",
        "01",
        "-",
        "-01",
        "--1",
        "1e",
        "1e+",
        "1.e1",
        "0x1F",
        "0o7",
        "1_000",
        "1f",
        "Infinity",
        "-Infinity",
        "NaN",
        "inf",
        "1.2.3",
        "١",
        "1e1.5",
        "-.5",
        "00",
        "-00",
        "0e",
        "1E",
    ] {
        texts.extend([number.to_owned(), format!("[{number}]"), format!("{{\"a\":{number}}}")]);
    }
    for string in [
        r#""\x41""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\'""#,
        r#""\a""#,
        r#""\v""#,
        r#""\0""#,
        r#""\u{41}""#,
        r#""\ud800""#,
        r#""\ud800x""#,
        r#""\udc00""#,
        r#""\ud800\ud800""#,
        r#""\udc00\ud800""#,
        r#""\ud800\u0041""#,
        r#""\uD83D\uD83D""#,
        r#""\"#,
        r#""\""#,
        "\"a",
        "'a'",
        "`a`",
        "\"\\\n\"",
        "\"\\\u{e9}\"",
        r#""\U0041""#,
    ] {
        texts.extend([
            string.to_owned(),
            format!("[{string}]"),
            format!("{{{string}: 1}}"),
            format!("{{\"a\":{string}}}"),
        ]);
    }
    texts.extend(
        [
            "",
            " ",
            "\n",
            "[1,]",
            "[,1]",
            "[,]",
            "[1,,2]",
            "{\"a\":1,}",
            "{,}",
            "{,\"a\":1}",
            "{\"a\":1,,\"b\":2}",
            "{a:1}",
            "{1:2}",
            "{true:1}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{\"a\"::1}",
            "{\"a\":1 \"b\":2}",
            "[1 2]",
            "[1",
            "{\"a\":1",
            "1 2",
            "{} {}",
            "[] []",
            "[]]",
            "{}}",
            "]",
            "}",
            ":",
            ",",
            "// a\n1",
            "1 // a",
            "/* a */ 1",
            "[1 /* a */]",
            "# a\n1",
            "True",
            "TRUE",
            "nul",
            "nullx",
            "null1",
            "undefined",
            "tru e",
            "{\"a\":1}x",
            "\"a\" \"b\"",
            "\"a\"\"b\"",
            "[\"a\"\"b\"]",
            "(1)",
            "[1;2]",
            "{\"a\"=1}",
            "<a>",
            "\u{0}",
            "1\u{0}",
            "-\u{0}",
        ]
        .map(str::to_owned),
    );
    for text in texts {
        assert!(verdict(&text).is_some(), "{text:?} is read");
    }
}

#[test]
fn what_is_json_is_read() {
    for text in [
        "0",
        "-0",
        "1e5",
        "1E+05",
        "0.0e-0",
        "\"\"",
        "\" \u{7f}\u{2028}\u{2029}\u{feff} \"",
        r#""\ud83d\ude00\u0000\/\b\f""#,
        "[]",
        "{}",
        "\t\r\n [ 1 , 2 ] \n",
        "{\"\": {\"\": []}}",
        "true",
        "null",
        "[[[[[[]]]]]]",
    ] {
        assert_eq!(verdict(text), None, "{text:?}");
    }
}

#[test]
fn policy_is_stricter_than_the_grammar() {
    for (text, message) in [
        (r#"{"a": 1, "\u0061": 2}"#.to_owned(), "duplicate key `a`"),
        ("[1e400]".to_owned(), "`1e400` is beyond the range of a double, and no binding reads it"),
        (format!("{}{}", "[".repeat(129), "]".repeat(129)), "the document nests more than 128 levels deep"),
        (format!("{}1{}", "{\"a\":".repeat(129), "}".repeat(129)), "the document nests more than 128 levels deep"),
        ("[".repeat(100_000), "the document nests more than 128 levels deep"),
    ] {
        let found = problems(&text);
        assert_eq!(found.first().map(|problem| problem.message.as_str()), Some(message));
    }
    for text in [format!("{}{}", "[".repeat(128), "]".repeat(128)), format!("{}1{}", "[".repeat(128), "]".repeat(128))]
    {
        assert_eq!(problems(&text), []);
    }
}

#[test]
fn messages_name_the_character() {
    for (text, message) in [
        ("{\"a\": \"x\ty\"}", "the control character U+0009 is not allowed in a string"),
        ("[1,\u{2028}2]", "U+2028 is not white space in JSON"),
        (r#"["\ud800"]"#, "the lone surrogate `\\ud800` is half of a character"),
    ] {
        assert_eq!(verdict(text).as_deref(), Some(message));
    }
}

/// Every document that is one edit away from some.
#[test]
fn edits_are_judged_as_the_reference_judges_them() {
    let bases = [
        "{\"a\": [1, -0.5e+3, true], \"b\\u00e9\\n\": {\"c\": null, \"\": \"x\u{e9}\"}}",
        "[\"\\ud83d\\ude00\", 10, 0.1]",
        "-12",
    ];
    let pieces: Vec<String> = "\t\n\u{b}\u{1}\u{7f} \"'\\/,:{}[]+-.0189eExu_#aé\u{85}\u{a0}\u{2028}\u{feff}"
        .chars()
        .map(String::from)
        .chain(["\\u", "\\ud800", "//", "/*", "null", "00", "1e"].map(str::to_owned))
        .collect();
    let mut count = 0_u32;
    for base in bases {
        let places: Vec<usize> = base.char_indices().map(|(at, _)| at).chain([base.len()]).collect();
        for (number, at) in places.iter().enumerate() {
            let (before, after) = base.split_at(*at);
            let behind = places.get(number + 1).map_or("", |next| &base[*next..]);
            verdict(&format!("{before}{behind}"));
            verdict(before);
            for piece in &pieces {
                verdict(&format!("{before}{piece}{after}"));
                verdict(&format!("{before}{piece}{behind}"));
                count += 2;
            }
        }
    }
    assert!(count > 5_000, "{count} edits");
}
