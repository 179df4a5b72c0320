"""Drives your binding: the part to write."""

from __future__ import annotations

from typing import Any

from protocol import CODES, serve
from scripted import Scripted

READY: dict[str, Any] = {
    "binding": {"name": "my-registry", "version": "0.1.0", "language": "python"},
    "core_version": "0.1.0",
    "entry_point": "plugin:Plugin",
    # Add a capability when the steps that it needs are written: "registration", "lifecycle", "lookup", …
    "capabilities": [],
}


class NotWritten(Exception):
    """A fault of this adapter, and no outcome of the binding."""


class Case:
    """One case: a fresh registry and its scripted plugins."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.trace: list[dict[str, Any]] = []
        self.registry = None  # Make yours, from case["host"] and case["kinds"].

    def load(self, key: str) -> Scripted:
        """What your registry's loader gives for the plugin of this key."""
        return Scripted(key, self.case["plugins"][key].get("script", {}), self.trace)

    def step(self, step: dict[str, Any]) -> Any:
        """Does one step and gives its value; what the binding raises is the step's outcome. For example:

        case "register":
            self.registry.register(self.case["plugins"][step["plugin"]]["manifest"])
            return None
        """
        match step["do"]:
            case other:
                raise NotWritten(f"the step {other} is not written")


def run(case: dict[str, Any]) -> dict[str, Any]:
    """Runs a case and reports what the binding did."""
    driven = Case(case)
    steps: list[dict[str, Any]] = []
    for step in case["steps"]:
        try:
            steps.append({"ok": driven.step(step)})
        except NotWritten:
            raise
        except Exception as error:
            steps.append({"error": {"code": code(error), "message": str(error)}})
    return {"steps": steps, "trace": driven.trace}


def code(error: Exception) -> str | None:
    """The contract's code of your binding's error, and None for any other."""
    found = getattr(error, "code", None)
    return found if isinstance(found, str) and found in CODES else None


if __name__ == "__main__":
    serve(READY, run)
