"""Where other readers of Python say something else than JSON Schema."""

import sys
from collections.abc import Callable
from typing import Any

import spec
import zoo
from spec.tool_v1 import ExecuteInput, ExecuteOutput, FunctionSchema
from zoo.zoo_v1 import NumbersInput, TreeInput, ValuesInput

# Each package has its own.
ERRORS = (spec.ValidationError, zoo.ValidationError)


def is_refused(read: Callable[[], object], keyword: str) -> bool:
    """Whether a document is refused, by a problem with this keyword."""
    try:
        read()
    except ERRORS as error:
        return keyword in {problem.keyword for problem in error.problems}
    return False


def function(name: str) -> Callable[[], object]:
    value = {"name": name, "description": "", "parameters": {}}
    return lambda: FunctionSchema.from_value(value)


# A pattern is that of ECMA-262.
assert function("abc")()
assert is_refused(function("abc\n"), "pattern")
assert is_refused(function("a\u0663"), "pattern")

# `True` is not 1, and an integer is one however it is written.
assert is_refused(lambda: ValuesInput.from_value({"const_number": True}), "const")
assert is_refused(lambda: NumbersInput.from_value({"percent": True}), "type")
for text in ("3.0", "1e1", "30e-1"):
    percent = NumbersInput.from_json(f'{{"percent": {text}}}').percent
    assert type(percent) is int, text

# What JSON has no word for.
for text in (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "\ufeff{}",
    "{'a': 1}",
    "[1,]",
    "",
):
    document = f'{{"result": {text}}}'
    assert is_refused(lambda: ExecuteOutput.from_json(document), "json") or is_refused(
        lambda: ExecuteOutput.from_json(document), "type"
    ), text
for value in (float("nan"), float("inf"), {1}, b"x", object(), {1: 2}, "\ud800"):
    assert is_refused(lambda: ExecuteOutput.from_value({"result": value}), "type"), (
        value
    )
assert is_refused(
    lambda: ExecuteInput.from_json('{"function": "a", "function": "b", "args": {}}'),
    "duplicate",
)
assert is_refused(lambda: ExecuteOutput.from_json('{"result": "\\ud800"}'), "type")
assert is_refused(lambda: ExecuteOutput.from_json(b'{"result": "\xff"}'), "json")

# Integers of any size are exact, up to what Python reads.
digits = "9" * 4300
assert ExecuteOutput.from_json(f'{{"result": {digits}}}').to_json().count("9") == 4300
digits = "9" * 5000
assert is_refused(lambda: ExecuteOutput.from_json(f'{{"result": {digits}}}'), "type")

# Documents nest up to 128 levels, below the recursion limit that Python has by itself.
assert sys.getrecursionlimit() == 1000


def tree(depth: int) -> str:
    return '{"value":1,"left":' * depth + '{"value":1}' + "}" * depth


assert TreeInput.from_json(f'{{"root":{tree(126)}}}').to_json()
for depth in (127, 100_000):
    assert is_refused(lambda: TreeInput.from_json(f'{{"root":{tree(depth)}}}'), "depth")
for text in ("[" * 100_000, '{"a":' * 100_000):
    assert is_refused(lambda: ExecuteInput.from_json(text), "depth")
endless: Any = []
endless.append(endless)
assert is_refused(lambda: ExecuteOutput.from_value({"result": endless}), "depth")
assert is_refused(lambda: ExecuteOutput(result=endless).validate(), "depth")

# Problems are reported up to a number that a log can hold.
try:
    ExecuteInput.from_value({str(number): 1 for number in range(100_000)})
except spec.ValidationError as error:
    assert len(error.problems) == 1000
