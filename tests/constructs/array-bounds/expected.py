Payload: TypeAlias = list[str]
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not list:
        return problems.add(at, "type", data, "must be an array")
    if len(data) < 1:
        problems.add(at, "minItems", data, "must have at least 1 item")
    if len(data) > 10:
        problems.add(at, "maxItems", data, "must have at most 10 items")
    if not are_unique(data):
        problems.add(at, "uniqueItems", data, "must have no two equal items")
    for index, item in enumerate(data):
        if type(item) is not str:
            problems.add((at, index), "type", item, "must be a string")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "array",
  "items": {
    "type": "string"
  },
  "minItems": 1,
  "maxItems": 10,
  "uniqueItems": true
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
