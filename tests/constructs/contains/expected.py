Payload: TypeAlias = list[int]
"""The payload `payload`."""


def _check_payload_contained(data: Json, at: Place, problems: Problems) -> None:
    if type(data) is not int or data != 0:
        problems.add(at, "const", data, "must be 0")


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if not problems.settled and type(data) is list:
        found = 0
        for index, item in enumerate(data):
            if fits(_check_payload_contained, item, (at, index), problems):
                found += 1
        if found < 1:
            problems.add(
                at, "contains", data, "must have at least 1 item that fits the schema"
            )
        elif found > 2:
            problems.add(
                at, "maxContains", data, "must have at most 2 items that fit the schema"
            )
    if type(data) is not list:
        return problems.add(at, "type", data, "must be an array")
    for index2, item2 in enumerate(data):
        if type(item2) is not int:
            problems.add((at, index2), "type", item2, "must be an integer")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "array",
  "items": {
    "type": "integer"
  },
  "contains": {
    "const": 0
  },
  "maxContains": 2
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
