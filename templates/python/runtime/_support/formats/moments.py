"""The formats `date-time`, `date` and `time`."""

import re

_DATE = "([0-9]{4})-([0-9]{2})-([0-9]{2})"
_TIME = (
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
    r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
_match_date = re.compile(_DATE).fullmatch
_match_time = re.compile(_TIME).fullmatch
_match_date_time = re.compile(f"({_DATE})[Tt]({_TIME})").fullmatch

# All date-times but those on the 29th of February and those with a leap second.
_is_common = re.compile(
    r"[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
    r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
).fullmatch


def is_date_time(text: str) -> bool:
    """Say whether a text is a `date-time` of RFC 3339."""
    if _is_common(text):
        return True
    parts = _match_date_time(text)
    return parts is not None and is_date(parts[1]) and is_time(parts[5])


def is_date(text: str) -> bool:
    """Say whether a text is a `full-date` of RFC 3339, and a day of the calendar."""
    parts = _match_date(text)
    if parts is None:
        return False
    year, month, day = map(int, parts.groups())
    return 1 <= month <= _MONTHS and 1 <= day <= _days(year, month)


_MONTHS = 12
_FEBRUARY = 2
_SHORT_MONTHS = (4, 6, 9, 11)


def _days(year: int, month: int) -> int:
    if month == _FEBRUARY:
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if is_leap else 28
    return 30 if month in _SHORT_MONTHS else 31


_HOURS = 24
_MINUTES = 60
_DAY = _HOURS * _MINUTES


def is_time(text: str) -> bool:
    """Say whether a text is a `full-time` of RFC 3339.

    There is a second 60 only where it is 23:59 in UTC.
    """
    parts = _match_time(text)
    if parts is None:
        return False
    sign = parts[4] or "+"
    hour, minute, second = int(parts[1]), int(parts[2]), int(parts[3])
    offset_hour, offset_minute = int(parts[5] or 0), int(parts[6] or 0)
    offset = int(f"{sign}1") * (offset_hour * _MINUTES + offset_minute)
    is_last = (hour * _MINUTES + minute - offset) % _DAY == _DAY - 1
    return (
        hour < _HOURS
        and minute < _MINUTES
        and offset_hour < _HOURS
        and offset_minute < _MINUTES
        and (second < _MINUTES or (second == _MINUTES and is_last))
    )
