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
    if is_normal(value, MAX_DEPTH):
        return value, None
    maker = _Maker()
    try:
        made = maker.made(value)
    except _TooDeepError:
        made = None
    maker.rest.place(made)
    return made, maker.rest if maker.rest.problems else None


_PLAIN = frozenset({bool, type(None)})


def is_normal(value: Any, room: int) -> bool:
    """Say whether a value is normal, with so many levels of containers at most."""
    kind: type[Any] = type(value)  # pyright: ignore[reportUnknownVariableType]
    if kind is dict:
        if not room:
            return False
        for key, member in value.items():
            if type(key) is not str or not (key.isascii() or is_text(key)):
                return False
            # Most members are texts.
            if type(member) is str:
                if not (member.isascii() or is_text(member)):
                    return False
            elif not is_normal(member, room - 1):
                return False
        return True
    if kind is list:
        if not room:
            return False
        for member in value:
            if type(member) is str:
                if not (member.isascii() or is_text(member)):
                    return False
            elif not is_normal(member, room - 1):
                return False
        return True
    if kind is int:
        return bool(-LIMIT < value < LIMIT)
    if kind is float:
        return math.isfinite(value) and not value.is_integer()
    if kind is str:
        return is_text(value)
    return kind in _PLAIN or (kind is Number and value.is_in_range())


def is_text(value: str) -> bool:
    """Say whether a text has no half of a character."""
    return not has_lone_surrogate(value)


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
