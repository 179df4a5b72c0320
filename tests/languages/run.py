"""Reads rows `[kind, text]` from stdin, and prints for each, on a line of its own, what the
payload of the kind makes of it: as text, and of what `json.loads` makes of the text.
"""

import importlib
import json
import sys
from pathlib import Path

from spec import ValidationError

with Path("kinds.json").open(encoding="utf-8") as names:
    PAYLOADS = {
        name: importlib.import_module(f"spec.{name}_v1").Payload
        for name in json.load(names)
    }


def read_back(payload, read):
    """Give what was read, and whether it is the same when it is written and read again."""
    try:
        value = read()
    except ValidationError as error:
        problems = error.problems
        return {
            "problems": [
                {name: getattr(it, name) for name in ("pointer", "keyword", "message")}
                for it in problems
            ]
        }
    except Exception as error:  # noqa: BLE001
        return {"fault": repr(error)}
    again = None
    try:
        value.validate()
        again = value.to_json()
        same = payload.from_json(again)
        of_value = payload.from_value(value.to_value())
        is_stable = same == value and of_value == value and same.to_json() == again
    except Exception as error:  # noqa: BLE001
        return {"stable": False, "fault": repr(error), "again": again}
    return {"again": again, "stable": is_stable}


def judge(kind, text):
    """Give what the payload of a kind makes of a text."""
    payload = PAYLOADS[kind]
    answer = {"text": read_back(payload, lambda: payload.from_json(text))}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return answer
    return answer | {"value": read_back(payload, lambda: payload.from_value(value))}


for line in sys.stdin:
    # Written at once: the number of answers shows which row ended the program.
    print(json.dumps(judge(*json.loads(line))), flush=True)
