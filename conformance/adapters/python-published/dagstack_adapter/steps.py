"""The steps of a case, each as a user of the binding would write it."""

from __future__ import annotations

import contextlib
import inspect
import sys
from pathlib import Path
from typing import Any

from dagstack.plugin_system import (
    BroadcastCollectDispatcher,
    BroadcastNotifyDispatcher,
    CapabilityDispatcher,
    ChainDispatcher,
    PluginContext,
    PluginManifest,
    PluginRegistry,
    load_manifest,
    load_manifest_from_dict,
)

from dagstack_adapter.outcome import ok
from dagstack_adapter.protocol import Unsupported
from dagstack_adapter.scripted import Plugins


class Steps:
    """One registry, and the case's steps on it: a method a step, which gives its outcome or raises what the binding raised."""

    def __init__(self, case: dict[str, Any], plugins: Plugins, registry: PluginRegistry, context: PluginContext) -> None:
        self.case = case
        self.plugins = plugins
        self.registry = registry
        self.context = context
        self.looked_up: list[Any] = []

    async def parse(self, file: str | None = None, manifest: Any = None) -> dict[str, Any]:
        """Every file is read by `load_manifest`: what discovery reads a `dagstack.toml` by has no public name. It is named from the
        case's folder, so that messages are the same in each run."""
        if file is None:
            return ok(_normalised(load_manifest_from_dict(manifest)))
        with contextlib.chdir(self.case["root"]):
            return ok(_normalised(load_manifest(Path(file))))

    async def register(self, plugin: str) -> dict[str, Any]:
        sys.modules.pop("plugin", None)
        self.plugins.registering = plugin
        try:
            manifest = load_manifest_from_dict(self.plugins.scripted[plugin]["manifest"])
            self.registry.register_manifest(manifest)
        finally:
            self.plugins.registering = None
        return ok(None)

    async def discover(self, root: str = ".", recursive: bool = True, ignore: list[str] | None = None) -> dict[str, Any]:
        found = self.registry.discover(Path(self.case["root"], root), recursive=recursive, ignore=ignore)
        return ok([manifest.name for manifest in found])

    async def setup_all(self) -> dict[str, Any]:
        await self.registry.setup_all(self.context)
        return ok(None)

    async def teardown_all(self) -> dict[str, Any]:
        await self.registry.teardown_all()
        return ok(None)

    async def get(self, kind: str, name: str | None = None) -> dict[str, Any]:
        plugin = self.registry.get_plugin(kind, name=name)
        if not any(plugin is each for each in self.looked_up):
            self.looked_up.append(plugin)
        instance = next(at for at, each in enumerate(self.looked_up) if each is plugin)
        return ok({"plugin": self._key(kind, plugin), "instance": str(instance)})

    async def list(self) -> dict[str, Any]:
        return ok([_normalised(manifest) for manifest in self.registry.list_manifests()])

    async def call(self, kind: str, name: str, hook: str, input: Any = None) -> dict[str, Any]:
        return ok(await self._called(self.registry.get_plugin(kind, name=name), hook, input))

    async def dispatch(
        self, kind: str, hook: str, input: Any = None, filter: dict[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        """Through the dispatcher of the class; a singleton has none, and is looked up and called."""
        name = more["class"]
        override = self._override(kind, name)
        match name:
            case "singleton":
                return ok(await self._called(self.registry.get_plugin(kind), hook, input))
            case "broadcast_collect":
                collect = BroadcastCollectDispatcher(self.registry, dispatch_class_override=override)
                return ok(*await collect.dispatch_async(kind, hook, self.context, input))
            case "broadcast_notify":
                notify = BroadcastNotifyDispatcher(self.registry, dispatch_class_override=override)
                return ok(await notify.dispatch_async(kind, hook, self.context, input))
            case "chain":
                chain = ChainDispatcher(self.registry, dispatch_class_override=override)
                return ok(await chain.dispatch_async(kind, hook, self.context, initial_value=input))
            case "capability":
                capability = CapabilityDispatcher(
                    self.registry, dispatch_class_override=override, filter_fn=_filter(filter)
                )
                return ok(await capability.dispatch_async(kind, hook, self.context, input))
            case other:
                raise Unsupported("hookspec", f"the binding has no dispatcher for {other!r}")

    def _override(self, kind: str, name: str) -> str | None:
        """For a kind of the host's own the dispatcher's own class, without which it dispatches no such kind: the binding can't be
        given a hookspec. What the hookspec says is not passed on, so that a refusal would be the binding's."""
        return name if any(own["kind"] == kind for own in self.case.get("kinds", [])) else None

    async def _called(self, plugin: Any, hook: str, input: Any) -> Any:
        """Calls a hook as it is written: with the context before the input where it takes both."""
        takes_context = hook in getattr(plugin, "context_first", ())
        return await _awaited(getattr(plugin, hook)(*([self.context] if takes_context else []), input))

    def _key(self, kind: str, plugin: Any) -> str:
        """The key of a plugin: scripted ones know it, proxies are found by their manifest."""
        if hasattr(plugin, "key"):
            return plugin.key
        manifests = [manifest for manifest in self.registry.list_manifests() if manifest.kind == kind]
        for manifest, instance in zip(manifests, self.registry.iter_instances(kind), strict=True):
            if instance is plugin:
                return self.plugins.named(manifest.name)
        raise LookupError(f"the registry gave a plugin of kind {kind!r} that it does not list")


def _normalised(manifest: PluginManifest) -> dict[str, Any]:
    return manifest.model_dump(mode="json")


def _filter(wanted: dict[str, Any] | None) -> Any:
    if wanted is None:
        return None
    names, capabilities = wanted.get("names"), set(wanted.get("capabilities", []))

    def keep(_context: PluginContext, candidates: list[Any]) -> list[Any]:
        return [
            each
            for each in candidates
            if (names is None or each.manifest.name in names) and capabilities <= set(each.manifest.capabilities)
        ]

    return keep


async def _awaited(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value
