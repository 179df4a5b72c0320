"""The protocol of the gate, version 1: JSON, one object a line, UTF-8."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any, TypedDict

# The codes that a failure of a registry carries. Any other is not a code: report None.
CODES = {
    "ManifestInvalid",
    "VersionIncompatible",
    "KindUnknown",
    "RuntimeNotSupported",
    "PluginLoadError",
    "AmbiguousPlugin",
    "DependencyCycle",
    "TeardownErrors",
    "BroadcastErrors",
    "DispatchMismatch",
    "NoCapabilityMatch",
    "LeakDetected",
}


class ContextSeen(TypedDict):
    """What `setup` found in its context. All of it is reported, what the binding has not as None, False or empty."""

    config: Any
    logger: str | None  # its name
    registry: bool
    metadata: dict[str, Any] | None
    metadata_read_only: bool  # whether writing to `metadata` fails
    in_flight: bool
    resources: dict[str, Any]  # those that can be read, with their values
    tenant_allows: bool


def serve(ready: dict[str, Any], run: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answers the runner until it says that nothing more will come. `run` takes a case and gives its steps, trace and logs."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # Whatever is printed goes to standard error: standard output is for replies.
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if request["type"] == "hello":
            reply = {"type": "ready", "protocol": 1, **ready}
        elif request["type"] == "run":
            reply = {"type": "result", "seq": request["seq"], **_result(request, ready["capabilities"], run)}
        else:
            reply = {"type": "bye"}
        replies.write(json.dumps(reply, ensure_ascii=False).encode() + b"\n")
        replies.flush()
        if reply["type"] == "bye":
            return


def _result(
    request: dict[str, Any], capabilities: list[str], run: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    for capability in request["needs"]:
        if capability not in capabilities:
            return {"status": "unsupported", "capability": capability}
    try:
        return {"status": "ran", **run(request["case"])}
    except Exception:
        return {"status": "adapter_error", "message": traceback.format_exc()}
