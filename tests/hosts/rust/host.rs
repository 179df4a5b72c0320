//! Reads an incident, and prints what each plugin would do about it.

mod plugin;
mod spec;

use std::io;
use std::process::ExitCode;

use plugin::{Failure, Pager, Restarter};
use serde_json::json;
use spec::alert_v1::{Action, AlertPlugin, Incident};

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
        let does = summary(&action);
        let answer = json!({ "plugin": name, "does": does, "action": action, "rule": rule });
        println!("{answer}");
    }
    Ok(())
}

fn summary(action: &Action) -> String {
    match action {
        Action::Notify(notify) => format!("writes to {}", notify.channel()),
        Action::Restart(restart) => {
            let seconds = restart.grace_seconds();
            format!("restarts {} within {seconds} s", restart.service)
        }
    }
}
