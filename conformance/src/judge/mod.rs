//! The judge: what a case expects, compared with what was seen. It takes values and gives values, and waits for nothing.

mod log;
mod matcher;
mod mentions;
mod mock_server;
mod observation;
mod pattern;
mod show;
mod step;
mod trace;
mod well_formed;

use std::collections::BTreeMap;

pub use observation::Observation;
pub(crate) use show::whole_pattern;

use crate::protocol::{Capability, Ran, Ready, Status};
use crate::suite::Case;
use crate::suite::Filled;
use crate::verdict::{Finding, Verdict};
use mentions::TextReader;
use pattern::Bindings;

/// What an adapter reported can't be: its own fault, and not the binding's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Fault {
    /// What is wrong with it.
    pub reason: String,
}

impl Fault {
    fn new(reason: String) -> Self {
        Self { reason }
    }
}

/// The verdict on a case, by what the adapter answered and what the case's mock servers saw, by name.
///
/// A [`Verdict::ProtocolError`] is left without the adapter's line, which the caller knows.
#[must_use]
pub fn verdict(
    case: &Case,
    filled: &Filled,
    ready: &Ready,
    status: &Status,
    servers: &BTreeMap<String, Observation>,
) -> Verdict {
    match status {
        Status::Ran(ran) => match judge(filled, ran, servers) {
            Ok(findings) if findings.is_empty() => Verdict::Pass,
            Ok(findings) => Verdict::Fail(findings),
            Err(fault) => Verdict::ProtocolError { reason: fault.reason, line: String::new() },
        },
        Status::Unsupported { capability, reason } => unsupported(case, ready, *capability, reason.as_ref()),
        Status::AdapterError { message } => Verdict::AdapterError { message: message.clone() },
    }
}

/// Every difference between what a case expects and what the adapter reported.
///
/// # Errors
/// What the adapter reported can't be: too few outcomes, an unknown error code, a call that no script has.
pub fn judge(filled: &Filled, ran: &Ran, servers: &BTreeMap<String, Observation>) -> Result<Vec<Finding>, Fault> {
    well_formed::check(&filled.script, ran)?;
    let expected = &filled.expected;
    let reader = TextReader::new(filled.decoy.as_ref());
    let mut bindings = Bindings::new(reader);
    let plugins: Vec<&str> = filled.script.plugins.keys().map(String::as_str).collect();
    let mut findings = Vec::new();
    for (index, (expect, outcome)) in expected.steps.iter().zip(&ran.steps).enumerate() {
        let name = filled.script.steps.get(index).map_or("?", crate::protocol::Step::name);
        let place = format!("step {} ({name})", index + 1);
        findings.extend(step::check(expect, outcome, &plugins, &place, &mut bindings));
    }
    if let Some(expect) = &expected.trace {
        findings.extend(trace::check(expect, &ran.trace, servers, &mut bindings));
    }
    findings.extend(log::check(&expected.logs, &ran.logs, reader));
    let never_started = Observation::default();
    for (name, expect) in &expected.servers {
        findings.extend(mock_server::check(name, expect, servers.get(name).unwrap_or(&never_started), &mut bindings));
    }
    Ok(findings)
}

/// An adapter may say that its binding lacks something which the case needs and which its `ready` did not list.
fn unsupported(case: &Case, ready: &Ready, capability: Capability, reason: Option<&String>) -> Verdict {
    let finding = |expected: String| {
        let reason = reason.map(|reason| format!(": {}", show::text(reason))).unwrap_or_default();
        Verdict::Fail(vec![Finding {
            place: "adapter".to_owned(),
            expected,
            got: format!("unsupported, for want of `{capability}`{reason}"),
        }])
    };
    if ready.capabilities.contains(&capability) {
        return finding(format!("a run: `ready` lists the capability `{capability}`"));
    }
    if !case.needs.contains(&capability) {
        return finding(format!("a run: the case does not need the capability `{capability}`"));
    }
    Verdict::Unsupported { capability, reason: reason.cloned() }
}

#[cfg(test)]
mod tests;
