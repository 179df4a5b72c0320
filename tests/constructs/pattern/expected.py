Payload: TypeAlias = str
"""The payload `payload`."""

_PAYLOAD_PATTERN: Final = re.compile(r"[a-z][a-z0-9_]*").fullmatch


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not str:
        return problems.add(at, "type", data, "must be a string")
    if len(data) > 64:
        problems.add(at, "maxLength", data, "must have at most 64 characters")
    if not _PAYLOAD_PATTERN(data):
        problems.add(at, "pattern", data, "must match /^[a-z][a-z0-9_]*$/")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "string",
  "pattern": "^[a-z][a-z0-9_]*$",
  "maxLength": 64
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
