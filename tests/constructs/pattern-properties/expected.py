Payload: TypeAlias = dict[str, str]
"""The payload `payload`."""

_PAYLOAD_KEY_PATTERN: Final = re.compile(r"x-").match


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if not problems.settled and type(data) is dict:
        for key, item in data.items():
            if not _PAYLOAD_KEY_PATTERN(key):
                problems.add(
                    (at, key),
                    "additionalProperties",
                    item,
                    "must not be present: the object has no such property",
                )
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    for key2, item2 in data.items():
        if type(item2) is not str:
            problems.add((at, key2), "type", item2, "must be a string")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "patternProperties": {
    "^x-": {
      "type": "string"
    }
  },
  "additionalProperties": false
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
