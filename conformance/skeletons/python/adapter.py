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


class Fault(Exception):
    """A fault of this adapter, and no outcome of the binding."""


class Case:
    """One case: a fresh registry and its scripted plugins."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case
        self.trace: list[dict[str, Any]] = []
        self.logs: list[dict[str, str]] = []  # what your binding logs: level, logger and message
        # Add your registry, made from case["host"] and case["kinds"] when a step first needs it: what it raises then is that step's
        # outcome.

    def load(self, key: str) -> Scripted:
        """What your registry's loader gives for the plugin of this key: that of `register`, or the one in the folder that was found."""
        return Scripted(key, self.case["plugins"][key].get("script", {}), self.trace)

    def step(self, step: dict[str, Any]) -> dict[str, Any]:
        """Does one step; what the binding raises is the step's outcome."""
        match step["do"]:
            # For example:
            # case "register":
            #     self.registry.register(self.case["plugins"][step["plugin"]]["manifest"], lambda: self.load(step["plugin"]))
            #     return {"ok": None}
            case other:
                raise Fault(f"the step {other} is not written")


def run(case: dict[str, Any]) -> dict[str, Any]:
    """Runs a case and reports what the binding did."""
    driven = Case(case)
    steps: list[dict[str, Any]] = []
    for step in case["steps"]:
        try:
            steps.append(driven.step(step))
        except Fault:
            raise
        except Exception as error:
            # Add "plugin" and "failures" where your binding's errors have them in fields of their own.
            steps.append({"error": {"code": code(error), "message": str(error)}})
    return {"steps": steps, "trace": driven.trace, "logs": driven.logs}


def code(error: Exception) -> str | None:
    """The contract's code of your binding's error, and None for any other."""
    found = getattr(error, "code", None)
    return found if isinstance(found, str) and found in CODES else None


if __name__ == "__main__":
    serve(READY, run)
