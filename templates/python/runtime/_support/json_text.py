"""JSON text as normal values: with all digits, without what only some parsers take."""

import json
import re
from typing import Any

from .flaws import Rest
from .json_reader import read
from .json_value import MAX_DEPTH, Json, has_lone_surrogate
from .numbers import DOUBLE_LIMIT, MOST_DIGITS, Number, number_of

_SPACE = " \t\n\r"


def parse(text: str | bytes | bytearray | memoryview) -> tuple[object, Rest | None]:
    """Read JSON text. Without a `Rest`, its value is all there is to know."""
    if not isinstance(text, str):
        try:
            text = str(text, "utf-8")
        except UnicodeDecodeError as error:
            return None, Rest.of_text(f"is not UTF-8 from byte {error.start} on")
    stripped = text.strip(_SPACE)
    has_numbers = False
    try:
        try:
            value, end = _WITHOUT_NUMBERS.raw_decode(stripped)
        except _NumberFoundError:
            has_numbers = True
            value, end = _WITH_NUMBERS.raw_decode(stripped)
    except (ValueError, RecursionError):
        return read(text)
    # The parser takes these for JSON, too.
    if (
        end != len(stripped)
        or _is_too_deep(stripped, value)
        or _has_huge_integer(stripped)
        or _has_half(stripped)
    ):
        return read(text)
    return value, Rest(has_numbers=True) if has_numbers else None


class _NumberFoundError(Exception):
    """A number is a `Number`."""


def _object(members: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(members)
    if len(value) != len(members):
        message = "a key is given twice"
        raise ValueError(message)
    return value


def _number(text: str) -> float:
    value = float(text)
    if repr(value) == text and not value.is_integer():
        return value
    value = number_of(text)
    if type(value) is Number:
        raise _NumberFoundError
    if type(value) is int:
        _need_range(-DOUBLE_LIMIT < value < DOUBLE_LIMIT)
    return value


def _long_number(text: str) -> float:
    value = number_of(text)
    if type(value) is Number:
        _need_range(value.is_in_range())
    if type(value) is int:
        _need_range(-DOUBLE_LIMIT < value < DOUBLE_LIMIT)
    return value


def _need_range(is_in_range: bool) -> None:
    if not is_in_range:
        message = "a number is beyond the range of a double"
        raise ValueError(message)


def _no_constant(name: str) -> object:
    message = f"{name} is not JSON"
    raise ValueError(message)


_WITHOUT_NUMBERS = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_number, parse_constant=_no_constant
)
_WITH_NUMBERS = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_long_number, parse_constant=_no_constant
)


def _is_too_deep(text: str, value: Json) -> bool:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    level: list[dict[str, Any] | list[Any]] = [[value]]
    for _ in range(MAX_DEPTH + 1):
        level = [
            member
            for container in level
            for member in (container.values() if type(container) is dict else container)
            if type(member) is dict or type(member) is list
        ]
        if not level:
            return False
    return True


_STEP = MOST_DIGITS // 2
_DIGIT_BEFORE_DIGIT = re.compile("[0-9](?=[0-9])")


def _has_huge_integer(text: str) -> bool:
    # So many digits cover two of these places, and all between them.
    return len(text) > MOST_DIGITS and any(
        text[found.start() * _STEP : found.end() * _STEP].isdecimal()
        for found in _DIGIT_BEFORE_DIGIT.finditer(text[::_STEP])
    )


_ESCAPED_HALF = re.compile(
    r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F])|.)"
)


def _has_half(text: str) -> bool:
    """Say whether there is half of a character, escaped or not."""
    if ("\\ud" in text or "\\uD" in text) and any(
        each["half"] for each in _ESCAPED_HALF.finditer(text)
    ):
        return True
    return has_lone_surrogate(text)
