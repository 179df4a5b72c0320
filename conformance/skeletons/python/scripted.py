"""Plugins that do what a case's script says, and record the trace."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from typing import Any

from protocol import ContextSeen


class Failed(Exception):
    """What a scripted plugin fails with."""


class Stop:
    """What a scripted plugin returns to stop a chain: give your binding its own sentinel instead."""


class Scripted:
    """One plugin. Let your registry call these methods, or wrap them in the form that it wants."""

    def __init__(self, key: str, script: dict[str, Any], trace: list[dict[str, Any]]) -> None:
        self.key = key
        self.script = script
        self.trace = trace
        self.resources: dict[str, Any] = {}
        if script.get("load") == "absent":
            raise Failed("there is no such module")
        self._happened("load")
        match script.get("load", "ok"):
            case "fail":
                raise Failed("the module fails as it runs")
            case "missing":
                raise Failed("the module lacks the name that the entry point wants")
            case "constructor":
                raise Failed("the plugin can't be made")

    def has(self, call: str) -> bool:
        """Whether the plugin has this method: `setup`, `teardown`, `health`, or a hook."""
        if call in ("setup", "teardown"):
            return self.script.get(call, {}) is not None
        return call in self.script if call == "health" else call in self.script.get("hooks", {})

    def setup(self, context: ContextSeen, log: Callable[[str], object]) -> None:
        """`context` is what the plugin finds in its context, and `log` writes a line to the context's logger."""
        behaviour = self.script.get("setup") or {}
        self.resources = context["resources"]
        self._happened("setup", **({"context": context} if behaviour.get("observe") else {}))
        if "log" in behaviour:
            log(behaviour["log"])
        self._do(behaviour, None)

    def teardown(self) -> Any:
        self._happened("teardown")
        return self._do(self.script.get("teardown") or {}, None)

    def health(self) -> Any:
        self._happened("health")
        return self._do(self.script["health"], None)

    def call(self, hook: str, value: Any) -> Any:
        # The hook may change its input: what arrived is recorded before.
        self._happened(hook, input=copy.deepcopy(value))
        return self._do(self.script["hooks"][hook], value)

    def _happened(self, call: str, **more: Any) -> None:
        at = time.time_ns() // 1000
        self.trace.append({"plugin": self.key, "call": call, "at_us": at, **more})

    def _do(self, behaviour: dict[str, Any], value: Any) -> Any:
        time.sleep(behaviour.get("sleep_ms", 0) / 1000)
        if "fail" in behaviour:
            raise Failed(behaviour["fail"])
        if behaviour.get("stop"):
            return Stop
        if behaviour.get("echo"):
            return value
        if "append" in behaviour:
            # In place, as plugins do that take their input for their own.
            items = value if isinstance(value, list) else [value]
            items.append(behaviour["append"])
            return items
        if "resource" in behaviour:
            return self.resources.get(behaviour["resource"])
        return behaviour.get("return")
