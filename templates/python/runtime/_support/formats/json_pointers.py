"""The format `json-pointer`."""

import re

_matches = re.compile("(?:/(?:[^~/]|~[01])*+)*+").fullmatch


def is_json_pointer(text: str) -> bool:
    """Say whether a text is a JSON pointer (RFC 6901), not as a fragment of a URI."""
    return _matches(text) is not None
