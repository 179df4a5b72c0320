"""Types of the contract as fields of pydantic models, where pydantic is installed."""

from collections.abc import Callable
from typing import Any

from .problems import Problem, ValidationError


def core_schema(
    read: Callable[[object], Any],
    write: Callable[[Any], Any],
    model: type[Any] | None = None,
) -> Any:
    """Give the schema by which pydantic reads a value and writes it.

    An instance of the model is taken as it is.
    """
    # Nobody else needs pydantic.
    from pydantic_core import core_schema as schemas

    def validate(value: object) -> Any:
        if model is not None and isinstance(value, model):
            return value
        try:
            return read(value)
        except ValidationError as error:
            raise translated(error, value) from None

    serialization = schemas.plain_serializer_function_ser_schema(write)
    return schemas.no_info_plain_validator_function(
        validate, serialization=serialization
    )


def translated(error: ValidationError, value: object) -> Exception:
    """Give the error of pydantic that has the same problems."""
    from pydantic_core import (
        InitErrorDetails,
        PydanticCustomError,
    )
    from pydantic_core import ValidationError as PydanticError

    def details(problem: Problem) -> InitErrorDetails:
        # A custom error fills in what is in braces.
        kind = PydanticCustomError(
            "contract",
            "{message}",
            {"message": problem.message, "keyword": problem.keyword},
        )
        location, found = located(problem.pointer, value)
        return InitErrorDetails(type=kind, loc=location, input=found)

    lines = [details(problem) for problem in error.problems]
    return PydanticError.from_exception_data(error.type_name, lines)


def located(pointer: str, value: Any) -> tuple[tuple[str | int, ...], Any]:
    """Give the keys and indexes of a pointer, and what is there."""
    location: list[str | int] = []
    current: Any = value
    for token in pointer.split("/")[1:]:
        key: str | int = token.replace("~1", "/").replace("~0", "~")
        if type(current) in {list, tuple}:
            key = int(key)
        location.append(key)
        try:
            current = current[key]
        except (LookupError, TypeError):
            current = None
    return tuple(location), current
