"""The format `duration`."""

import re

_DATE = r"(?:[0-9]+D|[0-9]+M(?:[0-9]+D)?|[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?)"
_TIME = r"(?:[0-9]+S|[0-9]+M(?:[0-9]+S)?|[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?)"
_matches = re.compile(f"P(?:{_DATE}(?:T{_TIME})?|T{_TIME}|[0-9]+W)").fullmatch


def is_duration(text: str) -> bool:
    """Say whether a text is a `duration` of RFC 3339, appendix A.

    Weeks are alone, and no unit is left out between two others.
    """
    return _matches(text) is not None
