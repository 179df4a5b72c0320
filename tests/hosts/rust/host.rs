//! Prints what each plugin would do about an incident, in the words of a journal.

mod journal;
mod plugin;
mod spec;

use std::io;
use std::process::ExitCode;

use journal::Logbook;
use plugin::{Failure, Pager, Restarter};
use serde_json::json;
use spec::alert_v1::{AlertPlugin, Incident};
use spec::journal_v1::{Entry, JournalPlugin};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let incident = Incident::from_text(&io::read_to_string(io::stdin())?)?;
    let plugins: [(&str, &dyn AlertPlugin<Error = Failure>); 2] =
        [("restarter", &Restarter), ("pager", &Pager)];
    for (name, plugin) in plugins {
        let action = plugin.respond(incident.clone())?;
        let rule = match plugin.explain() {
            Some(explain) => Some(explain(incident.rule.clone())?),
            None => None,
        };
        // An action of one kind is one of the other.
        let does = Logbook.record(Entry::new(name, action.clone()))?.text;
        let answer = json!({ "plugin": name, "does": does, "action": action, "rule": rule });
        println!("{answer}");
    }
    Ok(())
}
