//! How a failure names the plugin it is about, without revealing secrets.

use super::jsonrpc;
use crate::Failure;

/// The longest piece of a server's own text in a failure, in characters.
const QUOTED: usize = 400;

/// The longest text in which a tool says why it failed, in characters.
const LONGEST_MESSAGE: usize = 8_000;

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

    /// The failure of a request that the server answered with an error, which may ask for more than we offer (RUN-10).
    pub(super) fn refusal(&self, method: &str, error: &jsonrpc::Error) -> Failure {
        let message = self.quote(error.message.as_bytes());
        let need = error.need().map_or_else(String::new, |need| format!("; {}", self.quote(need.as_bytes())));
        self.failure(&format!("answered `{method}` with the error {}: {message}{need}", error.code))
    }

    /// The failure of a tool in its own words: without secrets, and with the end of a long text cut off.
    pub(super) fn tool_failure(&self, text: String) -> Failure {
        let mut message = masked(&self.secrets, text);
        if let Some((end, _)) = message.char_indices().nth(LONGEST_MESSAGE) {
            message.truncate(end);
            message.push('…');
        }
        Failure::new(message)
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
    fn a_tools_own_message_is_kept_but_for_secrets_and_what_is_too_long() {
        let endpoint = endpoint(&["abcd"]);
        assert_eq!(endpoint.tool_failure("no\n  such \"key\" abcd".to_owned()).message, "no\n  such \"key\" ***");
        let cut = endpoint.tool_failure("\u{fc}".repeat(100_000)).message;
        assert_eq!((cut.chars().count(), cut.chars().last()), (LONGEST_MESSAGE + 1, Some('…')));
    }

    #[test]
    fn an_error_that_asks_for_more_says_what() {
        let refusal = |code, data| {
            let error = jsonrpc::Error { code, message: "no".to_owned(), data };
            endpoint(&[]).refusal("tools/call", &error).message
        };
        let required = serde_json::json!({"requiredCapabilities": {"sampling": {}, "roots": {}}});
        let problem = "plugin `echo` (`node echo.js`) answered `tools/call` with the error ";
        let needs = "it needs capabilities that this host does not have: sampling, roots";
        assert_eq!(refusal(-32021, Some(required)), format!("{problem}-32021: no; {needs}"));
        assert!(refusal(-32021, None).ends_with("does not have, and does not say which"));
        assert!(
            refusal(-32042, None).ends_with("its user to visit a URL (elicitation), which this host does not offer")
        );
        assert_eq!(refusal(-32602, None), format!("{problem}-32602: no"));
    }

    #[test]
    fn of_last_words_the_end_is_kept() {
        let quoted = endpoint(&["abcd"]).quote_end(&[&[b'a'; 9_000], b"\nkey abcd\n".as_slice()].concat());
        assert!(quoted.starts_with("…aaa"), "{quoted}");
        assert!(quoted.ends_with("a\\nkey ***"), "{quoted}");
        assert_eq!(endpoint(&[]).quote_end(b" bye \n"), "bye");
    }
}
