"""The format `email`."""

import re

from .addresses import is_ipv4, is_ipv6
from .hostnames import is_hostname

_ATOM = r"[0-9A-Za-z_!#$%&'*+/=?^`{|}~-]+"
_is_atoms = re.compile(rf"{_ATOM}(?:\.{_ATOM})*+").fullmatch
_is_quoted = re.compile(r'"(?:[\t !#-\[\]-~]|\\[!-~])*+"').fullmatch
_literal = re.compile(r"\[([Ii][Pp][Vv]6:)?([^\[\]]*)\]").fullmatch

_LONGEST_LOCAL_PART = 64


def is_email(text: str) -> bool:
    """Say whether a text is a `Mailbox` of RFC 5321."""
    local, _, domain = text.rpartition("@")
    if len(local) > _LONGEST_LOCAL_PART or not (_is_atoms(local) or _is_quoted(local)):
        return False
    # ` <` ends the name of who has the address, which is no part of it.
    return " <" not in local and (is_hostname(domain) or _is_address(domain))


def _is_address(text: str) -> bool:
    literal = _literal(text)
    if literal is None:
        return False
    return is_ipv6(literal[2]) if literal[1] else is_ipv4(literal[2])
