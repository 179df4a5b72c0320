//! Patterns in the notation of the crate `regex`.

use crate::ir::Pattern;

use super::names;

/// The argument of a pattern in a table: as in the schema, and behind it in the notation of `regex` where that differs.
pub(super) fn argument(pattern: &Pattern) -> String {
    let (ecma, notation) = (names::text(&pattern.ecma), notation(&pattern.re2));
    if notation == pattern.ecma { ecma } else { format!("({ecma} => {})", names::text(&notation)) }
}

/// From the notation of RE2. The crate `regex` reads some escapes in another way; others are taken back, so that most patterns
/// stand as the schema has them.
fn notation(re2: &str) -> String {
    let mut out = String::with_capacity(re2.len());
    let mut signs = re2.chars();
    // Whether a class begins here; inside one, its bracket stands behind a backslash.
    let mut begins = false;
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            out.push(sign);
            begins = sign == '[' || (begins && sign == '^');
            continue;
        }
        let rest = signs.as_str();
        let control = CONTROLS.iter().find_map(|(code, short)| Some((rest.strip_prefix(code)?, short)));
        if let Some((after, short)) = control {
            out.push_str(short);
            signs = after.chars();
            begins = false;
            continue;
        }
        match signs.next() {
            Some('z') => out.push('$'),
            // Without the flag, the boundary is that of Unicode's words.
            Some(boundary @ ('b' | 'B')) => out.extend(["(?-u:\\", boundary.encode_utf8(&mut [0; 4]), ")"]),
            // With a backslash, they are the boundaries of a word.
            Some(plain @ ('<' | '>')) => out.push(plain),
            // At either end of a class, and beside no other one, it needs no backslash.
            Some('-') if is_alone(begins, signs.as_str(), &out) => out.push('-'),
            Some(other) => out.extend(['\\', other]),
            None => out.push('\\'),
        }
        begins = false;
    }
    out
}

/// Signs that have a short escape in both.
const CONTROLS: [(&str, &str); 5] =
    [("x{9}", r"\t"), ("x{a}", r"\n"), ("x{b}", r"\v"), ("x{c}", r"\f"), ("x{d}", r"\r")];

/// Whether a dash between these is no operator.
fn is_alone(begins: bool, after: &str, before: &str) -> bool {
    let first = begins && !after.starts_with(['-', '\\']);
    let last = after.starts_with(']') && !before.ends_with('-');
    first || last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::pattern::to_re2;

    /// Each sign and each escape, alone, repeated, between others, in a class and at its ends, held against an engine of
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
            r"\x3c",
            r"\x3e",
            r"\x5c",
        ];
        let punctuation = (0x20..0x7f).map(|code| format!(r"\x{code:x}"));
        let bare = (0x20_u8..0x7f).map(char::from).filter(|sign| !r"^$\.*+?()[]{}|/".contains(*sign)).map(String::from);
        let atoms: Vec<String> = escapes.map(str::to_owned).into_iter().chain(punctuation).chain(bare).collect();
        let mut patterns: Vec<String> =
            [".", "^", "$", r"\b", r"\B", r"\bfoo\b", r"\Boo\B", "[^]", "[]", "a|", "()", "(?:^a|b$)+", "(?<n>a)b"]
                .map(str::to_owned)
                .into();
        for atom in &atoms {
            patterns.extend(["", "*", "+", "?", "{2}", "{1,}", "{0,2}", "*?"].map(|count| format!("^{atom}{count}$")));
            patterns.extend([
                format!("a{atom}b"),
                format!(r"\b{atom}"),
                format!(r"{atom}\B"),
                format!("(?:{atom}|-)$"),
            ]);
            patterns.extend([
                format!("^[{atom}]$"),
                format!("^[^{atom}]$"),
                format!("^[-{atom}]$"),
                format!("^[--{atom}]$"),
                format!("^[^-{atom}]$"),
                format!("^[{atom}a-c]$"),
                format!("^[a-z{atom}-]$"),
                format!("^[a-c{atom}]+$"),
            ]);
        }
        let signs = (0_u8..0x80).map(char::from).chain("\u{85}\u{a0}éſKλ\u{2028}\u{feff}٣😀".chars());
        let mut texts: Vec<String> = signs.flat_map(|sign| [sign.to_string(), format!("a{sign}b")]).collect();
        texts.extend(
            ["", "foo", "éfoo", "foo bar", "éooé", "aa", "--", "b-", "a\n", "\u{1F600}\u{1F600}"].map(str::to_owned),
        );
        let mut held = 0;
        for ecma in &patterns {
            let Ok(original) = regress::Regex::with_flags(ecma, "u") else { continue };
            let re2 = to_re2(ecma).unwrap_or_else(|reason| panic!("{ecma}: {reason}"));
            let notation = notation(&re2);
            let linear = regex::Regex::new(&notation).unwrap_or_else(|error| panic!("{ecma} as {notation}: {error}"));
            for text in &texts {
                assert_eq!(original.find(text).is_some(), linear.is_match(text), "{ecma} as {notation} on {text:?}");
            }
            held += 1;
        }
        assert!(held > 3000, "only {held} patterns are valid");
    }

    #[test]
    fn what_reads_alike_is_written_once() {
        let argument =
            |ecma: &str| argument(&Pattern { ecma: ecma.to_owned(), re2: to_re2(ecma).expect("it has no more") });
        assert_eq!(argument("^[a-z][a-z0-9_]*$"), r#""^[a-z][a-z0-9_]*$""#);
        assert_eq!(argument("^[a-z-]+$"), r#""^[a-z-]+$""#);
        assert_eq!(argument(r"[-_.][ \t]"), r#"r"[-_.][ \t]""#);
        assert_eq!(argument("[+--]"), r#"("[+--]" => r"[+-\-]")"#);
        assert_eq!(argument(r"^\d+$"), r#"(r"^\d+$" => "^[0-9]+$")"#);
        assert_eq!(argument(r"\bfoo"), r#"(r"\bfoo" => r"(?-u:\b)foo")"#);
    }
}
