"""What is wrong with a document."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias, cast

from .json_value import type_name
from .unset import UNSET

MAX_PROBLEMS: Final = 1000
"""How many problems of one document are reported."""

MAX_LISTED: Final = 20
"""How many problems the message of an error lists."""

NO_KEY: Final = "must not be present: the object has no such property"

Place: TypeAlias = tuple[Any, ...]
"""Where a value is: the place around it and its key or index; empty for the whole document."""

Check: TypeAlias = Callable[[Any, Place, "Problems"], Any]
"""Reports what is wrong with a value at a place. A decoder is one that gives what it has decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong with a document."""

    pointer: str
    """Leads to the place, as RFC 6901 has it; empty for the whole document."""
    keyword: str
    """The keyword of the JSON Schema that the value breaks, or the clause of the contract."""
    found: str
    """The type of the value that was found: `null`, `boolean`, `integer`, `number`, `string`, `array` or `object`."""
    message: str
    """What is asked for: a fragment such as `must be a string`."""

    def __str__(self) -> str:
        text = f"{self.message} ({self.keyword})"
        return f"{self.pointer}: {text}" if self.pointer else text


class ValidationError(ValueError):
    """Everything that is wrong with one document."""

    def __init__(self, type_name: str, problems: Iterable[Problem]) -> None:
        super().__init__(type_name, tuple(problems))

    @property
    def type_name(self) -> str:
        """The type that the document should have become: `ExecuteInput`."""
        name: str = self.args[0]
        return name

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Never empty, and no more than `MAX_PROBLEMS`."""
        problems: tuple[Problem, ...] = self.args[1]
        return problems

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return f"{self.type_name}: {self.problems[0]}"
        lines = [f"{self.type_name}: {len(self.problems)} problems"]
        lines += [f"  {problem}" for problem in self.problems[:MAX_LISTED]]
        if len(self.problems) > MAX_LISTED:
            lines.append(f"  and {len(self.problems) - MAX_LISTED} more")
        return "\n".join(lines)


class MisfitError(Exception):
    """A value does not fit the schema that is tried."""


class TooManyProblemsError(Exception):
    """As many problems as are reported have been found."""


class Problems:
    """Collect the problems of one document."""

    _trial: "Problems | None" = None
    _within: "Problems | None" = None

    def __init__(
        self, around: "Problems | None" = None, *, settled: bool = False
    ) -> None:
        self.found: Final[list[Problem]] = [] if around is None else around.found
        self.settled: Final = settled
        """Whether a schema around the value has reported all there is about it."""
        self._around: Final = around

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What trials have found out about values, for schemas that several branches lead to."""
        return {} if self._around is None else self._around.memory

    @cached_property
    def reported(self) -> set[Any]:
        """Which of these schemas have reported their problems, by place."""
        return set()

    def add(self, at: Place, keyword: str, value: object, message: str) -> Any:
        """Report a problem. The result stands for what can't be decoded."""
        if len(self.found) >= MAX_PROBLEMS:
            raise TooManyProblemsError
        found = "absent" if value is UNSET else type_name(value)
        problem = Problem(
            pointer=pointer(at), keyword=keyword, found=found, message=message
        )
        self.found.append(problem)
        return UNSET

    def refuse(
        self,
        at: Place,
        key: str,
        value: object,
        message: str,
        keyword: str = "type",
    ) -> Any:
        """Report a property that is of another type, or required and absent."""
        if value is UNSET:
            return self.add(at, "required", {}, must_have(key))
        return self.add((at, key), keyword, value, message)

    def unexpected(self, at: Place, data: dict[str, Any], known: set[str]) -> None:
        """Report the properties that a closed object does not have."""
        for key in sorted(data.keys() - known):
            self.add((at, key), "additionalProperties", data[key], NO_KEY)

    def broken(
        self, at: Place, rule: str, key: str, data: dict[str, Any], message: str
    ) -> None:
        """Report that a property breaks a rule between properties.

        What is wrong with it already is enough.
        """
        place = f"{pointer((at, key))}/"
        if not any(f"{known.pointer}/".startswith(place) for known in self.found):
            self.add((at, key), rule, data.get(key, UNSET), message)

    @property
    def is_trial(self) -> bool:
        """Whether nobody asks for the problems themselves."""
        return False

    @property
    def trial(self) -> "Problems":
        """For trying a schema: the first problem raises `MisfitError`."""
        if self._trial is None:
            self._trial = Trial(self, settled=self.settled)
        return self._trial

    @property
    def within(self) -> "Problems":
        """The same, for what is inside a value that a schema has settled."""
        if self.settled:
            return self
        if self._within is None:
            self._within = type(self)(self, settled=True)
        return self._within


class Trial(Problems):
    """Try a schema: the first problem raises `MisfitError`."""

    def add(self, at: Place, keyword: str, value: object, message: str) -> Any:
        raise MisfitError

    @property
    def is_trial(self) -> bool:
        return True

    @property
    def trial(self) -> Problems:
        return self


def pointer(at: Place) -> str:
    """The place as RFC 6901 writes it."""
    tokens: list[str] = []
    while at:
        at, key = at
        tokens.append(str(key).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{token}" for token in reversed(tokens))


def must_have(key: str) -> str:
    """What is asked for where a property is missing."""
    return f"must have the property {json.dumps(key, ensure_ascii=False)}"


def identity(value: object) -> object:
    """Give what two values of a document share where they are one, or are alike."""
    if isinstance(value, list | dict):
        return id(cast("object", value))
    return (type(value), value)
