//! What signs are called: one table for every language.

/// What sequences of signs are called where they stand for something together, the longer before the shorter.
const SEQUENCES: &[(&str, &str)] = &[
    ("...", "ellipsis"),
    ("<=", "le"),
    (">=", "ge"),
    ("!=", "ne"),
    ("->", "arrow"),
    ("<-", "left arrow"),
    ("=>", "fat arrow"),
    ("&&", "and"),
    ("||", "or"),
];

/// What a sign is called as a value by itself, where that is not what it is called inside of a name.
const ALONE: &[(char, &str)] = &[('=', "eq"), ('<', "lt"), ('>', "gt"), ('!', "not"), ('-', "minus")];

/// What a sign is called inside of a name.
const INSIDE: &[(char, &str)] = &[
    ('\t', "tab"),
    ('\n', "line feed"),
    ('\r', "carriage return"),
    (' ', "space"),
    ('!', "exclamation"),
    ('"', "quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "ampersand"),
    ('\'', "apostrophe"),
    ('(', "left parenthesis"),
    (')', "right parenthesis"),
    ('*', "star"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "dash"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equals"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('[', "left bracket"),
    ('\\', "backslash"),
    (']', "right bracket"),
    ('^', "caret"),
    ('_', "underscore"),
    ('`', "backtick"),
    ('{', "left brace"),
    ('|', "pipe"),
    ('}', "right brace"),
    ('~', "tilde"),
];

/// Signs beyond ASCII that stand for several of ASCII.
const BEYOND: &[(char, &str)] =
    &[('≤', "<="), ('≥', ">="), ('≠', "!="), ('→', "->"), ('←', "<-"), ('⇒', "=>"), ('…', "...")];

/// What a character that is no letter and no digit of ASCII is called inside of a name: its code point where nothing is known of it.
pub(super) fn word_inside(character: char) -> String {
    find(INSIDE, character).map_or_else(|| format!("u{:04x}", u32::from(character)), str::to_owned)
}

/// What a sign is called as a value by itself.
pub(super) fn sign_word(sign: char) -> String {
    find(ALONE, sign).map_or_else(|| word_inside(sign), str::to_owned)
}

fn find(table: &[(char, &'static str)], sign: char) -> Option<&'static str> {
    table.iter().find(|(listed, _)| *listed == sign).map(|(_, word)| *word)
}

/// The words for a text that has signs only. Signs beyond ASCII are read as those of ASCII that they stand for: `≤` as `<=`.
pub(super) fn in_words(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut ascii = String::new();
    for character in text.chars() {
        match find(BEYOND, character).or_else(|| deunicode::deunicode_char(character)) {
            Some(signs) if !signs.is_empty() && signs.is_ascii() => ascii.push_str(signs),
            _ => {
                words.extend(of_ascii(&ascii));
                ascii.clear();
                words.push(word_inside(character));
            }
        }
    }
    words.extend(of_ascii(&ascii));
    words.join(" ")
}

/// A word for each sequence of signs that has one, and for each other sign.
fn of_ascii(mut signs: &str) -> Vec<String> {
    let mut words = Vec::new();
    while let Some(sign) = signs.chars().next() {
        let (length, word) = match SEQUENCES.iter().find(|(sequence, _)| signs.starts_with(sequence)) {
            Some((sequence, word)) => (sequence.len(), (*word).to_owned()),
            None => (sign.len_utf8(), sign_word(sign)),
        };
        signs = &signs[length..];
        words.push(word);
    }
    words
}
