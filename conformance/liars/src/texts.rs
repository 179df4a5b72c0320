//! Lies in messages, in the log, and in the names of plugins that errors carry.

use dagstack_spec_conformance::protocol::{Case, Failed, LogLine, Ran, Step, StepOutcome};

/// Each text about a failure.
fn each(ran: &mut Ran, twist: impl Fn(&mut Failed)) {
    for outcome in &mut ran.steps {
        if let StepOutcome::Error { error } = outcome {
            twist(error);
        }
    }
}

/// Puts one text in the place of each message, of each failure's and of each line of the log, and adds such a line.
pub(crate) fn everywhere(ran: &mut Ran, text: &str) {
    each(ran, |error| {
        error.plugin = None;
        text.clone_into(&mut error.message);
        error.failures.values_mut().for_each(|message| text.clone_into(message));
    });
    for outcome in &mut ran.steps {
        if let StepOutcome::Ok { failures, .. } = outcome {
            for message in failures.values_mut() {
                text.clone_into(message);
            }
        }
    }
    ran.logs = vec![LogLine { level: "warning".to_owned(), logger: text.to_owned(), message: text.to_owned() }];
    for seen in ran.trace.iter_mut().filter_map(|event| event.context.as_mut()) {
        seen.logger = Some(text.to_owned());
    }
}

/// The whole case.
pub(crate) fn whole(case: &Case) -> String {
    serde_json::to_string(case).unwrap_or_default()
}

/// Every plugin that fits, what it may fail with, and the variable of every kind.
pub(crate) fn names(case: &Case, fits: impl Fn(&str) -> bool) -> String {
    let plugins = case.plugins.iter().filter(|(key, _)| fits(key));
    let failures = plugins
        .clone()
        .flat_map(|(_, plugin)| plugin.script.behaviours())
        .filter_map(|behaviour| behaviour.fail.clone());
    let variables =
        case.kinds.iter().map(|kind| format!("DAGSTACK_ACTIVE_{}", kind.kind.to_uppercase().replace('-', "_")));
    plugins.clone().map(|(key, _)| key.clone()).chain(failures).chain(variables).collect::<Vec<_>>().join(", ")
}

/// The plugins that steps register, in their order.
pub(crate) fn registered(case: &Case) -> Vec<&str> {
    let key = |step: &'_ Step| match step {
        Step::Register { plugin } => case.plugins.get_key_value(plugin).map(|(key, _)| key.as_str()),
        _ => None,
    };
    case.steps.iter().filter_map(key).collect()
}

/// Blames one plugin for every failure.
pub(crate) fn blame(ran: &mut Ran, plugin: Option<&str>) {
    each(ran, |error| error.plugin = plugin.map(str::to_owned));
}

/// Leaves every message and every plugin out.
pub(crate) fn silence(ran: &mut Ran) {
    each(ran, |error| {
        *error = Failed { code: error.code.take(), ..Failed::default() };
    });
}
