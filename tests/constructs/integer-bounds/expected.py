Payload: TypeAlias = int
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not int:
        problems.add(at, "type", data, "must be an integer")
    if type(data) is int or isinstance(data, float):
        if data < 1:
            problems.add(at, "minimum", data, "must be at least 1")
        if data > 100:
            problems.add(at, "maximum", data, "must be at most 100")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "integer",
  "minimum": 1,
  "maximum": 100
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
