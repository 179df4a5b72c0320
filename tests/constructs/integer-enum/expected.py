Payload: TypeAlias = Literal[1, 2, 3]
"""The payload `payload`."""

_PAYLOAD_VALUES: Final = {1, 2, 3}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not int or data not in _PAYLOAD_VALUES:
        return problems.add(at, "enum", data, "must be one of 1, 2, 3")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "enum": [
    1,
    2,
    3
  ]
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
