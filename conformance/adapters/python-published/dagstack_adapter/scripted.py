"""Plugins that do what a case's script says, and record the trace."""

from __future__ import annotations

import asyncio
import copy
import importlib.abc
import importlib.machinery
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from dagstack.plugin_system import STOP_CHAIN, PluginContext

#: The entry point of every scripted plugin, and the file that makes it load from a discovered plugin's folder.
ENTRY_POINT = "plugin:Plugin"
FILES = {
    "plugin.py": "import pathlib\n\nfrom dagstack_adapter import scripted\n\n"
    "scripted.fill(globals(), scripted.ACTIVE.at(pathlib.Path(__file__).parent))\n"
}

#: A plugin outside of the folders of its case: loading it is all that it does.
PLUGIN_SOURCE = {
    "file": "plugin.py",
    "text": 'from dagstack_adapter import scripted\n\nscripted.fill(globals(), "$PLUGIN")\n',
}


class Plugins:
    """The scripted plugins of one case, and the trace that they record."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.root = Path(case["root"]) if "root" in case else None
        self.scripted: dict[str, dict[str, Any]] = case.get("plugins", {})
        self.resources: list[str] = list(case.get("host", {}).get("resources", {}))
        self.trace: list[dict[str, Any]] = []
        #: The plugin whose entry point is loaded next, by its manifest and not from a folder.
        self.registering: str | None = None

    def at(self, folder: Path) -> str:
        """The key of the plugin that lies in this folder."""
        for key, plugin in self.scripted.items():
            if "folder" in plugin and (self.root / plugin["folder"]).resolve() == folder.resolve():
                return key
        raise ImportError(f"no scripted plugin lies in {folder}")

    def named(self, name: str) -> str:
        """The key of a plugin by the name in its manifest: the name itself where it is a key."""
        if name in self.scripted:
            return name
        for key, plugin in self.scripted.items():
            if plugin.get("manifest", {}).get("name") == name:
                return key
        return name

    def happened(self, plugin: str, call: str, **more: Any) -> None:
        """Adds an event to the trace."""
        self.trace.append({"plugin": plugin, "call": call, "at_us": time.time_ns() // 1000, **more})


ACTIVE: Plugins


def activate(case: dict[str, Any]) -> Plugins:
    """Makes the plugins of a case the ones that entry points load."""
    global ACTIVE
    ACTIVE = Plugins(case)
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
    return ACTIVE


def fill(module: dict[str, Any], key: str) -> None:
    """Does in a plugin's module what its script says of loading it."""
    script = ACTIVE.scripted[key].get("script", {})
    if script.get("load") == "absent":
        raise ModuleNotFoundError("there is no such module")
    ACTIVE.happened(key, "load")
    match script.get("load", "ok"):
        case "constructor":
            module["Plugin"] = _Unmakeable
        case "fail":
            raise RuntimeError("the module fails as it runs")
        case "ok":
            module["Plugin"] = _class(key, script, ACTIVE.scripted[key].get("context_first", []))


