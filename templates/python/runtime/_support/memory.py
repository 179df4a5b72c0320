"""Verdicts about values that several branches lead to: they are found once."""

from typing import Any, Final

from .problems import Check, MisfitError, Place, Problems

UNKNOWN: Final = object()
MISFIT: Final = object()


def remembered(check: Check) -> Check:
    """A check or a decoder that finds out once what it finds out about a value of a document."""

    def once(data: Any, at: Place, problems: Problems, **options: Any) -> Any:
        if isinstance(data, (list, dict)):
            question: Any = (once, id(data), problems.settled)
        else:
            question = (once, type(data), data, problems.settled)
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

    return once
