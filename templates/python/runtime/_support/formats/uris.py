"""The formats `uri` and `uri-reference`."""

import re

from .addresses import is_ipv6

_SIGNS = r"0-9A-Za-z_.~!$&'()*+,;=-"
_PAIR = "%[0-9A-Fa-f]{2}"
_SCHEME = "[A-Za-z][0-9A-Za-z+.-]*"

_has_scheme = re.compile(f"{_SCHEME}:").match
_split = re.compile(
    r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
).fullmatch
_split_authority = re.compile(
    r"(?:([^@]*)@)?(?:\[([^\]]*)\]|([^:@\[\]]*))(?::[0-9]*)?"
).fullmatch
_is_scheme = re.compile(_SCHEME).fullmatch
_is_name = re.compile(f"(?:[:{_SIGNS}]|{_PAIR})*+").fullmatch
_is_path = re.compile(f"(?:[:@/{_SIGNS}]|{_PAIR})*+").fullmatch
_is_query = re.compile(f"(?:[:@/?{_SIGNS}]|{_PAIR})*+").fullmatch
_is_future_address = re.compile(rf"[Vv][0-9A-Fa-f]+\.[:{_SIGNS}]+").fullmatch


def is_uri(text: str) -> bool:
    """Say whether a text is a `URI` of RFC 3986, with its scheme."""
    return _has_scheme(text) is not None and is_uri_reference(text)


def is_uri_reference(text: str) -> bool:
    """Say whether a text is a `URI-reference` of RFC 3986."""
    parts = _split(text)
    if parts is None:
        return False
    scheme, authority, path, query, fragment = parts.groups()
    return (
        (_is_scheme(scheme) is not None if scheme else not path.startswith(":"))
        and (not authority or _is_authority(authority))
        and _is_path(path) is not None
        and _is_query(query or "") is not None
        and _is_query(fragment or "") is not None
    )


def _is_authority(text: str) -> bool:
    parts = _split_authority(text)
    if parts is None:
        return False
    user, literal, name = parts.groups()
    return (
        _is_name(user or "") is not None
        and _is_name(name or "") is not None
        and (
            literal is None
            or is_ipv6(literal)
            or _is_future_address(literal) is not None
        )
    )
