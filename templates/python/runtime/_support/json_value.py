"""JSON values: what is one, what type it has, and which are equal.

A value is normal where it is what reading a text gives: `None`, a `bool`, a `str`
without lone surrogates, an `int` for each number without a fraction, a `float` or a
`Number` for others, a `list`, or a `dict` with texts as keys; no instance of a
subclass, and nested no deeper than `MAX_DEPTH` levels.
"""

from collections.abc import Sequence
from json.encoder import encode_basestring
from typing import Any, TypeAlias

from .numbers import Number, digits_of

Json: TypeAlias = dict[str, Any] | list[Any] | str | int | float | bool | None
"""A JSON value."""

MAX_DEPTH = 128
"""How deep arrays and objects may be nested in a document."""


def type_name(value: object) -> str:
    """Give the type of a value by its name in JSON Schema.

    A number without a fraction is an `integer`.
    """
    name = _NAMES.get(type(value))
    if name is not None:
        return name
    if isinstance(value, float):
        return "integer" if value.is_integer() else "number"
    return next(
        (name for known, name in _NAMES.items() if isinstance(value, known)),
        type(value).__name__,
    )


_NAMES: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    type(None): "null",
    dict: "object",
    list: "array",
    tuple: "array",
}


def equal(left: Json, right: Json) -> bool:
    """Say whether JSON Schema calls two normal values equal: `True` is not 1."""
    if type(left) is not type(right):
        return False
    if type(left) is dict and type(right) is dict:
        return len(left) == len(right) and all(
            key in right and equal(member, right[key]) for key, member in left.items()
        )
    if type(left) is list and type(right) is list:
        return len(left) == len(right) and all(map(equal, left, right))
    return left == right


def are_unique(items: list[Any]) -> bool:
    """Say whether no two of some normal values are equal."""
    if len(items) < 2:
        return True
    # Texts are hashed with a secret. Numbers of one hash can be made, and would be
    # compared one by one.
    if set(map(type, items)) == {str}:
        return len(set(items)) == len(items)
    return len({canonical(item) for item in items}) == len(items)


def canonical(value: Json) -> str:
    """Give a text that two normal values share where they are equal."""
    if isinstance(value, str):
        return encode_basestring(value)
    if type(value) is dict:
        members = sorted(
            f"{encode_basestring(key)}:{canonical(member)}"
            for key, member in value.items()
        )
        return f"{{{','.join(members)}}}"
    if type(value) is list:
        return f"[{','.join(map(canonical, value))}]"
    if type(value) is int:
        return digits_of(value)
    return value.text() if isinstance(value, Number) else repr(value)


def canonical_values(*values: Json) -> set[str]:
    """Give the texts of some values, among which those of others are looked up."""
    return set(map(canonical, values))


def has_lone_surrogate(text: str) -> bool:
    """Say whether a text has half of a character, which no encoding can represent."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def pointer_to(path: Sequence[str | int]) -> str:
    """Give the JSON pointer (RFC 6901) of keys and indexes.

    U+FFFD stands for half of a character in a key, so that the pointer can be written.
    """
    pointer = "".join(
        "/" + str(key).replace("~", "~0").replace("/", "~1") for key in path
    )
    if has_lone_surrogate(pointer):
        return "".join(
            "\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in pointer
        )
    return pointer
