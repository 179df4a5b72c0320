Payload: TypeAlias = dict[str, int]
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    for key, item in data.items():
        if type(item) is not int:
            problems.add((at, key), "type", item, "must be an integer")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "additionalProperties": {
    "type": "integer"
  }
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
