"""Trying schemas of which not all have to fit."""

from .problems import Check, MisfitError, Place, Problems


def fits(check: Check, value: object, at: Place, problems: Problems) -> bool:
    """Whether a check finds nothing wrong with a value. Nothing is reported."""
    try:
        check(value, at, problems.trial)
    except MisfitError:
        return False
    return True


def count_fitting(
    checks: list[Check], value: object, at: Place, problems: Problems
) -> int:
    """How many checks find nothing wrong with a value. Where nobody asks for the problems, it is enough to know of two."""
    fitting = 0
    for check in checks:
        fitting += fits(check, value, at, problems)
        if fitting > 1 and problems.is_trial:
            break
    return fitting
