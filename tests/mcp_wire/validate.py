"""Validates what a client sends, one message of JSON-RPC a line, against the wire types of MCP's official SDK for Python.

A message that says which revision it is of is validated as one of that revision, and any other as one of the legacy era. For each line
there is one of the answer: `ok`, or what is wrong.
"""

import json
import sys

from mcp_types.jsonrpc import jsonrpc_message_adapter
from mcp_types.methods import validate_client_notification, validate_client_request

VERSION = "io.modelcontextprotocol/protocolVersion"
LEGACY = "2025-11-25"


def check(message: dict) -> None:
    """Raises what is wrong with a message."""
    jsonrpc_message_adapter.validate_python(message, strict=True)
    if "method" not in message:
        return
    params = message.get("params")
    revision = ((params or {}).get("_meta") or {}).get(VERSION, LEGACY)
    validate = validate_client_request if "id" in message else validate_client_notification
    validate(message["method"], revision, params)


for line in sys.stdin:
    try:
        check(json.loads(line))
        answer = "ok"
    except Exception as problem:
        answer = f"{type(problem).__name__}: {problem}".replace("\n", " ")
    print(answer)
