"""The payloads as somebody writes them by hand with pydantic."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

State = Literal["queued", "running", "succeeded", "failed", "cancelled", "expired"]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Empty(Closed):
    pass


class ExecuteInput(Closed):
    function: str
    args: dict[str, Any]


class ExecuteOutput(BaseModel):
    model_config = ConfigDict(extra="allow")

    result: Any
    is_error: bool = False
    error_message: str | None = None


class Function(Closed):
    name: str = Field(pattern="^[a-z][a-z0-9_]*$")
    description: str
    parameters: dict[str, Any]


class BackfillInput(Closed):
    plugin_name: str | None = None
    partition_key: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    states: list[Literal["failed", "expired", "cancelled"]] | None = None


class BackfillOutput(Closed):
    enqueued_count: int = Field(ge=0)
    skipped_count: int | None = Field(default=None, ge=0)


class EnqueueInput(Closed):
    plugin_name: str
    args: dict[str, Any]
    idempotency_key: str | None = None
    partition_key: str | None = None


class EnqueueOutput(Closed):
    unit_id: str
    deduplicated: bool


class StatusInput(Closed):
    unit_id: str


class StatusOutput(Closed):
    unit_id: str
    state: State
    started_at: datetime | None = None
    finished_at: datetime | None = None
    progress: dict[str, Any] | None = None
    error: str | None = None


class Owner(Closed):
    name: str = Field(min_length=1)
    address: str = Field(pattern="^[^@ ]+@[^@ ]+$")
    verified: bool = False


class Step(Closed):
    name: str = Field(min_length=1)
    duration_ms: float = Field(ge=0)
    outcome: Literal["done", "skipped", "failed"] | None = None


class Unit(Closed):
    id: UUID
    name: str = Field(min_length=1, max_length=64, pattern="^[a-z][a-z0-9_]*$")
    state: State
    priority: int = Field(default=50, ge=0, le=100)
    attempts: int = Field(ge=0)
    progress: float | None = Field(default=None, ge=0, le=1)
    created_at: datetime
    finished_at: datetime | None = None
    owner: Owner | None = None
    labels: dict[str, Annotated[str, Field(max_length=200)]] | None = None
    steps: list[Step] = Field(max_length=100)


class IngestInput(Closed):
    batch_id: UUID
    created_at: datetime
    units: list[Unit] = Field(min_length=1)


ADAPTERS = {
    "tool/empty": TypeAdapter(Empty),
    "tool/execute.input": TypeAdapter(ExecuteInput),
    "tool/execute.output": TypeAdapter(ExecuteOutput),
    "tool/get_schema.output": TypeAdapter(list[Function]),
    "orchestrator/backfill.input": TypeAdapter(BackfillInput),
    "orchestrator/backfill.output": TypeAdapter(BackfillOutput),
    "orchestrator/enqueue.input": TypeAdapter(EnqueueInput),
    "orchestrator/enqueue.output": TypeAdapter(EnqueueOutput),
    "orchestrator/status.input": TypeAdapter(StatusInput),
    "orchestrator/status.output": TypeAdapter(StatusOutput),
    "batch/ingest.input": TypeAdapter(IngestInput),
}
