"""What is wrong with a document whatever its schema is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from .json_value import MAX_DEPTH, pointer_to, type_name
from .numbers import MOST_DIGITS
from .problems import Problem

TOO_DEEP = f"must be nested no deeper than {MAX_DEPTH} levels"
TOO_MANY_DIGITS = f"must be an integer of at most {MOST_DIGITS} digits"
BEYOND_RANGE = "must be a number within the range of a double"
LONE_SURROGATE = "must be text, and has a lone surrogate"
NOT_JSON = "must be a JSON value"
TWICE = "must not be given twice"

_MOST = 10_000
_MOST_CHARACTERS = 1 << 22
"""How many flaws are listed, and about how many characters of pointers: no flood."""


@dataclass(slots=True)
class Rest:
    """What is known of a document besides its value."""

    problems: list[Problem] = field(default_factory=list)
    is_read: bool = True
    """Whether there is a value to validate."""
    has_numbers: bool = False
    """Whether there is a `Number` in the value."""
    _flaws: list[tuple[tuple[str | int, ...], str, str, str | None]] = field(
        default_factory=list
    )

    def note(
        self,
        path: Sequence[str | int],
        keyword: str,
        message: str,
        found: str | None = None,
    ) -> None:
        """Note a flaw at the end of a path.

        The type found is that of the value there, unless it is given.
        """
        if len(self._flaws) < _MOST:
            self._flaws.append((tuple(path), keyword, message, found))

    def place(self, value: Any) -> None:
        """Make problems of the flaws in a value."""
        room = _MOST_CHARACTERS
        for path, keyword, message, given in self._flaws:
            pointer = pointer_to(path)
            room -= len(pointer)
            if room < 0:
                break
            found = given or type_name(_find(value, path))
            self.problems.append(
                Problem(pointer=pointer, keyword=keyword, found=found, message=message)
            )
        self._flaws.clear()

    @classmethod
    def of_text(cls, message: str) -> Self:
        """Give what is known of a text that is not JSON."""
        problem = Problem(
            pointer="",
            keyword="json",
            found="text",
            message=f"must be JSON; {message}",
        )
        return cls([problem], is_read=False)


def _find(value: Any, path: Sequence[str | int]) -> Any:
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return None
    return value
