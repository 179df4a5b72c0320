"""Patterns as trees, read from the notation of `re` that is emitted for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Ranges: TypeAlias = list[tuple[int, int]]
"""The first and the last code points of ranges."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One character of a set."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Place:
    """Something that is asked of the place between two characters."""

    text: str
    r"""One of `^`, `\Z`, `\b`, `(?!\b)`."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: "list[Tree]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these."""

    parts: "list[Tree]"


@dataclass(frozen=True, slots=True)
class Repetition:
    """A part, several times."""

    part: "Tree"
    least: int
    most: int | None


Tree: TypeAlias = Atom | Place | Sequence | Choice | Repetition

LAST = 0x10FFFF
"""The last code point."""

_SETS: dict[str, Ranges] = {
    r"\d": [(0x30, 0x39)],
    r"\w": [(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)],
}
_SIGNS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}

_PLACE = re.compile(r"\^|\\[Zb]|\(\?!\\b\)")
_GROUP = re.compile(r"\((?:\?:)?")
_CLASS = re.compile(r"\[(\^?)((?:[^\]\\]|\\.)*)\]", re.DOTALL)
_CHARACTER = re.compile(
    r"\\(?:x(?P<x>..)|u(?P<u>.{4})|U(?P<U>.{8})|(?P<escaped>.))|(?P<plain>.)",
    re.DOTALL,
)
_QUANTIFIER = re.compile(r"(?:([*+?])|\{([0-9]+)(?:(,)([0-9]*))?\})\??")


def tree_of(pattern: str) -> Tree:
    """Read a pattern without lookaround, references and flags."""
    return _Reader(pattern).choice()


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def choice(self) -> Tree:
        """Read alternatives up to the end of their group."""
        parts = [self._sequence()]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            parts.append(self._sequence())
        return Choice(parts) if len(parts) > 1 else parts[0]

    def _sequence(self) -> Tree:
        parts: list[Tree] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            parts.append(self._repeated(self._part()))
        return Sequence(parts)

    def _match(self, token: re.Pattern[str]) -> re.Match[str] | None:
        found = token.match(self._pattern, self._at)
        self._at = self._at if found is None else found.end()
        return found

    def _part(self) -> Tree:
        if (place := self._match(_PLACE)) is not None:
            return Place(place[0])
        if self._match(_GROUP):
            group = self.choice()
            self._at += 1
            return group
        if (members := self._match(_CLASS)) is not None:
            return Atom(_of_class(members[2], is_negated=bool(members[1])))
        found = self._match(_CHARACTER)
        return Atom([] if found is None else _of_character(found))

    def _repeated(self, part: Tree) -> Tree:
        quantifier = self._match(_QUANTIFIER)
        if quantifier is None:
            return part
        sign, least, comma, most = quantifier.groups()
        if sign is not None:
            return Repetition(part, int(sign == "+"), 1 if sign == "?" else None)
        if comma is None:
            most = least
        return Repetition(part, int(least), int(most) if most else None)


def _of_character(found: re.Match[str]) -> Ranges:
    digits = found["x"] or found["u"] or found["U"]
    if digits is not None:
        return [(int(digits, 16), int(digits, 16))]
    escaped = found["escaped"]
    if escaped is None:
        return [(ord(found["plain"]), ord(found["plain"]))]
    known = _SETS.get(found[0].lower())
    if known is not None:
        return known if escaped.islower() else _complement(known)
    code = ord(_SIGNS.get(escaped, escaped))
    return [(code, code)]


def _of_class(members: str, *, is_negated: bool) -> Ranges:
    ranges = _united(_members(members))
    return _complement(ranges) if is_negated else ranges


def _members(members: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(members):
        found = _CHARACTER.match(members, at)
        if found is None:
            return
        at = found.end()
        ranges = _of_character(found)
        high = _CHARACTER.match(members, at + 1)
        if members.startswith("-", at) and high is not None:
            at = high.end()
            yield ranges[0][0], _of_character(high)[0][1]
        else:
            yield from ranges


def _united(ranges: Iterator[tuple[int, int]]) -> Ranges:
    """Sort ranges, and join those that meet."""
    united: Ranges = []
    for first, last in sorted(ranges):
        if united and first <= united[-1][1] + 1:
            united[-1] = (united[-1][0], max(united[-1][1], last))
        else:
            united.append((first, last))
    return united


def _complement(ranges: Ranges) -> Ranges:
    starts = [0, *(last + 1 for _, last in ranges)]
    ends = [*(first - 1 for first, _ in ranges), LAST]
    return [
        (start, end) for start, end in zip(starts, ends, strict=True) if start <= end
    ]
