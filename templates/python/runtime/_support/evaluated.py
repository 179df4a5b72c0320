"""What the keywords of a schema have evaluated, for `unevaluatedItems` and `unevaluatedProperties`."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from .problems import MisfitError, Place, Problems, identity


class Evaluated:
    """What has been evaluated in one array or object."""

    __slots__ = ("first", "items", "keys")

    def __init__(self) -> None:
        self.keys: Final[set[str]] = set()
        self.items: Final[set[int]] = set()
        self.first = 0
        """So many items from the first one on."""

    def add(self, other: "Evaluated") -> None:
        """Adds what another one remembers."""
        self.keys.update(other.keys)
        self.items.update(other.items)
        self.first = max(self.first, other.first)


TracedCheck: TypeAlias = Callable[[Any, Place, Problems, Evaluated], Any]
"""A check that remembers what it has evaluated."""


def fits_seen(
    check: TracedCheck, value: object, at: Place, problems: Problems, seen: Evaluated
) -> bool:
    """Whether a check finds nothing wrong with a value. What it has evaluated counts where it does."""
    evaluated = Evaluated()
    try:
        check(value, at, problems.trial, evaluated)
    except MisfitError:
        return False
    seen.add(evaluated)
    return True


def count_fitting_seen(
    checks: list[TracedCheck],
    value: object,
    at: Place,
    problems: Problems,
    seen: Evaluated,
) -> int:
    """How many checks find nothing wrong with a value. What these have evaluated counts."""
    return sum(fits_seen(check, value, at, problems, seen) for check in checks)


def remembered_seen(check: TracedCheck) -> TracedCheck:
    """A check whose verdict about a value is found once: several branches lead to it."""

    def once(data: Any, at: Place, problems: Problems, seen: Evaluated) -> None:
        question = (once, identity(data))
        evaluated: Evaluated | None = problems.memory.get(question, UNKNOWN)
        if evaluated is UNKNOWN:
            evaluated = Evaluated()
            try:
                check(data, at, problems.trial, evaluated)
            except MisfitError:
                evaluated = None
            problems.memory[question] = evaluated
        if evaluated is not None:
            seen.add(evaluated)
        elif problems.is_trial:
            raise MisfitError
        elif (once, at) not in problems.reported:
            problems.reported.add((once, at))
            check(data, at, problems, seen)

    return once


UNKNOWN: Final = object()
