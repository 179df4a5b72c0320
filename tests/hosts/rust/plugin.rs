//! Two plugins of the kind `alert`.

use std::error::Error;

use crate::spec::alert_v1::{
    Action, AlertPlugin, Explanation, Incident, Notify, Restart, Rule, RuleSeverity,
};
use crate::spec::support::OptionalHook;

/// What the plugins fail with.
pub type Failure = Box<dyn Error + Send + Sync>;

/// Starts a service again, whatever it is about.
pub struct Restarter;

impl AlertPlugin for Restarter {
    type Error = Failure;

    fn respond(&self, incident: Incident) -> Result<Action, Failure> {
        Ok(Restart::new(incident.service).into())
    }
}

/// Writes to people, and can say what a rule is.
pub struct Pager;

impl AlertPlugin for Pager {
    type Error = Failure;

    fn respond(&self, incident: Incident) -> Result<Action, Failure> {
        let rule = &incident.rule;
        let text = format!(
            "{}: {} is at {} %",
            incident.service, rule.metric, incident.reading
        );
        let notify = Notify::new(text);
        Ok(match rule.severity() {
            RuleSeverity::Warning => notify.into(),
            RuleSeverity::Critical => notify.with_channel("war-room").into(),
        })
    }

    fn explain(&self) -> OptionalHook<'_, Rule, Explanation, Failure> {
        Some(Box::new(|rule| {
            let text = format!("{} {} {} %", rule.metric, rule.operator, rule.threshold);
            Ok(Explanation::new(text))
        }))
    }
}
