"""The format `hostname`."""

import re

from .idna import MARKS, PERMITTED, VIRAMAS
from .tables import has

_LONGEST = 253
_is_ascii_label = re.compile("(?!-)[0-9A-Za-z-]{1,63}(?<!-)").fullmatch


def is_hostname(text: str) -> bool:
    """Say whether a text is a name of RFC 1123, section 2.1.

    What begins with `xn--` is checked as the name that it stands for.
    """
    return len(text) <= _LONGEST and all(map(_is_label, text.split(".")))


def _is_label(label: str) -> bool:
    if _is_ascii_label(label) is None:
        return False
    if not label.startswith("--", 2):
        return True
    # Two hyphens there mark a label in another notation, of which there is one.
    decoded = _decode(label[4:]) if label.startswith("xn") else None
    return decoded is not None and _is_international(decoded)


_DIGITS = {sign: at for at, sign in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}
_BASE = 36
_MOST = 0xFFFFFFFF


def _decode(text: str) -> list[int] | None:
    """Decode Punycode as RFC 3492 does in its section 6.2.

    Gives nothing for what is not made as in its section 6.3.
    """
    basic, _, digits = text.rpartition("-")
    if not basic:
        digits = text
    label = list(map(ord, basic))
    rest = iter(digits.lower())
    code, index, bias = 128, 0, 72
    for digit in rest:
        before, weight, place = index, 1, _BASE
        value = _DIGITS.get(digit)
        while value is not None:
            index += value * weight
            threshold = min(max(place - bias, 1), 26)
            if index > _MOST or value < threshold:
                break
            weight *= _BASE - threshold
            place += _BASE
            value = _DIGITS.get(next(rest, "-")) if weight <= _MOST else None
        if value is None or index > _MOST:
            return None
        bias = _adapted(index - before, len(label) + 1, is_first=before == 0)
        code += index // (len(label) + 1)
        index %= len(label) + 1
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return None
        label.insert(index, code)
        index += 1
    return label


def _adapted(delta: int, length: int, *, is_first: bool) -> int:
    """Adapt the bias as RFC 3492 does in its section 6.1."""
    delta //= 700 if is_first else 2
    delta += delta // length
    bias = 0
    while delta > 455:
        delta //= 35
        bias += _BASE
    return bias + 36 * delta // (delta + 38)


_ARABIC_DIGITS = range(0x660, 0x66A)
_EXTENDED_DIGITS = range(0x6F0, 0x6FA)


def _is_international(label: list[int]) -> bool:
    """Say whether a label has only what RFC 5892 permits, each in its place."""
    if has(MARKS, label[0]):
        return False
    if any(code in _ARABIC_DIGITS for code in label) and any(
        code in _EXTENDED_DIGITS for code in label
    ):
        return False
    around = zip([-1, *label], label, [*label[1:], -1], strict=False)
    return all(
        _is_permitted(before, code, after, label) for before, code, after in around
    )


def _is_permitted(before: int, code: int, after: int, label: list[int]) -> bool:
    """Say whether a code point is permitted in its place by RFC 5892, appendix A."""
    match code:
        case 0xB7:
            return before == 0x6C and after == 0x6C
        case 0x375:
            return after in range(0x370, 0x400)
        case 0x5F3 | 0x5F4:
            return before in range(0x590, 0x600)
        case 0x200D:
            return has(VIRAMAS, before)
        case 0x30FB:
            return any(map(_is_kana_or_han, label))
        case _:
            return code < 0x80 or _is_kana_or_han(code) or has(PERMITTED, code)


_KANA = range(0x3040, 0x3100)
_HAN = range(0x4E00, 0xA000)
_KATAKANA_MIDDLE_DOT = 0x30FB


def _is_kana_or_han(code: int) -> bool:
    return code in _HAN or (code in _KANA and code != _KATAKANA_MIDDLE_DOT)
