"""Unions whose variants are tried one after the other."""

from typing import Any

from .problems import Check, MisfitError, Place, Problems


def any_of(
    decoders: list[Check], data: Any, at: Place, problems: Problems, message: str
) -> Any:
    """Takes a value as the first variant that it fits."""
    trial = problems.trial
    for decode in decoders:
        try:
            return decode(data, at, trial)
        except MisfitError:
            continue
    return problems.add(at, "anyOf", data, message)


def one_of(
    decoders: list[Check], data: Any, at: Place, problems: Problems, message: str
) -> Any:
    """Takes a value as the one variant that it fits."""
    trial = problems.trial
    decoded: list[Any] = []
    for decode in decoders:
        try:
            decoded.append(decode(data, at, trial))
        except MisfitError:
            continue
        if len(decoded) > 1 and problems.is_trial:
            break
    if len(decoded) == 1:
        return decoded[0]
    if decoded:
        message = (
            f"must fit only one of {len(decoders)} schemas, and fits {len(decoded)}"
        )
    return problems.add(at, "oneOf", data, message)
