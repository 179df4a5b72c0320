"""The format `regex`: a pattern of ECMA-262 (2025) with the flag `u`."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from .identifiers import ID_CONTINUE, ID_START
from .properties import BINARY_PROPERTIES, GENERAL_CATEGORIES, SCRIPTS
from .tables import has


def is_regex(text: str) -> bool:
    """Say whether a text is a `Pattern` of ECMA-262 with the flag `u`."""
    try:
        _Parser(text).pattern()
    except _NoPatternError:
        return False
    return True


class _NoPatternError(Exception):
    """A text is not a pattern."""


@dataclass(slots=True)
class _Group:
    """An open group."""

    start: int
    bar: int
    """Where its last alternative begins."""
    looks: bool = False
    """Whether it looks ahead or behind."""


_SET = -1
"""What an escape for many code points gives where one is asked for."""

_REFERENCE = re.compile("[1-9][0-9]*")
_LOOK = re.compile("<?[=!]")
_MODIFIERS = re.compile("([ims]*)-?([ims]*):")
_QUANTIFIER = re.compile(r"([0-9]++)(?:,([0-9]*+))?\}\??")
_CLASS_ESCAPE = re.compile("[dDsSwW]")
_PROPERTY = re.compile(r"[pP]\{(?:(\w+)=)?(\w+)\}", re.ASCII)
_CONTROL = re.compile("c([A-Za-z])")
_NULL = re.compile("0(?![0-9])")
_HEXADECIMAL = re.compile("x([0-9A-Fa-f]{2})")
_PAIR = re.compile("u([dD][89abAB][0-9A-Fa-f]{2})\\\\u([dD][c-fC-F][0-9A-Fa-f]{2})")
_UNIT = re.compile("u([0-9A-Fa-f]{4})")
_CODE_POINT = re.compile(r"u\{0*([0-9A-Fa-f]{1,6})\}")
_SYNTAX = re.compile(r"[$()*+./?\[\\\]^{|}]")
_SIGNS = {"t": 0x9, "n": 0xA, "v": 0xB, "f": 0xC, "r": 0xD}


class _Parser:
    """Reads a pattern from its start.

    Open groups are in a list: a pattern may nest them as deep as it likes.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._groups = [_Group(0, 0)]
        """The first one is the whole pattern."""
        self._is_repeatable = False
        """Whether a quantifier may come next."""
        self._captures = 0
        self._references: list[str] = []
        self._named: dict[str, int] = {}
        """Where each name was given last."""
        self._wanted: list[str] = []

    def pattern(self) -> None:
        """Read all of the pattern."""
        while self._at < len(self._text):
            self._term()
        if len(self._groups) > 1 or not self._named.keys() >= set(self._wanted):
            raise _NoPatternError
        if any(_is_less(str(self._captures), number) for number in self._references):
            raise _NoPatternError

    def _take(self, text: str) -> bool:
        """Take what comes next where it is this."""
        is_next = self._text.startswith(text, self._at)
        self._at += len(text) if is_next else 0
        return is_next

    def _match(self, token: re.Pattern[str]) -> re.Match[str] | None:
        found = token.match(self._text, self._at)
        self._at = self._at if found is None else found.end()
        return found

    def _next(self) -> str:
        """Take the next character."""
        if self._at == len(self._text):
            raise _NoPatternError
        self._at += 1
        return self._text[self._at - 1]

    def _term(self) -> None:
        """Read one character with what belongs to it."""
        start, is_repeatable = self._at, self._is_repeatable
        self._is_repeatable = False
        match self._next():
            case "^" | "$":
                pass
            case "|":
                self._groups[-1].bar = start
            case "(":
                self._open(start)
            case ")":
                if len(self._groups) == 1:
                    raise _NoPatternError
                self._is_repeatable = not self._groups.pop().looks
            case "*" | "+" | "?" if is_repeatable:
                self._take("?")
            case "{" if is_repeatable:
                self._counts()
            case "*" | "+" | "?" | "{" | "}" | "]":
                raise _NoPatternError
            case "\\":
                self._escape()
            case "[":
                self._is_repeatable = True
                self._class()
            case _:
                self._is_repeatable = True

    def _open(self, start: int) -> None:
        """Read what follows the parenthesis that opens a group."""
        looks = False
        if not self._take("?"):
            self._captures += 1
        elif self._match(_LOOK):
            looks = True
        elif self._take("<"):
            self._captures += 1
            name = self._group_name()
            if not self._is_free(name):
                raise _NoPatternError
            self._named[name] = start
        else:
            self._modifiers()
        self._groups.append(_Group(start, start, looks))

    def _modifiers(self) -> None:
        """Read flags to set and, after a dash, flags to clear, each once."""
        flags = self._match(_MODIFIERS)
        if flags is None or flags[0] == "-:":
            raise _NoPatternError
        both = flags[1] + flags[2]
        if len(set(both)) < len(both):
            raise _NoPatternError

    def _is_free(self, name: str) -> bool:
        """Say whether a name may be given: other alternatives may share it."""
        given = self._named.get(name)
        if given is None:
            return True
        # The innermost of the open groups around the one with the name must have gone
        # on to another alternative since.
        inside = bisect_left(self._groups, given, key=attrgetter("start"))
        return self._groups[max(inside - 1, 0)].bar > given

    def _group_name(self) -> str:
        """Read a name and the bracket behind it, and give it without escapes."""
        name = ""
        while (sign := self._next()) != ">":
            code = ord(sign) if sign != "\\" else self._unicode_escape()
            if code is None or not _is_identifier(code, is_first=not name):
                raise _NoPatternError
            name += chr(code)
        if not name:
            raise _NoPatternError
        return name

    def _counts(self) -> None:
        """Read what follows the brace that opens a quantifier."""
        counts = self._match(_QUANTIFIER)
        if counts is None or (counts[2] and _is_less(counts[2], counts[1])):
            raise _NoPatternError

    def _escape(self) -> None:
        """Read what follows a backslash outside of a class."""
        if self._take("b") or self._take("B"):
            return
        self._is_repeatable = True
        if self._take("k<"):
            self._wanted.append(self._group_name())
        elif (number := self._match(_REFERENCE)) is not None:
            self._references.append(number[0])
        else:
            self._escaped()

    def _class(self) -> None:
        """Read what follows the bracket that opens a class."""
        self._take("^")
        while not self._take("]"):
            low = self._member()
            if not self._text.startswith("-", self._at) or self._text.startswith(
                "-]", self._at
            ):
                continue
            self._take("-")
            high = self._member()
            if _SET in (low, high) or low > high:
                raise _NoPatternError

    def _member(self) -> int:
        sign = self._next()
        if sign != "\\":
            return ord(sign)
        if self._take("b"):
            return 0x8
        return 0x2D if self._take("-") else self._escaped()

    def _escaped(self) -> int:
        """Read what follows a backslash: an escape for code points, or for one."""
        if self._match(_CLASS_ESCAPE):
            return _SET
        if self._text.startswith(("p", "P"), self._at):
            found = self._match(_PROPERTY)
            if found is None or not _is_property(found[1], found[2]):
                raise _NoPatternError
            return _SET
        code = self._code_point()
        if code is None:
            raise _NoPatternError
        return code

    def _code_point(self) -> int | None:
        if self._text.startswith("u", self._at):
            return self._unicode_escape()
        if self._match(_NULL):
            return 0
        if (letter := self._match(_CONTROL)) is not None:
            return ord(letter[1]) % 32
        if (digits := self._match(_HEXADECIMAL)) is not None:
            return int(digits[1], 16)
        if (sign := self._match(_SYNTAX)) is not None:
            return ord(sign[0])
        return _SIGNS.get(self._next())

    def _unicode_escape(self) -> int | None:
        """Read what follows a backslash where it is `u` and a code point.

        The two halves of a surrogate pair are one code point.
        """
        if (pair := self._match(_PAIR)) is not None:
            high, low = int(pair[1], 16), int(pair[2], 16)
            return 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)
        found = self._match(_UNIT) or self._match(_CODE_POINT)
        code = None if found is None else int(found[1], 16)
        return code if code is not None and code <= 0x10FFFF else None


def _is_less(left: str, right: str) -> bool:
    """Compare numbers of any size."""
    left, right = left.lstrip("0"), right.lstrip("0")
    return (len(left), left) < (len(right), right)


def _is_identifier(code: int, *, is_first: bool) -> bool:
    """Say whether a name may begin with a code point, or go on with it."""
    if chr(code) in "$_" or has(ID_START, code):
        return True
    return not is_first and (code in (0x200C, 0x200D) or has(ID_CONTINUE, code))


def _is_property(name: str | None, value: str) -> bool:
    """Say whether a name and a value, or a value alone, are those of a property."""
    match name:
        case None:
            return value in GENERAL_CATEGORIES or value in BINARY_PROPERTIES
        case "General_Category" | "gc":
            return value in GENERAL_CATEGORIES
        case "Script" | "sc" | "Script_Extensions" | "scx":
            return value in SCRIPTS
        case _:
            return False
