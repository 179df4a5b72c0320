Payload: TypeAlias = str | int | list[str]
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is str:
        return data
    if type(data) is int:
        return data
    if type(data) is list:
        for index, item in enumerate(data):
            if type(item) is not str:
                problems.add((at, index), "type", item, "must be a string")
        return data
    return problems.add(at, "oneOf", data, "must be a string, an integer or an array")


_PAYLOAD_JSON_SCHEMA: Final = """{
  "oneOf": [
    {
      "type": "string"
    },
    {
      "type": "integer"
    },
    {
      "type": "array",
      "items": {
        "type": "string"
      }
    }
  ]
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
