Payload: TypeAlias = tuple[str, int]
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not list:
        return problems.add(at, "type", data, "must be an array")
    if len(data) < 2:
        problems.add(at, "minItems", data, "must have at least 2 items")
    items: list[Any] = data.copy()
    if len(data) > 0:
        item = data[0]
        if type(item) is not str:
            problems.add((at, 0), "type", item, "must be a string")
    if len(data) > 1:
        item2 = data[1]
        if type(item2) is not int:
            problems.add((at, 1), "type", item2, "must be an integer")
    for index, item3 in enumerate(data[2:], 2):
        problems.add(
            (at, index),
            "items",
            item3,
            "must not be present: the array has no such item",
        )
    whole: Any = tuple(items)
    return whole


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "array",
  "prefixItems": [
    {
      "type": "string"
    },
    {
      "type": "integer"
    }
  ],
  "items": false,
  "minItems": 2
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
