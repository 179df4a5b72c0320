"""A case: a fresh registry, its host, its plugins, and the steps on it."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import Any

import dagstack.plugin_system as binding

from dagstack_adapter import outcome, scripted
from dagstack_adapter.protocol import Unsupported
from dagstack_adapter.steps import Steps

#: What the binding offers by public names; the README says where, and what it has no public name for.
CAPABILITIES = [
    "manifest",
    "manifest.pyproject",
    "registration",
    "discovery",
    "lifecycle",
    "lifecycle.sequential",
    "style.sync",
    "style.async",
    "lookup",
    "lookup.call",
    "dispatch.singleton",
    "dispatch.broadcast_collect",
    "dispatch.broadcast_notify",
    "dispatch.chain",
    "dispatch.capability",
    "dispatch.filter",
    "logs",
    "context",
    "resources",
    "runtime.mcp_stdio",
    "runtime.mcp_http",
    "hookspec",
]

#: What the run looks past: else no hook could be dispatched but singletons, and nothing were seen of dispatch.
QUIRKS = [
    {
        "id": "hooks_take_context",
        "reason": "Dispatchers call a hook with the context and then its input, while the package's own interface of a kind, like the "
        "contract, has the input alone.",
    }
]


def ready() -> dict[str, Any]:
    """What the adapter says of itself and of the binding. A module that was loaded once stays in its process: `protocol` gives each
    case one of its own."""
    return {
        "binding": {"name": "dagstack-plugin-system", "version": binding.__version__, "language": "python"},
        "core_version": binding.__version__,
        "entry_point": scripted.ENTRY_POINT,
        "files": scripted.FILES,
        "plugin_source": scripted.PLUGIN_SOURCE,
        "capabilities": CAPABILITIES,
        "quirks": QUIRKS,
        "isolation": "case",
    }


def run(case: dict[str, Any]) -> dict[str, Any]:
    """Runs a case and reports what the binding did."""
    host = case.get("host", {})
    os.environ.update(host.get("env", {}))
    plugins = scripted.activate(case)
    log = _Log()
    logging.getLogger().addHandler(log)
    logging.getLogger().setLevel(logging.INFO)
    steps = asyncio.run(_drive(case, host, plugins))
    return {"steps": steps, "trace": plugins.trace, "logs": log.lines}


async def _drive(case: dict[str, Any], host: dict[str, Any], plugins: scripted.Plugins) -> list[dict[str, Any]]:
    registry = binding.PluginRegistry()
    for name, value in host.get("resources", {}).items():
        registry.resources.register(name, value)
    given = {"metadata": host["metadata"]} if "metadata" in host else {}
    context = binding.PluginContext(
        config=host.get("config", {}), logger=logging.getLogger("app"), registry=registry, **given
    )
    steps = Steps(case, plugins, registry, context)
    return [await _outcome(steps, step) for step in case["steps"]]


async def _outcome(steps: Steps, step: dict[str, Any]) -> dict[str, Any]:
    """One step. Whatever the binding raises is its outcome, also what ends a process; a step that is not there is our own fault."""
    method = getattr(steps, step["do"])
    arguments = {name: value for name, value in step.items() if name != "do"}
    try:
        return await method(**arguments)
    except Unsupported:
        raise
    except BaseException as error:
        return outcome.failed(error)


class _Log(logging.Handler):
    """Keeps what is logged, with the text of an exception."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            text += f"\n{type(record.exc_info[1]).__name__}: {record.exc_info[1]}"
        self.lines.append({"level": record.levelname.lower(), "logger": record.name, "message": text})
