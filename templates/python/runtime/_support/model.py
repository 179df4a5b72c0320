"""What every type that is read from JSON can do."""

import dataclasses
import json
from collections.abc import Callable
from enum import Enum
from typing import Any, Final, Generic, Self, TypeVar, cast

from .bridge import core_schema
from .flaws import Rest
from .json_text import parse
from .json_value import type_name
from .normal import normal
from .numbers import settled
from .problems import (
    Check,
    Problem,
    Problems,
    TooManyProblemsError,
    ValidationError,
    pointer,
)
from .unset import UNSET

T = TypeVar("T")
M = TypeVar("M", bound="Model")

NESTED_TOO_DEEP: Final = "must be nested no deeper than 128 levels"

HAS_FIELD: Final = "must not be an additional property: it has a field of its own"

SCALARS: Final[set[type[Any]]] = {str, int, float, bool, type(None)}


class Model:
    """An object of the contract.

    Its fields are what the document had; one that is absent is `UNSET`.
    """

    __slots__ = ()

    @classmethod
    def from_json(cls, text: str | bytes | bytearray | memoryview) -> Self:
        """Read a document. Raise `ValidationError` with all that is wrong with it."""
        value: Self = read_text(cls.__name__, DECODERS[cls], text)
        return value

    @classmethod
    def from_value(cls, value: object) -> Self:
        """Read a value that has been parsed, as `json.loads` gives it."""
        read: Self = read_value(cls.__name__, DECODERS[cls], value)
        return read

    def to_json(self) -> str:
        """Write the document: the same JSON as that which was read."""
        return write(type(self).__name__, self)

    def to_value(self) -> dict[str, Any]:
        """Write the document as a value that `json.dumps` takes."""
        value: dict[str, Any] = plain(type(self).__name__, self)
        return value

    def replace(self, **changes: Any) -> Self:
        """Copy the object with other values for some fields. Nothing is validated."""
        copy: Self = dataclasses.replace(cast("Any", self), **changes)
        return copy

    def validate(self) -> None:
        """Raise `ValidationError` where the document to be written is not valid."""
        read_value(type(self).__name__, DECODERS[type(self)], self.to_value())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        """Let pydantic read and write a field of this type."""
        return core_schema(cls.from_value, cls.to_value, cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> Any:
        """Describe the type in the JSON Schema of a pydantic model."""
        return {"type": "object", "title": cls.__name__}


class Codec(Generic[T]):
    """Reads and writes values of a type that is no class of its own."""

    __slots__ = ("_decode", "_name", "_schema")

    def __init__(self, name: str, decode: Check, schema: str | None = None) -> None:
        self._name: Final = name
        self._decode: Final = decode
        self._schema: Final = schema

    @classmethod
    def of(cls, model: type[M]) -> "Codec[M]":
        """Give the codec of a class."""
        return Codec(model.__name__, DECODERS[model], SCHEMAS.get(model))

    def __repr__(self) -> str:
        return f"<codec of {self._name}>"

    def from_json(self, text: str | bytes | bytearray | memoryview) -> T:
        """Read a document. Raise `ValidationError` with all that is wrong with it."""
        value: T = read_text(self._name, self._decode, text)
        return value

    def from_value(self, value: object) -> T:
        """Read a value that has been parsed, as `json.loads` gives it."""
        read: T = read_value(self._name, self._decode, value)
        return read

    def to_json(self, value: T) -> str:
        """Write the document: the same JSON as that which was read."""
        return write(self._name, value)

    def to_value(self, value: T) -> Any:
        """Write the document as a value that `json.dumps` takes."""
        return plain(self._name, value)

    def validate(self, value: T) -> None:
        """Raise `ValidationError` where the document to be written is not valid."""
        read_value(self._name, self._decode, self.to_value(value))

    def json_schema(self) -> dict[str, Any] | bool:
        """Give the JSON Schema, with all that it refers to below `$defs`.

        Raise `LookupError` for a type that is no payload of a hook.
        """
        if self._schema is None:
            message = f"{self._name} is no payload of a hook"
            raise LookupError(message)
        schema: dict[str, Any] | bool = json.loads(self._schema)
        return schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> Any:
        """Let pydantic read and write a field `Annotated[T, TCodec]`."""
        return core_schema(self.from_value, self.to_value)

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> Any:
        """Describe the type in the JSON Schema of a pydantic model."""
        return {"title": self._name}


DECODERS: Final[dict[type[Model], Check]] = {}
SCHEMAS: Final[dict[type[Model], str]] = {}
ENCODERS: Final[dict[type[Any], Callable[[Any], dict[str, Any]]]] = {}


def register(
    model: type[M],
    decode: Check,
    encode: Callable[[M], dict[str, Any]],
    schema: str | None = None,
) -> type[Any]:
    """Say how a class is read and written.

    The result is a class without the checks of a frozen one, whose constructor takes
    several times as long. Its instances become those of the model once their fields
    are set: `new.__class__ = model`.
    """
    DECODERS[model] = decode
    ENCODERS[model] = encode
    if schema is not None:
        SCHEMAS[model] = schema
    slots = tuple(field.name for field in dataclasses.fields(cast("Any", model)))
    return type(f"{model.__name__}Draft", (Model,), {"__slots__": slots})


def rest(data: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """Give the properties of an object that have no field of their own."""
    if data.keys() <= known:
        return {}
    return {key: item for key, item in data.items() if key not in known}


def with_rest(
    model: Model, value: dict[str, Any], others: dict[str, Any], known: set[str]
) -> dict[str, Any]:
    """Add the properties of an object that have no field of their own.

    One that has the key of a field would be that field for whoever reads it.
    """
    clashes = sorted(known.intersection(others))
    if clashes:
        raise ValidationError(
            type(model).__name__,
            [
                Problem(
                    pointer=pointer(((), key)),
                    keyword="additionalProperties",
                    found=type_name(others[key]),
                    message=HAS_FIELD,
                )
                for key in clashes
            ],
        )
    if others:
        value.update(encode(others))
    return value


def read_text(
    name: str, decode: Check, text: str | bytes | bytearray | memoryview
) -> Any:
    """Read a document as a type with this name."""
    return read(name, decode, *parse(text))


def read_value(name: str, decode: Check, value: object) -> Any:
    """Read a value that has been parsed as a type with this name."""
    return read(name, decode, *normal(value))


def read(name: str, decode: Check, value: object, flaws: Rest | None) -> Any:
    """Decode a value, about which some problems may be known already."""
    if flaws is not None and not flaws.is_read:
        raise ValidationError(name, flaws.problems)
    problems = Problems()
    decoded: Any = UNSET
    try:
        decoded = decode(value, (), problems)
    except TooManyProblemsError:
        pass
    except RecursionError:
        # The caller's stack may be deep, too.
        problems.add((), "depth", value, NESTED_TOO_DEEP)
    if flaws is None:
        if problems.found:
            raise ValidationError(name, problems.found)
        return decoded
    known = {(flaw.pointer, flaw.message) for flaw in flaws.problems}
    found = [
        problem
        for problem in problems.found
        if (problem.pointer, problem.message) not in known
    ]
    if flaws.problems or found:
        raise ValidationError(name, [*flaws.problems, *found])
    return settled(decoded) if flaws.has_numbers else decoded


def unreadable(name: str, message: str) -> ValidationError:
    """Give what is raised about a text that can't be parsed."""
    return ValidationError(
        name, [Problem(pointer="", keyword="syntax", found="absent", message=message)]
    )


def write(name: str, value: object) -> str:
    """Give a value as JSON."""
    return json.dumps(plain(name, value), ensure_ascii=False, allow_nan=False)


def plain(name: str, value: object) -> Any:
    """Give a value as `json.dumps` takes it."""
    try:
        return encode(value)
    except RecursionError:
        problem = Problem(
            pointer="", keyword="depth", found="absent", message=NESTED_TOO_DEEP
        )
        raise ValidationError(name, [problem]) from None


def encode(value: object) -> Any:
    """Give a value of an emitted type, and what is in it, as JSON has it."""
    kind = type(value)
    if kind in SCALARS:
        return value
    encoder = ENCODERS.get(kind)
    if encoder is not None:
        return encoder(value)
    match value:
        case Enum():
            return value.value
        case list() | tuple():
            items = cast("list[object] | tuple[object, ...]", value)
            return [encode(item) for item in items]
        case dict():
            members = cast("dict[str, object]", value)
            return {key: encode(member) for key, member in members.items()}
        case _:
            return value
