"""Measures emitted Python, pydantic, msgspec, jsonschema-rs and jsonschema.

Its argument is the file of cases.
"""

import json
import sys
from pathlib import Path

import jsonschema
import jsonschema_rs
import msgspec
import pydantic
from measure import compare
from spec import ValidationError, batch_v1, orchestrator_v1, tool_v1
from with_msgspec import TYPES
from with_pydantic import ADAPTERS

OURS = {
    "tool/empty": tool_v1.Empty,
    "tool/execute.input": tool_v1.ExecuteInput,
    "tool/execute.output": tool_v1.ExecuteOutput,
    "tool/get_schema.output": tool_v1.GetSchemaOutputCodec,
    "orchestrator/backfill.input": orchestrator_v1.BackfillInput,
    "orchestrator/backfill.output": orchestrator_v1.BackfillOutput,
    "orchestrator/enqueue.input": orchestrator_v1.EnqueueInput,
    "orchestrator/enqueue.output": orchestrator_v1.EnqueueOutput,
    "orchestrator/status.input": orchestrator_v1.StatusInput,
    "orchestrator/status.output": orchestrator_v1.StatusOutput,
    "batch/ingest.input": batch_v1.IngestInput,
}

REFUSALS = (ValidationError, pydantic.ValidationError, msgspec.ValidationError)


def is_taken(read, value):
    """Say whether a reader takes a value."""
    try:
        read(value)
    except REFUSALS:
        return False
    return True


def refusal(read, *, problems):
    """Give a function that reads what is refused, and lists the problems."""

    def once(value):
        try:
            read(value)
        except REFUSALS as error:
            return problems(error)
        message = "it was accepted"
        raise AssertionError(message)

    return once


def measure(case):
    """Measure all tasks on one payload."""
    payload, schema = case["payload"], case["schema"]
    ours, model, struct = OURS[payload], ADAPTERS[payload], TYPES[payload]
    listing = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    compiled = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    valid_text, invalid_text = case["valid"], case["invalid"]
    valid, invalid = json.loads(valid_text), json.loads(invalid_text)

    def convert(value):
        return msgspec.convert(value, struct)

    decode = msgspec.json.Decoder(struct).decode
    readers = (ours.from_value, model.validate_python, convert)
    for read in readers:
        assert is_taken(read, valid), payload
    assert compiled.is_valid(valid), payload
    assert listing.is_valid(valid), payload
    assert not is_taken(ours.from_value, invalid), payload
    assert not compiled.is_valid(invalid), payload
    assert not listing.is_valid(invalid), payload

    compare(
        "check",
        payload,
        {
            "ours": lambda: ours.from_value(valid),
            "pydantic": lambda: model.validate_python(valid),
            "msgspec": lambda: convert(valid),
            "jsonschema-rs": lambda: compiled.is_valid(valid),
            "jsonschema": lambda: listing.is_valid(valid),
        },
    )
    compare(
        "read",
        payload,
        {
            "ours": lambda: ours.from_json(valid_text),
            "pydantic": lambda: model.validate_json(valid_text),
            "msgspec": lambda: decode(valid_text),
            "jsonschema-rs": lambda: compiled.is_valid(json.loads(valid_text)),
            "jsonschema": lambda: listing.is_valid(json.loads(valid_text)),
        },
    )
    of_ours = refusal(ours.from_value, problems=lambda error: error.problems)
    of_model = refusal(model.validate_python, problems=lambda error: error.errors())
    of_struct = refusal(convert, problems=str)
    compare(
        "problems",
        payload,
        {
            "ours": lambda: of_ours(invalid),
            "pydantic": lambda: of_model(invalid),
            "msgspec": lambda: of_struct(invalid),
            "jsonschema-rs": lambda: list(compiled.iter_errors(invalid)),
            "jsonschema": lambda: list(listing.iter_errors(invalid)),
        },
    )


for one in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    measure(one)
