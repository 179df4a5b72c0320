//! What a page that is kept and compared leaves out of what an adapter wrote: where its language and its packages are installed.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// An absolute path of at least three segments, of Unix or of Windows, after whatever may be before one: shorter ones say little about a
/// machine, and JSON pointers are seldom longer.
static PATH: LazyLock<Regex> = LazyLock::new(|| {
    const BEFORE: &str = r#"(?<before>^|[\s"'`(\[{<=,])"#;
    const STEP: &str = r#"[^\s/\\"'`()\[\]{}<>,;:|]"#;
    let pattern = format!(r"{BEFORE}(?:(?:/{STEP}+){{2,}}/|[A-Za-z]:\\(?:{STEP}+\\){{2,}})(?<last>{STEP}*)");
    Regex::new(&pattern).expect("the pattern is sound: the tests use it")
});

/// A text whose absolute paths are `…/` and their last segment.
pub(super) fn without_folders(text: &str) -> Cow<'_, str> {
    PATH.replace_all(text, "${before}…/${last}")
}

#[cfg(test)]
mod tests {
    use super::without_folders;

    #[test]
    fn folders_of_the_machine_are_left_out() {
        for (text, shown) in [
            ("command=['/opt/bindings/python/bin/tool', 'run']", "command=['…/tool', 'run']"),
            ("<f() at /usr/lib/python3/asyncio/streams.py:563>", "<f() at …/streams.py:563>"),
            (r"no C:\Users\me\plugin.py there", "no …/plugin.py there"),
            ("/a/b/c", "…/c"),
            ("/a/b/ü/", "…/"),
            ("/a/b/c /d/e/f", "…/c …/f"),
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
