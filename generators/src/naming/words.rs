//! The words of a raw name: ASCII, whatever it has.

use super::signs;

/// ASCII words, in reading form: letters of other scripts are transliterated, signs part words.
pub(super) fn plain(raw: &str) -> String {
    raw.chars().fold(String::with_capacity(raw.len()), |mut text, character| {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => text.push(character),
            _ if character.is_ascii() => text.push(' '),
            _ => push_transliterated(&mut text, character),
        }
        text
    })
}

/// As [`plain`], with signs and letter case in words.
pub(super) fn spell_out(raw: &str) -> String {
    raw.chars().fold(String::with_capacity(raw.len()), |mut text, character| {
        if character.is_ascii_alphanumeric() {
            text.push(character);
            return text;
        }
        text.push(' ');
        text.push_str(&signs::word_inside(character));
        text.push(' ');
        text
    })
}

fn push_transliterated(text: &mut String, character: char) {
    match deunicode::deunicode_char(character) {
        Some(ascii) if character.is_alphabetic() && ascii.chars().all(|sign| sign.is_ascii_alphanumeric()) => {
            text.push_str(ascii);
        }
        Some(ascii) if ascii.chars().any(|sign| sign.is_ascii_alphanumeric()) => {
            text.push(' ');
            text.extend(ascii.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { ' ' }));
            text.push(' ');
        }
        _ if character.is_alphanumeric() => text.push_str(&format!(" u{:04x} ", u32::from(character))),
        _ => text.push(' '),
    }
}

/// Applies `word` to each capitalised run of a Pascal or camel case name.
pub(super) fn rewrite_words(name: &str, word: fn(&str) -> String) -> String {
    let mut rewritten = String::with_capacity(name.len());
    let mut start = 0;
    for (index, character) in name.char_indices().skip(1) {
        if character.is_ascii_uppercase() {
            rewritten.push_str(&word(&name[start..index]));
            start = index;
        }
    }
    rewritten.push_str(&word(&name[start..]));
    rewritten
}
