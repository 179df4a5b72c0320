"""Prints what each plugin would do about an incident, in the words of a journal."""

import json
import sys

from journal import Logbook
from plugin import Pager, Restarter
from spec import ValidationError
from spec.alert_v1 import AlertPlugin, ExplainHook, Incident
from spec.journal_v1 import Entry, JournalPlugin

PLUGINS: dict[str, AlertPlugin] = {"restarter": Restarter(), "pager": Pager()}
JOURNAL: JournalPlugin = Logbook()


def ask(name: str, plugin: AlertPlugin, incident: Incident) -> dict[str, object]:
    action = plugin.respond(incident)
    rule = plugin.explain(incident.rule) if isinstance(plugin, ExplainHook) else None
    # An action of one kind is one of the other.
    line = JOURNAL.record(Entry(plugin=name, action=action))
    return {
        "plugin": name,
        "does": line.text,
        "action": action.to_value(),
        "rule": rule.to_value() if rule else None,
    }


def main() -> None:
    try:
        incident = Incident.from_json(sys.stdin.read())
    except ValidationError as error:
        sys.exit(str(error))
    for name, plugin in PLUGINS.items():
        print(json.dumps(ask(name, plugin, incident)))


if __name__ == "__main__":
    main()
