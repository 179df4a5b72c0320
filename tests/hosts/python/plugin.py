"""Two plugins of the kind `alert`."""

from spec.alert_v1 import (
    Action,
    Explanation,
    Incident,
    Notify,
    Restart,
    Rule,
    RuleSeverity,
)


class Restarter:
    """Starts a service again, whatever it is about."""

    def respond(self, incident: Incident) -> Action:
        return Restart(service=incident.service)


class Pager:
    """Writes to people, and can say what a rule is."""

    def respond(self, incident: Incident) -> Action:
        rule = incident.rule
        text = f"{incident.service}: {rule.metric} is at {incident.reading} %"
        if rule.severity_or_default is RuleSeverity.CRITICAL:
            return Notify(text=text, channel="war-room")
        return Notify(text=text)

    def explain(self, rule: Rule) -> Explanation:
        return Explanation(text=f"{rule.metric} {rule.operator} {rule.threshold} %")
