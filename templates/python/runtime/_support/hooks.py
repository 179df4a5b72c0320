"""What a kind declares about its hooks."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, Final, Literal, TypeAlias

from .model import Codec


class Dispatch(StrEnum):
    """How the registry calls a hook."""

    SINGLETON = "singleton"
    """One plugin of the kind is called; its answer is the answer."""
    BROADCAST_COLLECT = "broadcast_collect"
    """Every plugin is called; the results come back as a list."""
    BROADCAST_NOTIFY = "broadcast_notify"
    """Every plugin is called; nothing comes back."""
    CHAIN = "chain"
    """Each plugin is given the result of the one before it."""
    CAPABILITY = "capability"
    """The plugin is called whose declared capability fits the input."""


class ErrorPolicy(StrEnum):
    """What one failure among several plugins means, where results are collected."""

    FAIL_FAST = "fail_fast"
    """One failure is the caller's error."""
    BEST_EFFORT = "best_effort"
    """The caller gets the results of the others, and every failure by plugin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """What a kind declares about one of its hooks."""

    name: str
    """The name on the wire, which is that of the plugin's method: `get_schema`."""
    dispatch: Dispatch
    """How the registry calls it."""
    mcp_exposed: bool
    """Whether it is a tool of an MCP server."""
    tool_name_template: str
    """What that tool is called, with words in braces to fill in."""
    error_policy: ErrorPolicy | None
    """What one failure among several plugins means; for `broadcast_collect` alone."""
    execution_model: str | None
    """How the hook wants to be run, where the kind says so."""
    optional: bool
    """Whether a plugin may leave it out; it is passed over then."""
    input: Codec[Any]
    """Reads and writes what it takes."""
    output: Codec[Any] | None
    """Reads and writes what it gives."""


class StopChainType(Enum):
    """The type of `STOP_CHAIN`, which is its only member."""

    STOP_CHAIN = "STOP_CHAIN"

    def __repr__(self) -> str:
        return "STOP_CHAIN"


StopChain: TypeAlias = Literal[StopChainType.STOP_CHAIN]
"""The type of `STOP_CHAIN`."""

STOP_CHAIN: Final = StopChainType.STOP_CHAIN
"""What a plugin in a chain returns to end it: the result is then the value that came in."""
