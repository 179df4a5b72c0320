"""Numbers by value, with all the digits that a text has.

A number without a fraction is an `int`. Another one is a `float` where its shortest
decimal is the number, and a `Number` where no `float` is.
"""

import math
import re
from dataclasses import fields, is_dataclass
from typing import NamedTuple, Self, cast

MOST_DIGITS = 4300
"""How many digits an integer may have: as many as Python reads."""

LIMIT = 10**MOST_DIGITS
"""The first integer that has more of them."""

DOUBLE_LIMIT = (1 << 1024) - (1 << 970)
"""Numbers from here on are beyond the range of a double."""

_MOST_KEPT = 10_000
"""How many digits of an integer are kept while a document is refused for it."""

_PARTS = re.compile(r"(-?)0*([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?)0*([0-9]*))?")

_LONGEST_EXPONENT = 4000
"""How many digits of an exponent are read: no text is as long as it says then."""


class Decimal(NamedTuple):
    """A decimal: `0.digits` times ten to the power of `size`.

    The digits have no zeros at either end.
    """

    sign: int
    """-1, 0 or 1."""
    size: int
    digits: str

    @property
    def places(self) -> int:
        """How many digits are behind the point: less than none for large numbers."""
        return len(self.digits) - self.size


def decimal_of(value: float | str) -> Decimal:
    """Give a number, or the text of one in JSON, as a decimal."""
    if isinstance(value, Number):
        return value.decimal
    if isinstance(value, int):
        value = digits_of(value)
    parts = _PARTS.fullmatch(value if isinstance(value, str) else repr(value))
    if parts is None:
        message = f"{value!r} is not a number of JSON"
        raise ValueError(message)
    minus, whole, fraction, exponent_sign, exponent_digits = parts.groups("")
    digits = (whole + fraction).lstrip("0")
    if not digits:
        return Decimal(0, 0, "")
    exponent = (
        int(exponent_digits or 0)
        if len(exponent_digits) <= _LONGEST_EXPONENT
        else 10**_LONGEST_EXPONENT
    )
    size = (
        len(digits) - len(fraction) + (-exponent if exponent_sign == "-" else exponent)
    )
    return Decimal(-1 if minus else 1, size, digits.rstrip("0"))


def number_of(text: str) -> float:
    """Read a number of JSON as an `int`, a `float` or a `Number`.

    Whether it is one that documents may have is another question.
    """
    if is_digits(text):
        return _whole(decimal_of(text))
    value = float(text)
    if repr(value) == text and not value.is_integer():
        return value
    decimal = decimal_of(text)
    if decimal.places <= 0:
        return _whole(decimal)
    return value if decimal_of(value) == decimal else Number(text)


def is_digits(text: str) -> bool:
    """Say whether a number of JSON has neither a fraction nor an exponent."""
    return text.removeprefix("-").isdecimal()


_BLOCK = 500
"""How many digits are read together: a program may set itself a limit for them."""


def _whole(decimal: Decimal) -> int:
    digits, value = decimal.digits[:_MOST_KEPT], 0
    for at in range(0, len(digits), _BLOCK):
        block = digits[at : at + _BLOCK]
        value = value * 10 ** len(block) + int(block)
    zeros = min(decimal.size, _MOST_KEPT) - len(digits)
    return int(decimal.sign * value * 10**zeros)


def digits_of(value: int) -> str:
    """Write an integer of any length."""
    if -LIMIT < value < LIMIT:
        return repr(value)
    head, rest = divmod(abs(value), LIMIT)
    return f"{'-' if value < 0 else ''}{digits_of(head)}{rest:0{MOST_DIGITS}}"


class Number(float):
    """A number that neither an `int` nor a `float` has: the nearest double.

    It is compared by its decimal.
    """

    __slots__ = ("decimal",)

    decimal: Decimal

    def __new__(cls, text: str) -> Self:
        """Take the text of a number in JSON."""
        self = super().__new__(cls, text)
        self.decimal = decimal_of(text)
        return self

    def __reduce__(self) -> tuple[type["Number"], tuple[str]]:
        """Copy and pickle it with its digits."""
        return Number, (self.text(),)

    def text(self) -> str:
        """Give it as JSON has it."""
        sign, size, digits = self.decimal
        return f"{'-' if sign < 0 else ''}{digits or '0'}e{size - len(digits)}"

    def is_in_range(self) -> bool:
        """Say whether a double is near to it, neither infinite nor zero."""
        return math.isfinite(self) and float(self) != 0

    def is_integer(self) -> bool:
        """Say whether it has no fraction."""
        return self.decimal.places <= 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and self.decimal == other.decimal

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.decimal)

    def __lt__(self, other: float) -> bool:
        return _order(self) < _order(other)

    def __le__(self, other: float) -> bool:
        return _order(self) <= _order(other)

    def __gt__(self, other: float) -> bool:
        return _order(self) > _order(other)

    def __ge__(self, other: float) -> bool:
        return _order(self) >= _order(other)


def _order(value: float) -> tuple[float, int, str]:
    """Give what is compared as the numbers are."""
    is_double = isinstance(value, float) and not isinstance(value, Number)
    if is_double and not math.isfinite(value):
        return (value, 0, "")
    sign, size, digits = decimal_of(value)
    # Of two negative numbers, the one with the larger digits is less.
    return (
        (sign, size, digits)
        if sign >= 0
        else (sign, -size, digits.translate(_COMPLEMENT) + "~")
    )


_COMPLEMENT = str.maketrans("0123456789", "9876543210")


def is_multiple_of(value: float, digits: int, places: int) -> bool:
    """Say whether a number is a multiple of `digits` times ten to the `-places`.

    `digits` is more than 0. Both are read as the decimals that they are written as:
    `0.07` is a multiple of `0.01`, whatever their binary forms are.
    """
    if isinstance(value, int):
        factor, divisor = 10 ** max(places, 0), digits * 10 ** max(-places, 0)
        return bool(value * factor % divisor == 0)
    decimal = decimal_of(value)
    # With more digits behind the point, it is none.
    shift = places - decimal.places
    if shift < 0:
        return False
    return _modulo(decimal.digits, digits) * pow(10, shift, digits) % digits == 0


def _modulo(digits: str, modulus: int) -> int:
    rest = 0
    for at in range(0, len(digits), _BLOCK):
        block = digits[at : at + _BLOCK]
        rest = (rest * pow(10, len(block), modulus) + int(block)) % modulus
    return rest


def settled(value: object) -> object:
    """Put the nearest double in the place of each `Number` in what was read.

    The value is changed, so nobody else may have it yet.
    """
    if isinstance(value, Number):
        return number_of(float.__repr__(value))
    if isinstance(value, tuple):
        return tuple(map(settled, cast("tuple[object, ...]", value)))
    _settle(value)
    return value


def _settle(value: object) -> None:
    if isinstance(value, list):
        items = cast("list[object]", value)
        items[:] = map(settled, items)
    elif isinstance(value, dict):
        members = cast("dict[object, object]", value)
        members.update((key, settled(member)) for key, member in members.items())
    elif is_dataclass(value):
        for each in fields(value):
            member = settled(getattr(value, each.name))
            object.__setattr__(value, each.name, member)
