"""The payloads as somebody writes them by hand with msgspec."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import UNSET, Meta, Struct, UnsetType

State = Literal["queued", "running", "succeeded", "failed", "cancelled", "expired"]
Name = Annotated[str, Meta(min_length=1)]
Counter = Annotated[int, Meta(ge=0)]


class Closed(Struct, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Empty(Closed):
    pass


class ExecuteInput(Closed):
    function: str
    args: dict[str, Any]


class ExecuteOutput(Struct):
    result: Any
    is_error: bool = False
    error_message: str | UnsetType = UNSET


class Function(Closed):
    name: Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$")]
    description: str
    parameters: dict[str, Any]


class BackfillInput(Closed):
    plugin_name: str | UnsetType = UNSET
    partition_key: str | UnsetType = UNSET
    since: datetime | UnsetType = UNSET
    until: datetime | UnsetType = UNSET
    states: list[Literal["failed", "expired", "cancelled"]] | UnsetType = UNSET


class BackfillOutput(Closed):
    enqueued_count: Counter
    skipped_count: Counter | UnsetType = UNSET


class EnqueueInput(Closed):
    plugin_name: str
    args: dict[str, Any]
    idempotency_key: str | UnsetType = UNSET
    partition_key: str | UnsetType = UNSET


class EnqueueOutput(Closed):
    unit_id: str
    deduplicated: bool


class StatusInput(Closed):
    unit_id: str


class StatusOutput(Closed):
    unit_id: str
    state: State
    started_at: datetime | UnsetType = UNSET
    finished_at: datetime | UnsetType = UNSET
    progress: dict[str, Any] | UnsetType = UNSET
    error: str | UnsetType = UNSET


class Owner(Closed):
    name: Name
    address: Annotated[str, Meta(pattern="^[^@ ]+@[^@ ]+$")]
    verified: bool = False


class Step(Closed):
    name: Name
    duration_ms: Annotated[float, Meta(ge=0)]
    outcome: Literal["done", "skipped", "failed"] | UnsetType = UNSET


class Unit(Closed, kw_only=True):
    id: UUID
    name: Annotated[str, Meta(min_length=1, max_length=64, pattern="^[a-z][a-z0-9_]*$")]
    state: State
    priority: Annotated[int, Meta(ge=0, le=100)] = 50
    attempts: Counter
    progress: Annotated[float, Meta(ge=0, le=1)] | UnsetType = UNSET
    created_at: datetime
    finished_at: datetime | None | UnsetType = UNSET
    owner: Owner | UnsetType = UNSET
    labels: dict[str, Annotated[str, Meta(max_length=200)]] | UnsetType = UNSET
    steps: Annotated[list[Step], Meta(max_length=100)]


class IngestInput(Closed):
    batch_id: UUID
    created_at: datetime
    units: Annotated[list[Unit], Meta(min_length=1)]


TYPES = {
    "tool/empty": Empty,
    "tool/execute.input": ExecuteInput,
    "tool/execute.output": ExecuteOutput,
    "tool/get_schema.output": list[Function],
    "orchestrator/backfill.input": BackfillInput,
    "orchestrator/backfill.output": BackfillOutput,
    "orchestrator/enqueue.input": EnqueueInput,
    "orchestrator/enqueue.output": EnqueueOutput,
    "orchestrator/status.input": StatusInput,
    "orchestrator/status.output": StatusOutput,
    "batch/ingest.input": IngestInput,
}
