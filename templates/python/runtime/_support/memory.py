"""Verdicts about values that several branches lead to: they are found once."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from .problems import MisfitError, Place, Problems, identity

UNKNOWN: Final = object()
MISFIT: Final = object()

CheckT = TypeVar("CheckT", bound=Callable[..., Any])
"""A check or a decoder, with the options that it has."""


def remembered(check: CheckT) -> CheckT:
    """Let a check or a decoder find out once what it does about a value."""

    def once(data: Any, at: Place, problems: Problems, **options: Any) -> Any:
        question = (once, identity(data), problems.settled)
        known = problems.memory.get(question, UNKNOWN)
        if known is UNKNOWN:
            try:
                known = check(data, at, problems.trial, **options)
            except MisfitError:
                known = MISFIT
            problems.memory[question] = known
        if known is not MISFIT:
            return known
        if problems.is_trial:
            raise MisfitError
        if (once, at) in problems.reported:
            return None
        problems.reported.add((once, at))
        return check(data, at, problems, **options)

    return cast("CheckT", once)
