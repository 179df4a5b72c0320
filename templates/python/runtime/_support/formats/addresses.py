"""The formats `ipv4` and `ipv6`."""

import re

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_matches_ipv4 = re.compile(rf"(?:{_OCTET}\.){{3}}{_OCTET}").fullmatch
_is_group = re.compile("[0-9A-Fa-f]{1,4}").fullmatch

_GROUPS = 8
_LONGEST = 45
"""No IPv6 address has more characters."""


def is_ipv4(text: str) -> bool:
    """Say whether a text is four numbers below 256, without leading zeros."""
    return _matches_ipv4(text) is not None


def is_ipv6(text: str) -> bool:
    """Say whether a text is an IPv6 address as RFC 4291 writes it, without a zone.

    That is eight groups, `::` for one or more groups of zeros, and an IPv4 address for
    the last two.
    """
    if len(text) > _LONGEST:
        return False
    head, colon, tail = text.rpartition(":")
    if is_ipv4(tail):
        text = f"{head}{colon}0:0"
    halves = text.split("::")
    groups = [group for half in halves if half for group in half.split(":")]
    if len(halves) == 1:
        is_full = len(groups) == _GROUPS
    else:
        is_full = len(halves) == 2 and len(groups) < _GROUPS
    return is_full and all(map(_is_group, groups))
