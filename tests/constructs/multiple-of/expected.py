Payload: TypeAlias = float
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not int and not isinstance(data, float):
        return problems.add(at, "type", data, "must be a number")
    if not is_multiple_of(data, 1, 2):
        problems.add(at, "multipleOf", data, "must be a multiple of 0.01")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "number",
  "multipleOf": 0.01
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
