"""The positions of a pattern, and which may follow which.

A position is a set of characters in the pattern, each copy of a repeated one by itself.
Some of them are the bits of a number.
"""

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import NamedTuple

from .linear_syntax import Atom, Choice, Place, Ranges, Repetition, Sequence, Tree

# What is before or after a place between two characters: an end of the text, a sign of
# a word, or another one.
END, WORD, OTHER = range(3)


class _Part(NamedTuple):
    """A part of a pattern."""

    is_empty: bool
    """Whether it takes no character."""
    first: int
    """The positions that may come first."""
    last: int
    """The positions that may come last."""


_EMPTY = _Part(is_empty=True, first=0, last=0)
_NOTHING = _Part(is_empty=False, first=0, last=0)


class Gap:
    """A place between two characters: whether each `^` and `$` holds is known."""

    def __init__(self, tree: Tree, before: int, after: int) -> None:
        self.atoms: list[Ranges] = []
        """The set of each position."""
        self._before = before
        self._after = after
        self._ways: defaultdict[int, int] = defaultdict(int)
        """From which positions there is a way to those of the key."""
        self._whole = self._part(tree)
        # Most ways lead to the next position.
        self._chain = 0
        self._others: list[tuple[int, int]] = []
        for targets, sources in self._ways.items():
            previous = targets >> 1 & sources if targets.bit_count() == 1 else 0
            self._chain |= previous
            if sources != previous:
                self._others.append((sources ^ previous, targets))

    def is_found(self, positions: int) -> bool:
        """Say whether the pattern ends here, with these positions as the last ones."""
        return self._whole.is_empty or bool(positions & self._whole.last)

    def following(self, positions: int) -> int:
        """Give the positions that may be next. A match may begin at any place."""
        following = self._whole.first | (positions & self._chain) << 1
        for sources, targets in self._others:
            if positions & sources:
                following |= targets
        return following

    def _part(self, tree: Tree) -> _Part:
        match tree:
            case Atom(ranges):
                position = 1 << len(self.atoms)
                self.atoms.append(ranges)
                return _Part(is_empty=False, first=position, last=position)
            case Place(text):
                return _EMPTY if self._holds(text) else _NOTHING
            case Sequence(parts):
                whole = _EMPTY
                for part in parts:
                    whole = self._joined(whole, self._part(part))
                return whole
            case Choice(parts):
                whole = _NOTHING
                for part in parts:
                    whole = _either(whole, self._part(part))
                return whole
            case Repetition():
                return self._repeated(tree)

    def _holds(self, place: str) -> bool:
        if place == "^":
            return self._before == END
        if place == "\\Z":
            return self._after == END
        is_boundary = (self._before == WORD) != (self._after == WORD)
        return is_boundary == (place == "\\b")

    def _repeated(self, tree: Repetition) -> _Part:
        whole = _EMPTY
        for _ in range(tree.least):
            whole = self._joined(whole, self._part(tree.part))
        if tree.most is None:
            part = self._part(tree.part)
            self._connect(part.last, part.first)
            return self._joined(whole, _either(_EMPTY, part))
        for _ in range(tree.least, tree.most):
            whole = _either(whole, self._joined(whole, self._part(tree.part)))
        return whole

    def _joined(self, left: _Part, right: _Part) -> _Part:
        self._connect(left.last, right.first)
        return _Part(
            is_empty=left.is_empty and right.is_empty,
            first=left.first | (right.first if left.is_empty else 0),
            last=right.last | (left.last if right.is_empty else 0),
        )

    def _connect(self, sources: int, targets: int) -> None:
        if sources and targets:
            self._ways[targets] |= sources


def _either(left: _Part, right: _Part) -> _Part:
    return _Part(
        is_empty=left.is_empty or right.is_empty,
        first=left.first | right.first,
        last=left.last | right.last,
    )


class Sorts:
    """The positions whose sets have a character, for all characters."""

    def __init__(self, atoms: list[Ranges]) -> None:
        changes: defaultdict[int, int] = defaultdict(int)
        changes[0] = 0
        for at, ranges in enumerate(atoms):
            for first, last in ranges:
                changes[first] ^= 1 << at
                changes[last + 1] ^= 1 << at
        self._starts = sorted(changes)
        self._positions = list(
            accumulate((changes[at] for at in self._starts), _changed)
        )

    def positions_of(self, sign: str) -> int:
        """Give the positions whose sets have a character."""
        return self._positions[bisect_right(self._starts, ord(sign)) - 1]


def _changed(positions: int, change: int) -> int:
    return positions ^ change
