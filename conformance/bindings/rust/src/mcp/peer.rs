//! How a failure names the plugin it is about, without telling secrets.

use crate::Failure;

/// The longest piece of a peer's own words in a failure, in characters.
const QUOTED: usize = 400;

/// A secret shorter than this is not looked for in a peer's words: `1` or `on` would mask half of what was said.
const SHORTEST_SECRET: usize = 4;

/// The other side of a connection, as failures name it.
#[derive(Debug)]
pub(super) struct Peer {
    plugin: String,
    place: String,
    secrets: Vec<String>,
}

impl Peer {
    /// A peer of this plugin at this place (a command, a URL). The place and the peer's words may hold these secrets.
    pub(super) fn new(plugin: &str, place: String, secrets: impl IntoIterator<Item = String>) -> Self {
        let mut secrets: Vec<String> =
            secrets.into_iter().filter(|secret| secret.chars().count() >= SHORTEST_SECRET).collect();
        // The longest first: a secret that holds another one is masked whole.
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        let place = masked(&secrets, place);
        Self { plugin: plugin.to_owned(), place, secrets }
    }

    /// The plugin's name.
    pub(super) fn plugin(&self) -> &str {
        &self.plugin
    }

    /// A failure: which plugin, where it runs, and `what` happened.
    pub(super) fn failure(&self, what: &str) -> Failure {
        Failure::new(format!("plugin `{}` ({}) {what}", self.plugin, self.place))
    }

    /// The peer's own words as a failure shows them: without secrets, the end cut off, on one line.
    pub(super) fn quote(&self, words: &[u8]) -> String {
        // Cut before it is masked, as a hostile line may be long, but so that no secret is cut within what is shown.
        let room = QUOTED * 4 + self.secrets.first().map_or(0, String::len);
        let masked = self.masked(&words[..words.len().min(room)]);
        let mut quoted: String = masked.trim().chars().take(QUOTED).flat_map(char::escape_debug).collect();
        if words.len() > room || masked.trim().chars().count() > QUOTED {
            quoted.push('…');
        }
        quoted
    }

    /// The same with the beginning cut off: the last words say most.
    pub(super) fn quote_end(&self, words: &[u8]) -> String {
        let masked = self.masked(words);
        let masked = masked.trim();
        let over = masked.chars().count().saturating_sub(QUOTED);
        let quoted: String = masked.chars().skip(over).flat_map(char::escape_debug).collect();
        if over > 0 { format!("…{quoted}") } else { quoted }
    }

    fn masked(&self, words: &[u8]) -> String {
        masked(&self.secrets, String::from_utf8_lossy(words).into_owned())
    }
}

fn masked(secrets: &[String], words: String) -> String {
    secrets.iter().fold(words, |words, secret| words.replace(secret.as_str(), "***"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(secrets: &[&str]) -> Peer {
        Peer::new("echo", "`node echo.js`".to_owned(), secrets.iter().map(|secret| (*secret).to_owned()))
    }

    #[test]
    fn a_failure_names_the_plugin_and_its_place() {
        assert_eq!(peer(&[]).failure("has ended").message, "plugin `echo` (`node echo.js`) has ended");
    }

    #[test]
    fn secrets_are_masked_also_where_one_holds_another() {
        assert_eq!(peer(&["abcd", "abcdef"]).quote(b"token abcdef, and abcd"), "token ***, and ***");
    }

    #[test]
    fn short_values_are_no_secrets() {
        assert_eq!(peer(&["1", "on"]).quote(b"on port 1"), "on port 1");
    }

    #[test]
    fn long_words_are_cut_and_control_characters_escaped() {
        let quoted = peer(&[]).quote(&[b"\x1b[31m\xff".as_slice(), &[b'a'; 9_000]].concat());
        assert!(quoted.starts_with("\\u{1b}[31m\u{fffd}aaa"), "{quoted}");
        assert!(quoted.ends_with("a…"), "{quoted}");
        assert!(quoted.chars().count() < 500, "{quoted}");
    }

    #[test]
    fn of_last_words_the_end_is_kept() {
        let quoted = peer(&["abcd"]).quote_end(&[&[b'a'; 9_000], b"\nkey abcd\n".as_slice()].concat());
        assert!(quoted.starts_with("…aaa"), "{quoted}");
        assert!(quoted.ends_with("a\\nkey ***"), "{quoted}");
        assert_eq!(peer(&[]).quote_end(b" bye \n"), "bye");
    }
}
