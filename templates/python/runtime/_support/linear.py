"""A search for patterns in a time that grows with the text alone.

It is at many places of a pattern at once, and moves them all with each character. The
module `re` tries one way to match after the other, and for some patterns there can be
more of them than a text has characters, or exponentially many.
"""

from collections.abc import Callable
from functools import cached_property
from string import ascii_letters, digits

from .linear_positions import END, OTHER, WORD, Gap, Sorts
from .linear_syntax import Tree, tree_of


def linear(pattern: str) -> Callable[[str], bool]:
    """Give a function that says whether a pattern is found anywhere in a text."""
    return _Search(pattern).finds


_WORD_SIGNS = frozenset(ascii_letters + digits + "_")

_MOST_KNOWN = 50_000
"""How many steps from state to state are remembered."""


class _Search:
    """Searches texts for a pattern."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._gaps: dict[tuple[int, int], Gap] = {}
        self._known: dict[tuple[int, int], _State] = {}
        self._room = _MOST_KNOWN
        self._found = _State(self, 0, END)

    @cached_property
    def _tree(self) -> Tree:
        return tree_of(self._pattern)

    @cached_property
    def _has_words(self) -> bool:
        return "\\b" in self._pattern

    @cached_property
    def _sorts(self) -> Sorts:
        return Sorts(self._gap(END, END).atoms)

    def finds(self, text: str) -> bool:
        """Say whether the pattern is found anywhere in a text."""
        state, found = self._state(0, END), self._found
        for sign in text:
            state = state[sign]
            if state is found:
                return True
        return self._gap(state.before, END).is_found(state.positions)

    def step(self, state: "_State", sign: str) -> "_State":
        """Give the state behind one more character, and remember it."""
        sort = WORD if self._has_words and sign in _WORD_SIGNS else OTHER
        gap = self._gap(state.before, sort)
        if gap.is_found(state.positions):
            following = self._found
        else:
            positions = gap.following(state.positions) & self._sorts.positions_of(sign)
            following = self._state(positions, sort)
        if self._room == 0:
            # Those that were remembered go with the states that nobody has any more.
            self._known.clear()
            self._room = _MOST_KNOWN
        self._room -= 1
        state[sign] = following
        return following

    def _state(self, positions: int, before: int) -> "_State":
        key = (positions, before)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _State(self, positions, before)
        return known

    def _gap(self, before: int, after: int) -> Gap:
        key = (before, after)
        known = self._gaps.get(key)
        if known is None:
            known = self._gaps[key] = Gap(self._tree, before, after)
        return known


class _State(dict[str, "_State"]):
    """All that is known of the text so far, and the states behind each character."""

    __slots__ = ("before", "positions", "search")

    def __init__(self, search: _Search, positions: int, before: int) -> None:
        super().__init__()
        self.search = search
        self.positions = positions
        """Those whose character is the last one."""
        self.before = before

    def __missing__(self, sign: str) -> "_State":
        return self.search.step(self, sign)
