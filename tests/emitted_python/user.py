"""What a user of the emitted package may count on, for checkers and at run time."""

import asyncio
import copy
import dataclasses
import pickle
from typing import Any, assert_type

from spec import (
    UNSET,
    Codec,
    PluginManifest,
    Unset,
    ValidationError,
    orchestrator_v1,
    parse_manifest,
    tool_v1,
)
from spec.orchestrator_v1 import StatusOutput, StatusOutputState
from spec.tool_v1 import (
    HOOK_DISPATCH,
    HOOK_MCP_EXPOSED,
    HOOKS,
    KIND_API_VERSION,
    KIND_NAME,
    AsyncToolPlugin,
    Empty,
    ExecuteInput,
    ExecuteOutput,
    FunctionSchema,
    GetSchemaOutput,
    GetSchemaOutputCodec,
    ToolPlugin,
)


PUBLISHED = {
    tool_v1: {
        "Empty": (),
        "FunctionSchema": ("name", "description", "parameters"),
        "GetSchemaOutput": (),
        "ExecuteInput": ("function", "args"),
        "ExecuteOutput": ("result", "is_error", "error_message"),
        "ToolPlugin": ("get_schema", "execute"),
    },
    orchestrator_v1: {
        "EnqueueInput": ("plugin_name", "args", "idempotency_key", "partition_key"),
        "EnqueueOutput": ("unit_id", "deduplicated"),
        "StatusInput": ("unit_id",),
        "StatusOutput": (
            "unit_id",
            "state",
            "started_at",
            "finished_at",
            "progress",
            "error",
        ),
        "BackfillInput": ("plugin_name", "partition_key", "since", "until", "states"),
        "BackfillOutput": ("enqueued_count", "skipped_count"),
        "OrchestratorPlugin": ("enqueue", "status", "backfill"),
    },
}
"""What the generated modules of dagstack-plugin-system 0.4.1 export, each with its fields or methods."""


def published_names() -> None:
    for module, exported in PUBLISHED.items():
        for name in (
            "KIND_NAME",
            "KIND_API_VERSION",
            "HOOK_DISPATCH",
            "HOOK_MCP_EXPOSED",
        ):
            assert hasattr(module, name), (module, name)
        for name, members in exported.items():
            for member in members:
                assert hasattr(getattr(module, name), member), (module, name, member)


class Greeter:
    """A plugin: no base class is asked of it."""

    def get_schema(self, payload: Empty) -> GetSchemaOutput:
        parameters = {"type": "object", "properties": {"name": {"type": "string"}}}
        return [
            FunctionSchema(name="greet", description="Greets.", parameters=parameters)
        ]

    def execute(self, payload: ExecuteInput) -> ExecuteOutput:
        if payload.function != "greet":
            return ExecuteOutput(
                result=None, is_error=True, error_message="no such function"
            )
        return ExecuteOutput(result=f"Hello, {payload.args.get('name', 'you')}!")


class AsyncGreeter:
    """The same with asynchronous hooks."""

    async def get_schema(self, payload: Empty) -> GetSchemaOutput:
        return Greeter().get_schema(payload)

    async def execute(self, payload: ExecuteInput) -> ExecuteOutput:
        return Greeter().execute(payload)


def call(plugin: ToolPlugin, text: str) -> str:
    """What a host does: text in, text out, and nothing that is not valid."""
    return plugin.execute(ExecuteInput.from_json(text)).to_json()


async def call_async(plugin: AsyncToolPlugin, text: str) -> str:
    answer = await plugin.execute(ExecuteInput.from_json(text))
    return answer.to_json()


def plugins() -> None:
    text = '{"function": "greet", "args": {"name": "Ada"}}'
    assert call(Greeter(), text) == '{"result": "Hello, Ada!"}'
    assert asyncio.run(call_async(AsyncGreeter(), text)) == call(Greeter(), text)
    assert isinstance(Greeter(), ToolPlugin)
    assert not isinstance(object(), ToolPlugin)
    (schema,) = Greeter().get_schema(Empty())
    assert_type(schema, FunctionSchema)
    assert GetSchemaOutputCodec.to_value([schema]) == [schema.to_value()]


