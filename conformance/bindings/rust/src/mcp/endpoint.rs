//! How a failure names the plugin it is about, without revealing secrets.

use super::jsonrpc;
use crate::Failure;

/// The longest piece of a server's own text in a failure, in characters.
const QUOTED: usize = 400;

/// A secret shorter than this is not looked for in a server's text: `1` or `on` would mask half of the text.
const SHORTEST_SECRET: usize = 4;

/// The other side of a connection, as failures name it.
#[derive(Debug)]
pub(super) struct Endpoint {
    plugin: String,
    place: String,
    secrets: Vec<String>,
}

impl Endpoint {
    /// A server of this plugin at this place (a command, a URL). The place and the server's text may hold these secrets.
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

    /// The failure of a request that the server answered with an error.
    pub(super) fn refusal(&self, method: &str, error: &jsonrpc::Error) -> Failure {
        let message = self.quote(error.message.as_bytes());
        self.failure(&format!("answered `{method}` with the error {}: {message}", error.code))
    }

    /// The server's own text as a failure shows them: without secrets, the end cut off, on one line.
    pub(super) fn quote(&self, text: &[u8]) -> String {
        // Cut before it is masked, as a hostile line may be long, but so that no secret is cut within what is shown.
        let room = QUOTED * 4 + self.secrets.first().map_or(0, String::len);
        let masked = self.masked(&text[..text.len().min(room)]);
        let mut quoted: String = masked.trim().chars().take(QUOTED).flat_map(char::escape_debug).collect();
        if text.len() > room || masked.trim().chars().count() > QUOTED {
            quoted.push('…');
        }
        quoted
    }

    /// The same with the beginning cut off: the end says most.
    pub(super) fn quote_end(&self, text: &[u8]) -> String {
        let masked = self.masked(text);
        let masked = masked.trim();
        let over = masked.chars().count().saturating_sub(QUOTED);
        let quoted: String = masked.chars().skip(over).flat_map(char::escape_debug).collect();
        if over > 0 { format!("…{quoted}") } else { quoted }
    }

    fn masked(&self, text: &[u8]) -> String {
        masked(&self.secrets, String::from_utf8_lossy(text).into_owned())
    }
}

fn masked(secrets: &[String], text: String) -> String {
    secrets.iter().fold(text, |text, secret| text.replace(secret.as_str(), "***"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoint(secrets: &[&str]) -> Endpoint {
        Endpoint::new("echo", "`node echo.js`".to_owned(), secrets.iter().map(|secret| (*secret).to_owned()))
    }

    #[test]
    fn a_failure_names_the_plugin_and_its_place() {
        assert_eq!(endpoint(&[]).failure("has ended").message, "plugin `echo` (`node echo.js`) has ended");
    }

    #[test]
    fn secrets_are_masked_also_where_one_holds_another() {
        assert_eq!(endpoint(&["abcd", "abcdef"]).quote(b"token abcdef, and abcd"), "token ***, and ***");
    }

    #[test]
    fn short_values_are_no_secrets() {
        assert_eq!(endpoint(&["1", "on"]).quote(b"on port 1"), "on port 1");
    }

    #[test]
    fn long_words_are_cut_and_control_characters_escaped() {
        let quoted = endpoint(&[]).quote(&[b"\x1b[31m\xff".as_slice(), &[b'a'; 9_000]].concat());
        assert!(quoted.starts_with("\\u{1b}[31m\u{fffd}aaa"), "{quoted}");
        assert!(quoted.ends_with("a…"), "{quoted}");
        assert!(quoted.chars().count() < 500, "{quoted}");
    }

    #[test]
    fn of_last_words_the_end_is_kept() {
        let quoted = endpoint(&["abcd"]).quote_end(&[&[b'a'; 9_000], b"\nkey abcd\n".as_slice()].concat());
        assert!(quoted.starts_with("…aaa"), "{quoted}");
        assert!(quoted.ends_with("a\\nkey ***"), "{quoted}");
        assert_eq!(endpoint(&[]).quote_end(b" bye \n"), "bye");
    }
}
