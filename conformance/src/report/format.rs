//! The formats of a report: how one is printed, and how a file is recognised as one, so that a report replaces a report and nothing else.

use std::str::FromStr;

use dagstack_spec_model::contract::Contract;
use serde::Deserialize;
use serde_json::Value;

use super::{Report, SuiteVersion, TextStyle, badge, json, junit, summary, text};

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people, on a terminal.
    Text,
    /// For programs.
    Json,
    /// For CI servers.
    Junit,
    /// For the summary page of a CI job.
    Markdown,
    /// For a shields.io endpoint badge.
    Badge,
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name {
            "text" => Self::Text,
            "json" => Self::Json,
            "junit" => Self::Junit,
            "markdown" => Self::Markdown,
            "badge" => Self::Badge,
            _ => return Err("known formats are text, json, junit, markdown and badge".to_owned()),
        })
    }
}

impl Format {
    /// The report in this format. The contract gives the texts of clauses; the style is for text alone.
    ///
    /// # Errors
    /// Never in practice: the writers write to memory.
    pub fn print(self, report: &Report, contract: &Contract, style: &TextStyle) -> std::io::Result<String> {
        Ok(match self {
            Self::Text => text(report, contract, style),
            Self::Json => json::json(report)?,
            Self::Junit => junit(report).map_err(std::io::Error::other)?,
            Self::Markdown => summary(report),
            Self::Badge => badge(report),
        })
    }

    /// Whether a text is a report in this format, of whatever version and run.
    #[must_use]
    pub fn is_report(self, text: &str) -> bool {
        match self {
            Self::Text => is_text(text),
            Self::Json => is_json(text),
            Self::Junit => is_junit(text),
            Self::Markdown => is_markdown(text),
            Self::Badge => is_badge(text),
        }
    }
}

/// The last lines of a text are the counts with the time taken, and what the run says about the binding.
fn is_text(text: &str) -> bool {
    let mut last = text.trim_end().lines().rev().skip(1);
    last.next().is_some_and(|counts| {
        let number = counts.split(' ').next().unwrap_or_default();
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && (counts.contains(" case: ") || counts.contains(" cases: "))
            && counts.ends_with(" s")
    })
}

fn is_json(text: &str) -> bool {
    /// What a report of every version has.
    #[derive(Deserialize)]
    #[expect(dead_code, reason = "that the members are there is all that is asked")]
    struct Head {
        report: u32,
        suite: SuiteVersion,
        outcome: String,
    }
    serde_json::from_str::<Head>(text).is_ok()
}

fn is_junit(text: &str) -> bool {
    text.starts_with("<?xml") && text.lines().nth(1).is_some_and(|root| root.starts_with("<testsuites "))
}

fn is_markdown(text: &str) -> bool {
    ["## ✅ ", "## ☑️ ", "## ❌ ", "## ⚠️ "].iter().any(|mark| text.starts_with(mark)) && text.contains(" Suite ")
}

fn is_badge(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|badge| badge["label"] == badge::LABEL)
}

#[cfg(test)]
mod tests {
    use dagstack_spec_model::contract::contract;

    use super::*;
    use crate::report::sample;

    const ALL: [Format; 5] = [Format::Text, Format::Json, Format::Junit, Format::Markdown, Format::Badge];

    #[test]
    fn each_format_knows_its_own_reports_and_no_other_text() {
        let contract = contract().expect("the contract");
        let known = "[[known]]\nid = \"nowhere\"\noutcome = \"timeout\"\nreason = \"r\"\n";
        for report in [sample::report(None), sample::report(Some(known))] {
            for format in ALL {
                let text = format.print(&report, &contract, &TextStyle::default()).expect("a report");
                for other in ALL {
                    assert_eq!(other.is_report(&text), other == format, "{format:?} as {other:?}:\n{text}");
                }
            }
        }
        for text in [
            "",
            "x",
            "{}",
            "# Mine\n",
            "<?xml version=\"1.0\"?>\n<project/>",
            "3 cases: x\n",
            "12 s\nx\n",
            "[[known]]\n",
        ] {
            for format in ALL {
                assert!(!format.is_report(text), "{format:?}: {text}");
            }
        }
    }
}
