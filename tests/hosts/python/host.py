"""Reads an incident, and prints what each plugin would do about it."""

import json
import sys

from plugin import Pager, Restarter
from spec import ValidationError
from spec.alert_v1 import Action, AlertPlugin, ExplainHook, Incident, Notify, Restart

PLUGINS: dict[str, AlertPlugin] = {"restarter": Restarter(), "pager": Pager()}


def ask(name: str, plugin: AlertPlugin, incident: Incident) -> dict[str, object]:
    action = plugin.respond(incident)
    rule = plugin.explain(incident.rule) if isinstance(plugin, ExplainHook) else None
    return {
        "plugin": name,
        "does": summary(action),
        "action": action.to_value(),
        "rule": rule.to_value() if rule else None,
    }


def summary(action: Action) -> str:
    match action:
        case Notify():
            return f"writes to {action.channel_or_default}"
        case Restart():
            seconds = action.grace_seconds_or_default
            return f"restarts {action.service} within {seconds} s"


def main() -> None:
    try:
        incident = Incident.from_json(sys.stdin.read())
    except ValidationError as error:
        sys.exit(str(error))
    for name, plugin in PLUGINS.items():
        print(json.dumps(ask(name, plugin, incident)))


if __name__ == "__main__":
    main()
