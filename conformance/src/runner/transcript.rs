//! The lines of a case, as its adapter and its mock servers wrote and read them.

use std::collections::BTreeMap;

use crate::judge::Observation;

/// The most characters of one line that are kept.
const LINE: usize = 4_000;

/// What was written and read for one case. It stays empty unless it is asked for.
#[derive(Debug, Default)]
pub(crate) struct Transcript {
    is_kept: bool,
    text: String,
}

impl Transcript {
    pub(crate) const fn new(is_kept: bool) -> Self {
        Self { is_kept, text: String::new() }
    }

    /// Notes what the adapter was sent.
    pub(crate) fn sent(&mut self, message: &impl serde::Serialize) {
        if self.is_kept {
            self.add("adapter", "->", &serde_json::to_string(message).unwrap_or_default());
        }
    }

    /// Notes what an adapter in this process replied: it wrote no line.
    pub(crate) fn replied(&mut self, message: &impl serde::Serialize) {
        if self.is_kept {
            self.add("adapter", "<-", &serde_json::to_string(message).unwrap_or_default());
        }
    }

    /// Notes the line that an adapter replied with.
    pub(crate) fn received(&mut self, line: &[u8]) {
        if self.is_kept && !line.is_empty() {
            self.add("adapter", "<-", &String::from_utf8_lossy(line));
        }
    }

    /// The whole, with what mock servers were sent and answered.
    pub(crate) fn with(mut self, servers: &BTreeMap<String, Observation>) -> String {
        if self.is_kept {
            for (name, seen) in servers {
                for (arrow, line) in &seen.lines {
                    self.add(&format!("server {name}"), arrow, line);
                }
            }
        }
        self.text
    }

    fn add(&mut self, whom: &str, arrow: &str, line: &str) {
        let line = line.trim_end();
        let cut: String = line.chars().take(LINE).collect();
        let more = if cut.len() < line.len() { " …" } else { "" };
        self.text.push_str(&format!("{whom} {arrow} {cut}{more}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_kept_unless_it_is_asked_for() {
        let seen = Observation { lines: vec![("->", "{}".to_owned())], ..Observation::default() };
        let servers = BTreeMap::from([("p".to_owned(), seen)]);
        let noted = |is_kept| {
            let mut transcript = Transcript::new(is_kept);
            transcript.sent(&serde_json::json!({"type": "run"}));
            transcript.received(format!("{}\n", "x".repeat(2 * LINE)).as_bytes());
            transcript.with(&servers)
        };
        assert_eq!(noted(false), "");
        let text = noted(true);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines[0], lines[2]), (r#"adapter -> {"type":"run"}"#, "server p -> {}"));
        assert!(lines[1].ends_with("x …") && lines[1].len() < LINE + 20, "{}", lines[1].len());
    }
}
