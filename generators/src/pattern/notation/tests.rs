use dagstack_spec_model::pattern::Pattern;

use super::*;

const GO: Engine = Engine {
    end: "$",
    boundary: r"\b",
    no_boundary: r"\B",
    has_ascii_classes: true,
    operators: "&~",
    escape: escape_linear,
};
const RUST: Engine = Engine { boundary: r"(?-u:\b)", no_boundary: r"(?-u:\B)", has_ascii_classes: false, ..GO };

fn parsed(source: &str) -> Pattern {
    Pattern::parse(source).expect(source)
}

#[test]
fn what_reads_alike_stays_as_it_was_written() {
    for source in [
        "^[a-z][a-z0-9_]*$",
        "^[a-z-]+$",
        r"[-_.][ \t]",
        r"^a\/b\.c",
        "^[äöü🦓]{2}$",
        r"[\]\-\^]",
        "(a|b)+?",
        r"a{2}b{2,}c{0,5}",
        "[-a]",
        "[^-a]",
        "&& ~~",
    ] {
        let pattern = parsed(source);
        assert_eq!([linear(&pattern, GO), linear(&pattern, RUST), ecmascript(&pattern)], [source; 3]);
    }
}

#[test]
fn what_engines_read_otherwise_is_written_otherwise() {
    let written = |source| [linear(&parsed(source), GO), linear(&parsed(source), RUST)];
    assert_eq!(written("[+--a]"), [r"[+-\-a]"; 2]);
    assert_eq!(written("a{02}"), ["a{2}"; 2]);
    assert_eq!(written("(?<year>[0-9])"), ["([0-9])"; 2]);
    assert_eq!(written(r"\u003c\x5b"), [r"<\["; 2]);
    assert_eq!(written(r"[\ud800-\udfff]"), [r"[^\x{0}-\x{10ffff}]"; 2]);
    assert_eq!(written(r"[\u0000-\udfff]"), ["[\\x{0}-\u{d7ff}]"; 2]);
    assert_eq!(written(r"^\d\b"), [r"^\d\b", r"^[0-9](?-u:\b)"]);
    assert_eq!(written(r"\P{Nl}").map(|text| text.starts_with(r"[^\x{16ee}-\x{16f0}")), [true; 2]);
    assert_eq!(ecmascript(&parsed(r"[\p{ASCII}a]\p{Any}\d")), r"[\x00-\x7fa][\x00-\u{10ffff}]\d");
}

/// Each sign and each escape, alone, repeated, between others, in a class and at its ends, validated against an engine of
/// ECMA-262.
#[test]
fn the_notation_finds_what_the_original_finds() {
    let escapes = [
        r"\d",
        r"\D",
        r"\w",
        r"\W",
        r"\s",
        r"\S",
        r"\t",
        r"\n",
        r"\v",
        r"\f",
        r"\r",
        r"\0",
        r"\cJ",
        r"\u00e9",
        r"\u{1F600}",
        r"\ud83d\ude00",
        r"\p{L}",
        r"\P{Lu}",
        r"\p{Script=Greek}",
    ];
    let punctuation = (0x20..0x7f).map(|code| format!(r"\x{code:x}"));
    let bare = (0x20_u8..0x7f).map(char::from).filter(|sign| !r"^$\.*+?()[]{}|/".contains(*sign)).map(String::from);
    let atoms: Vec<String> = escapes.map(str::to_owned).into_iter().chain(punctuation).chain(bare).collect();
    let mut patterns: Vec<String> =
        [".", "^", "$", r"\b", r"\B", r"\bfoo\b", r"\Boo\B", "[^]", "[]", "a|", "()", "(?:^a|b$)+"]
            .map(str::to_owned)
            .into();
    for atom in &atoms {
        patterns.extend(["", "*", "{2}", "{1,}", "{0,2}", "*?"].map(|count| format!("^{atom}{count}$")));
        patterns.extend([format!("a{atom}b"), format!(r"\b{atom}"), format!(r"{atom}\B"), format!("(?:{atom}|-)$")]);
        patterns.extend(
            ["^[{}]$", "^[^{}]$", "^[-{}]$", "^[--{}]$", "^[^-{}]$", "^[{}a-c]$", "^[a-z{}-]$", "^[a-c{}]+$"]
                .map(|class| class.replace("{}", atom)),
        );
    }
    let signs = (0_u8..0x80).map(char::from).chain("\u{85}\u{a0}éſKλ\u{2028}\u{feff}٣😀".chars());
    let mut texts: Vec<String> = signs.flat_map(|sign| [sign.to_string(), format!("a{sign}b")]).collect();
    texts.extend(["", "foo", "éfoo", "foo bar", "éooé", "aa", "--", "b-", "a\n", "😀😀"].map(str::to_owned));
    let mut compared = 0;
    for source in &patterns {
        let Ok(original) = regress::Regex::with_flags(source, "u") else { continue };
        let written = linear(&parsed(source), RUST);
        let engine = regex::Regex::new(&written).unwrap_or_else(|error| panic!("{source} as {written}: {error}"));
        for text in &texts {
            assert_eq!(original.find(text).is_some(), engine.is_match(text), "{source} as {written} on {text:?}");
        }
        compared += 1;
    }
    assert!(compared > 3000, "only {compared} patterns are valid");
}
