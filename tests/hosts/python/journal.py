"""A plugin of the kind `journal`."""

from spec.journal_v1 import Entry, Line, Notify, Restart


class Logbook:
    """Puts in words what plugins do."""

    def record(self, entry: Entry) -> Line:
        match entry.action:
            case Notify() as notify:
                return Line(text=f"writes to {notify.channel_or_default}")
            case Restart() as restart:
                seconds = restart.grace_seconds_or_default
                return Line(text=f"restarts {restart.service} within {seconds} s")
