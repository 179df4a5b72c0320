"""The format `uuid`."""

import re

_matches = re.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}").fullmatch


def is_uuid(text: str) -> bool:
    """Say whether a text is a UUID of any version, in either case."""
    return _matches(text) is not None
