"""Trying schemas of which not all have to fit."""

from typing import TypeGuard

from .problems import Check, MisfitError, Place, Problems


def fits(check: Check, value: object, at: Place, problems: Problems) -> bool:
    """Say whether a check finds nothing wrong with a value. Nothing is reported."""
    try:
        check(value, at, problems.trial)
    except MisfitError:
        return False
    return True


def fits_any(checks: list[Check], value: object, at: Place, problems: Problems) -> bool:
    """Say whether one of some checks finds nothing wrong with a value."""
    return any(fits(check, value, at, problems) for check in checks)


def is_number(value: object) -> TypeGuard[float]:
    """Say whether a value is a number of JSON, which `True` is not."""
    return type(value) is int or isinstance(value, float)


def count_fitting(
    checks: list[Check], value: object, at: Place, problems: Problems
) -> int:
    """Count the checks that find nothing wrong with a value.

    Where nobody asks for the problems, it is enough to know of two.
    """
    fitting = 0
    for check in checks:
        fitting += fits(check, value, at, problems)
        if fitting > 1 and problems.is_trial:
            break
    return fitting
