//! What a page that is kept and compared leaves out of what an adapter wrote: where things are on the machine that ran it.

/// The fewest segments of a path that is shortened: `/tmp/x` says little about a machine, and a JSON pointer is seldom longer.
const SEGMENTS: usize = 3;

/// A text whose absolute paths, of Unix and of Windows, are `…/` and their last segment.
pub(super) fn without_folders(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if before.is_none_or(begins_a_path_after) { path(rest) } else { 0 };
        if length > 0 {
            let (_, name) = rest[..length].rsplit_once(['/', '\\']).unwrap_or_default();
            shown.push_str("…/");
            shown.push_str(name);
        } else {
            shown.push(first);
        }
        let taken = length.max(first.len_utf8());
        before = rest[..taken].chars().next_back();
        rest = &rest[taken..];
    }
    shown
}

/// Whether a path may begin after a character: not inside a word, an address or another path.
fn begins_a_path_after(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '\'' | '`' | '(' | '[' | '{' | '<' | '=' | ',')
}

/// The bytes of the absolute path that a text begins with; none where it does not begin with one of [`SEGMENTS`] segments.
fn path(text: &str) -> usize {
    let drive = text.len() - text.trim_start_matches(|character: char| character.is_ascii_alphabetic()).len();
    let separator = match (drive, text[drive..].strip_prefix(':').unwrap_or(&text[drive..]).chars().next()) {
        (0, Some('/')) => '/',
        (1, Some('\\')) if text[drive..].starts_with(':') => '\\',
        _ => return 0,
    };
    let start = if drive == 0 { 0 } else { drive + 1 };
    let ends = |character: char| character.is_whitespace() || "\"'`()[]{}<>,;:|".contains(character);
    let length = text[start..].find(ends).unwrap_or(text.len() - start);
    let segments = text[start..start + length].split(separator).filter(|segment| !segment.is_empty()).count();
    if segments < SEGMENTS { 0 } else { start + length }
}

#[cfg(test)]
mod tests {
    use super::without_folders;

    #[test]
    fn folders_of_the_machine_are_left_out() {
        for (text, shown) in [
            ("command=['/work/here/target/debug/tool', 'run']", "command=['…/tool', 'run']"),
            ("<f() at /usr/lib/python3/asyncio/streams.py:563>", "<f() at …/streams.py:563>"),
            (r"no C:\Users\me\plugin.py there", "no …/plugin.py there"),
            ("/a/b/c", "…/c"),
            ("/a/b/ü/", "…/"),
        ] {
            assert_eq!(without_folders(text), shown);
        }
    }

    #[test]
    fn what_is_no_path_of_a_machine_stays() {
        for text in
            ["", "at /0/args", "http://127.0.0.1:80/a/b/c", "a/b/c/d", "1 / 2 / 3", "/", r"C:\x", "and/or/not/that"]
        {
            assert_eq!(without_folders(text), text);
        }
    }
}
