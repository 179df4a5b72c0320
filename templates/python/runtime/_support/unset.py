"""The value of an optional field that is absent."""

from enum import Enum
from typing import Final, Literal, TypeAlias


class UnsetType(Enum):
    """The type of `UNSET`, which is its only member."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


Unset: TypeAlias = Literal[UnsetType.UNSET]
"""The type of an absent field, to be written beside that of the field: `int | Unset`."""

UNSET: Final = UnsetType.UNSET
"""Stands for an optional field that is absent. It is falsy, and distinct from `None`, which is JSON's `null`."""
