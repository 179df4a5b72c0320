class Payload(StrEnum):
    """How urgent it is."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


_PAYLOAD_MEMBERS: Final = {member.value: member for member in Payload}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is str and data in _PAYLOAD_MEMBERS:
        return _PAYLOAD_MEMBERS[data]
    return problems.add(at, "enum", data, 'must be one of "low", "normal", "high"')


_PAYLOAD_JSON_SCHEMA: Final = """{
  "description": "How urgent it is.",
  "type": "string",
  "enum": [
    "low",
    "normal",
    "high"
  ]
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