class _Unmakeable:
    """A plugin that can't be made."""

    def __init__(self) -> None:
        raise RuntimeError("the plugin can't be made")


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the module `plugin` for the plugin that is being registered, anew each time."""

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != "plugin" or ACTIVE.registering is None:
            return None
        return importlib.machinery.ModuleSpec(name, self)

    def exec_module(self, module: ModuleType) -> None:
        fill(module.__dict__, ACTIVE.registering)


def _class(key: str, script: dict[str, Any], context_first: list[str]) -> type:
    """A class with just the methods that the script has, synchronous or asynchronous. Hooks take their input and nothing else, those
    of `context_first` a context before it."""
    style = script.get("style", "async")
    methods: dict[str, Any] = {"key": key, "context": None, "context_first": context_first}
    for call, parameters in (("setup", ("context",)), ("teardown", ())):
        behaviour = script.get(call, {})
        if behaviour is not None:
            methods[call] = _method(style, key, call, behaviour, parameters)
    if "health" in script:
        methods["health"] = _method(style, key, "health", script["health"], ())
    for hook, behaviour in script.get("hooks", {}).items():
        parameters = ("context", "input") if hook in context_first else ("input",)
        methods[hook] = _method(style, key, hook, behaviour, parameters)
    return type("Plugin", (), methods)


#: A method by its parameters: what is called with others is an error of Python's own.
_SIGNATURES: dict[tuple[str, ...], Callable[[Callable[..., Any]], Callable[..., Any]]] = {
    (): lambda act: lambda self: act(self),
    ("context",): lambda act: lambda self, context: act(self, context=context),
    ("input",): lambda act: lambda self, input: act(self, input=input),
    ("context", "input"): lambda act: lambda self, context, input: act(self, context=context, input=input),
}


def _method(
    style: str, key: str, call: str, behaviour: dict[str, Any], parameters: tuple[str, ...]
) -> Callable[..., Any]:
    if style == "sync":

        def act(plugin: Any, **arguments: Any) -> Any:
            _began(plugin, key, call, behaviour, arguments)
            time.sleep(behaviour.get("sleep_ms", 0) / 1000)
            return _ended(plugin, behaviour, arguments.get("input"))
    else:

        async def act(plugin: Any, **arguments: Any) -> Any:
            _began(plugin, key, call, behaviour, arguments)
            await asyncio.sleep(behaviour.get("sleep_ms", 0) / 1000)
            return _ended(plugin, behaviour, arguments.get("input"))

    return _SIGNATURES[parameters](act)


def _began(plugin: Any, key: str, call: str, behaviour: dict[str, Any], arguments: dict[str, Any]) -> None:
    more: dict[str, Any] = {}
    if call == "setup":
        plugin.context = arguments["context"]
        if behaviour.get("observe"):
            more["context"] = _seen(key, plugin.context)
        if "log" in behaviour:
            plugin.context.logger.info(behaviour["log"])
    elif "input" in arguments:
        # The hook may change its input: what arrived is recorded before.
        more["input"] = copy.deepcopy(arguments["input"])
    ACTIVE.happened(key, call, **more)


def _ended(plugin: Any, behaviour: dict[str, Any], value: Any) -> Any:
    if "fail" in behaviour:
        raise RuntimeError(behaviour["fail"])
    if behaviour.get("stop"):
        return STOP_CHAIN
    if behaviour.get("echo"):
        return value
    if "append" in behaviour:
        # In place, as plugins do that take their input for their own.
        items = value if isinstance(value, list) else [value]
        items.append(behaviour["append"])
        return items
    if "resource" in behaviour:
        return _resource(plugin.context, behaviour["resource"])
    return behaviour.get("return")


def _seen(key: str, context: PluginContext) -> dict[str, Any]:
    metadata = getattr(context, "metadata", None)
    declared = ACTIVE.scripted[key].get("manifest", {}).get("resources", {})
    names = {*declared.get("required", []), *declared.get("optional", []), *ACTIVE.resources}
    values = {name: _resource(context, name) for name in sorted(names)}
    return {
        "config": context.config,
        "logger": getattr(context.logger, "name", None),
        "registry": context.registry is not None,
        "metadata": None if metadata is None else dict(metadata),
        "metadata_read_only": _refuses(metadata),
        "in_flight": getattr(context, "in_flight", None) is not None,
        "resources": {name: value for name, value in values.items() if value is not None},
        "tenant_allows": _allows(context),
    }


def _resource(context: PluginContext, name: str) -> Any:
    return getattr(context.resources, name, None)


def _refuses(metadata: Any) -> bool:
    """Tries to write. What could be written stays, for others to see."""
    try:
        metadata["written"] = True
    except TypeError:
        return True
    return False


def _allows(context: PluginContext) -> bool:
    try:
        context.tenant_or_default().check_access("document", "1", "read")
    except Exception:
        return False
    return True
