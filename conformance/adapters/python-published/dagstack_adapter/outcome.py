"""What the binding gave or raised, in the form of the protocol."""

from __future__ import annotations

from typing import Any

from dagstack.plugin_system import BroadcastErrors, PluginRegistryError

#: The codes of the contract: the binding's classes carry them as their names.
CODES = frozenset(
    {
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
)


def ok(value: Any, errors: BroadcastErrors | None = None) -> dict[str, Any]:
    """The binding returned `value`, and along with it what a broadcast collected."""
    outcome: dict[str, Any] = {"ok": value}
    if errors is not None:
        outcome["failures"] = {plugin: str(error) for plugin, error in errors.errors}
    return outcome


def failed(error: BaseException) -> dict[str, Any]:
    """The binding raised `error`. Its class carries the code, where it is one of the registry's."""
    known = code(error)
    reported: dict[str, Any] = {"code": known, "message": str(error) if known else f"{type(error).__name__}: {error}"}
    if isinstance(error, BroadcastErrors):
        reported["failures"] = {plugin: str(each) for plugin, each in error.errors}
    return {"error": reported}


def code(error: BaseException) -> str | None:
    """The contract's code of an error, or `None` where it is not the registry's own."""
    if not isinstance(error, PluginRegistryError):
        return None
    name = type(error).__name__
    return name if name in CODES else None
