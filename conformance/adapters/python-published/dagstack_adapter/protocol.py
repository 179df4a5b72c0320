"""The protocol of the gate, version 1: JSON, one object a line, UTF-8. This module knows nothing of the binding."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

VERSION = 1


class Unsupported(Exception):
    """The binding lacks what a case needs."""

    def __init__(self, capability: str, reason: str | None = None) -> None:
        super().__init__(capability)
        self.capability = capability
        self.reason = reason


def serve(ready: dict[str, Any], run: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answers requests until `shutdown` or the end of the input.

    `ready` is the answer to `hello` without its `type`; `run` takes a case and gives its `steps`, `trace` and `logs`. It raises
    `Unsupported` where the binding lacks something; whatever else it raises is reported as the adapter's own error.
    """
    replies = _own_output()
    last: _Process | None = None
    for line in sys.stdin.buffer:
        request = json.loads(line)
        if last is not None:
            last.end()
            last = None
        match request["type"]:
            case "hello":
                if VERSION not in request["protocols"]:
                    sys.exit(f"the runner speaks {request['protocols']}, and this adapter {VERSION}")
                _write(replies, {"type": "ready", "protocol": VERSION, **ready})
            case "run":

                def answer(request: dict[str, Any] = request) -> None:
                    _write(replies, {"type": "result", "seq": request["seq"], **_result(request, ready, run)})

                last = _Process(answer)
            case "shutdown":
                _write(replies, {"type": "bye"})
                return


class _Process:
    """A process of its own for one case, forked from this one, which has all modules loaded. It outlives its answer until it is ended:
    what the case leaves open or running is still so when it is judged."""

    def __init__(self, answer: Callable[[], None]) -> None:
        answered, answers = os.pipe()
        ended, self._ends = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                answer()
                os.write(answers, b".")
                os.close(self._ends)
                os.read(ended, 1)
            finally:
                os._exit(1)
        os.close(answers)
        os.close(ended)
        is_answered = os.read(answered, 1) != b""
        os.close(answered)
        if not is_answered:
            # As the case ended its process, it ends this one: the runner gives it the verdict for that.
            status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
            if status < 0:
                os.kill(os.getpid(), -status)
            os._exit(status)

    def end(self) -> None:
        """Lets the process go."""
        os.close(self._ends)
        os.waitpid(self._pid, 0)


def _result(
    request: dict[str, Any], ready: dict[str, Any], run: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    for capability in request["needs"]:
        if capability not in ready["capabilities"]:
            return {"status": "unsupported", "capability": capability}
    try:
        return {"status": "ran", **run(request["case"])}
    except Unsupported as lack:
        return {"status": "unsupported", "capability": lack.capability, "reason": lack.reason}
    except Exception:
        return {"status": "adapter_error", "message": traceback.format_exc()}


def _own_output() -> Any:
    """Keeps standard output for replies: what anybody prints goes to standard error."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return replies


def _write(replies: Any, message: dict[str, Any]) -> None:
    replies.write(json.dumps(message, ensure_ascii=False, allow_nan=False).encode() + b"\n")
    replies.flush()
