"""Values of Python as normal JSON values."""

import math
from collections.abc import Iterable
from typing import Any, cast

from .flaws import (
    BEYOND_RANGE,
    LONE_SURROGATE,
    NOT_JSON,
    TOO_DEEP,
    TOO_MANY_DIGITS,
    Rest,
)
from .json_value import MAX_DEPTH, has_lone_surrogate
from .numbers import LIMIT, Number, number_of


def normal(value: object) -> tuple[object, Rest | None]:
    """Take what `json.loads` gives or a program builds.

    A tuple is an array, and an instance of a subclass counts as one of its base. The
    value itself comes back where it is normal. Without a `Rest`, it is all there is to
    know.
    """
    if _are_normal([value], MAX_DEPTH + 1):
        return value, None
    maker = _Maker()
    try:
        made = maker.made(value)
    except _TooDeepError:
        made = None
    maker.rest.place(made)
    return made, maker.rest if maker.rest.problems else None


_PLAIN = frozenset({bool, type(None)})


def _are_normal(container: "dict[Any, Any] | list[Any]", room: int) -> bool:
    if not room:
        return False
    members: Iterable[Any] = container
    if type(container) is dict:
        members = container.values()
        for key in container:
            if type(key) is not str or (not key.isascii() and has_lone_surrogate(key)):
                return False
    for member in members:
        kind: type[Any] = type(member)  # pyright: ignore[reportUnknownVariableType]
        if kind is str:
            if not member.isascii() and has_lone_surrogate(member):
                return False
        elif kind is dict or kind is list:
            if not _are_normal(member, room - 1):
                return False
        elif kind is int:
            if not -LIMIT < member < LIMIT:
                return False
        elif kind is float:
            if not math.isfinite(member) or member.is_integer():
                return False
        elif kind not in _PLAIN and not (kind is Number and member.is_in_range()):
            return False
    return True


class _TooDeepError(Exception):
    """A value is nested too deep to go on, or is in itself."""


class _Maker:
    """Make a value normal, and notes what is wrong with it."""

    def __init__(self) -> None:
        self.rest = Rest()
        self._path: list[str | int] = []

    def made(self, value: object) -> object:
        """Give a value as a normal one; what is wrong with it may be missing in it."""
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, int):
            return self._integer(value)
        if isinstance(value, float):
            return self._float(value)
        if isinstance(value, dict):
            self._enter("object")
            return self._object(cast("dict[object, object]", value))
        if isinstance(value, list | tuple):
            self._enter("array")
            return self._array(cast("Iterable[object]", value))
        self.rest.is_read = False
        self.rest.note(self._path, "type", NOT_JSON, type(value).__name__)
        return None

    def _enter(self, found: str) -> None:
        if len(self._path) == MAX_DEPTH:
            self.rest.is_read = False
            self.rest.note(self._path, "depth", TOO_DEEP, found)
            raise _TooDeepError

    def _text(self, value: str) -> str:
        if has_lone_surrogate(value):
            self.rest.note(self._path, "type", LONE_SURROGATE)
        return str.__str__(value)

    def _integer(self, value: int) -> int:
        if not -LIMIT < value < LIMIT:
            self.rest.note(self._path, "type", TOO_MANY_DIGITS)
        return int.__int__(value)

    def _float(self, value: float) -> float:
        if isinstance(value, Number) and value.is_in_range():
            return value
        if not isinstance(value, Number) and math.isfinite(value):
            return number_of(float.__repr__(value))
        # A schema can't be asked about what is no number.
        self.rest.is_read = False
        self.rest.note(self._path, "type", BEYOND_RANGE, "number")
        return value

    def _array(self, value: Iterable[object]) -> list[object]:
        made: list[object] = []
        for index, item in enumerate(value):
            self._path.append(index)
            made.append(self.made(item))
            self._path.pop()
        return made

    def _object(self, value: dict[object, object]) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, member in value.items():
            if not isinstance(key, str):
                self.rest.is_read = False
                self.rest.note(self._path, "type", NOT_JSON, "object")
                continue
            self._path.append(str.__str__(key))
            made[self._text(key)] = self.made(member)
            self._path.pop()
        return made
