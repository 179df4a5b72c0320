"""Sets of code points and of words, as tables write them."""

from bisect import bisect_right


def has(borders: tuple[int, ...], code_point: int) -> bool:
    """Say whether a set has a code point."""
    return bisect_right(borders, code_point) % 2 == 1


def code_points(table: str) -> tuple[int, ...]:
    """Read the hexadecimal places where the ranges of a set begin and end, in turn.

    The set has the code points from the first one on, not those from the second one on,
    and so forth.
    """
    return tuple(int(border, 16) for border in table.split())


def words(table: str) -> frozenset[str]:
    """Read a set of words."""
    return frozenset(table.split())
