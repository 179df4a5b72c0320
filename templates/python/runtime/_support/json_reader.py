"""A reader of JSON text that notes all that is wrong with it, and where."""

import json
import re

from .flaws import BEYOND_RANGE, LONE_SURROGATE, TOO_DEEP, TOO_MANY_DIGITS, TWICE, Rest
from .json_value import MAX_DEPTH, has_lone_surrogate
from .numbers import DOUBLE_LIMIT, MOST_DIGITS, Number, is_digits, number_of


def read(text: str) -> tuple[object, Rest | None]:
    """Read JSON text. There is no value where it is not JSON, or is too deep."""
    reader = _Reader(text)
    try:
        reader.document()
    except _MalformedError as error:
        return None, Rest.of_text(str(error))
    except _TooDeepError:
        reader.rest.is_read = False
    rest = reader.rest
    rest.place(reader.root)
    return reader.root, rest if rest.problems or rest.has_numbers else None


class _MalformedError(Exception):
    """A text is not JSON."""


class _TooDeepError(Exception):
    """A text is nested too deep to go on."""


_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+")
_WORD = re.compile(r"true|false|null")
_WORDS = {"true": True, "false": False, "null": None}
_TOKEN = re.compile(r'"(?:[^"\\]|\\.){0,20}|[^{}\[\]:," \t\n\r]+|.', re.DOTALL)


class _Reader:
    """Read a text from its start.

    Open containers are in a list: a text may nest them as deep as it likes.
    """

    def __init__(self, text: str) -> None:
        self.rest = Rest()
        self.root: object = None
        self._text = text
        self._at = 0
        self._open: list[dict[str, object] | list[object]] = []
        self._path: list[str | int] = []
        self._is_first = False

    def document(self) -> None:
        """Read all of the text."""
        self._value()
        while self._open:
            self._next()
        if self._skip() < len(self._text):
            raise self._malformed()

    def _skip(self) -> int:
        """Go on behind white space."""
        space = _SPACE.match(self._text, self._at)
        self._at = self._at if space is None else space.end()
        return self._at

    def _take(self, signs: str) -> str:
        """Take the next sign where it is one of these."""
        at = self._skip()
        sign = self._text[at : at + 1]
        if not sign or sign not in signs:
            raise self._malformed()
        self._at += 1
        return sign

    def _match(self, token: re.Pattern[str]) -> str | None:
        found = token.match(self._text, self._skip())
        if found is None:
            return None
        self._at = found.end()
        return found[0]

    def _next(self) -> None:
        """Read what comes next in the innermost container: its end, or a value."""
        is_first, self._is_first = self._is_first, False
        container = self._open[-1]
        if self._text.startswith(
            "}" if isinstance(container, dict) else "]", self._skip()
        ):
            self._at += 1
            self._close()
            return
        if not is_first:
            self._take(",")
        if isinstance(container, dict):
            self._key(container)
        else:
            self._path[-1] = len(container)
        self._value()

    def _close(self) -> None:
        self._open.pop()
        self._path.pop()

    def _key(self, container: dict[str, object]) -> None:
        key = self._string()
        if key is None:
            raise self._malformed()
        self._path[-1] = key
        if key in container:
            self.rest.note(self._path, "duplicate", TWICE)
        if has_lone_surrogate(key):
            self.rest.note(self._path, "type", LONE_SURROGATE)
        self._take(":")

    def _value(self) -> None:
        """Read a value, of a container its start."""
        text = self._string()
        if text is not None:
            if has_lone_surrogate(text):
                self.rest.note(self._path, "type", LONE_SURROGATE)
            self._put(text)
        elif (number := self._match(_NUMBER)) is not None:
            self._put(self._number(number))
        elif (word := self._match(_WORD)) is not None:
            self._put(_WORDS[word])
        else:
            self._container(self._take("[{"))

    def _container(self, sign: str) -> None:
        container: dict[str, object] | list[object] = {} if sign == "{" else []
        self._put(container)
        if len(self._open) == MAX_DEPTH:
            self.rest.note(self._path, "depth", TOO_DEEP)
            raise _TooDeepError
        self._open.append(container)
        self._path.append(0)
        self._is_first = True

    def _number(self, text: str) -> float:
        number = number_of(text)
        if isinstance(number, Number):
            self.rest.has_numbers = True
            is_in_range = number.is_in_range()
        else:
            is_in_range = -DOUBLE_LIMIT < number < DOUBLE_LIMIT
        if is_digits(text):
            if len(text.removeprefix("-")) > MOST_DIGITS:
                self.rest.note(self._path, "type", TOO_MANY_DIGITS)
        elif not is_in_range:
            self.rest.note(self._path, "type", BEYOND_RANGE)
        return number

    def _put(self, value: object) -> None:
        if not self._open:
            self.root = value
            return
        container, key = self._open[-1], self._path[-1]
        if isinstance(container, dict):
            container[str(key)] = value
        else:
            container.append(value)

    def _string(self) -> str | None:
        token = self._match(_STRING)
        return (
            None
            if token is None
            else str(json.loads(token) if "\\" in token else token[1:-1])
        )

    def _malformed(self) -> _MalformedError:
        at = self._skip()
        line, column = (
            self._text.count("\n", 0, at) + 1,
            at - self._text.rfind("\n", 0, at),
        )
        found = _TOKEN.match(self._text, at)
        if found is None:
            return _MalformedError(f"ends too early, at line {line}, column {column}")
        token = found[0][:20].encode(errors="replace").decode()
        return _MalformedError(f"unexpected at line {line}, column {column}: {token}")