def hooks() -> None:
    assert (KIND_NAME, KIND_API_VERSION) == ("tool", "1.0.0")
    assert [hook.name for hook in HOOKS] == ["get_schema", "execute"]
    assert HOOK_DISPATCH == {"get_schema": "broadcast_collect", "execute": "singleton"}
    assert HOOK_MCP_EXPOSED == {"get_schema": False, "execute": True}
    read = HOOKS[1].input.from_value({"function": "f", "args": {}})
    assert read == ExecuteInput(function="f", args={})
    codec: Codec[ExecuteInput] = Codec.of(ExecuteInput)
    assert_type(codec.from_json('{"function": "f", "args": {}}'), ExecuteInput)


def values() -> None:
    answer = ExecuteOutput.from_json('{"result": null, "more": [1]}')
    assert_type(answer.is_error, bool | Unset)
    assert answer.is_error is UNSET
    assert not answer.is_error
    assert repr(answer.is_error) == "UNSET"
    assert_type(answer.is_error_or_default, bool)
    assert answer.is_error_or_default is False
    assert answer.additional == {"more": [1]}
    assert ExecuteOutput.from_value(answer.to_value()) == answer
    fields_first = ExecuteOutput(result=1, is_error=True, additional={"a": 2})
    assert fields_first.to_json() == '{"result": 1, "is_error": true, "a": 2}'
    clash = ExecuteOutput(result=1, additional={"result": 2, "a": 3})
    for write in (clash.to_json, clash.to_value, clash.validate):
        try:
            write()
        except ValidationError as error:
            (problem,) = error.problems
            assert problem.pointer == "/result"
            assert problem.message.endswith("it has a field of its own")
        else:
            raise AssertionError
    changed = answer.replace(is_error=True)
    assert_type(changed, ExecuteOutput)
    assert (changed.is_error, answer.is_error) == (True, UNSET)
    try:
        changed.is_error = False  # type: ignore[misc]  # pyright: ignore
    except dataclasses.FrozenInstanceError:
        pass
    else:
        raise AssertionError
    for again in (copy.deepcopy(changed), pickle.loads(pickle.dumps(changed))):
        assert again == changed
    status = StatusOutput.from_value({"unit_id": "u", "state": "queued"})
    assert status.state is StatusOutputState.QUEUED
    assert status.to_value() == {"unit_id": "u", "state": "queued"}


def problems() -> None:
    wrong: Any = 7
    try:
        ExecuteInput(function=wrong, args={}).validate()
    except ValidationError as error:
        (problem,) = error.problems
        assert (problem.pointer, problem.keyword) == ("/function", "type")
        assert (problem.found, problem.message) == ("integer", "must be a string")
        assert str(error) == "ExecuteInput: /function: must be a string (type)"
        assert str(pickle.loads(pickle.dumps(error))) == str(error)
    else:
        raise AssertionError
    try:
        ExecuteInput.from_json('{"function": 1, "a/b~": 2}')
    except ValidationError as error:
        found = {(problem.pointer, problem.keyword) for problem in error.problems}
        assert found == {
            ("/function", "type"),
            ("", "required"),
            ("/a~1b~0", "additionalProperties"),
        }
    else:
        raise AssertionError


def manifests() -> None:
    manifest = parse_manifest(
        """
        [plugin]
        schema_version = "1"
        name = "echo"
        kind = "tool"
        kind_api_version = "1"
        core_version = ">=0.1.0,<1.0.0"
        runtime = "in_process"
        entry_point = "plugin:EchoTool"
        metadata = { since = 2024-02-29 }
        """
    )
    assert_type(manifest, PluginManifest)
    assert manifest.runtime == "in_process"
    assert manifest.resources.required == []
    assert "metadata" not in manifest.to_value()
    assert PluginManifest.from_value(manifest.to_value()) == manifest


published_names()
plugins()
hooks()
values()
problems()
manifests()
