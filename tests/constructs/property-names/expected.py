Payload: TypeAlias = dict[str, bool]
"""The payload `payload`."""

_PAYLOAD_NAME_PATTERN: Final = re.compile(r"[a-z]+").fullmatch


def _check_payload_name(data: Json, at: Place, problems: Problems) -> None:
    if type(data) is str and not _PAYLOAD_NAME_PATTERN(data):
        problems.add(at, "pattern", data, "must match /^[a-z]+$/")


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if not problems.settled and type(data) is dict:
        for key in data:
            if not fits(_check_payload_name, key, (at, key), problems):
                problems.add(
                    (at, key),
                    "propertyNames",
                    data[key],
                    "must have a name that fits the schema",
                )
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    for key2, item in data.items():
        if type(item) is not bool:
            problems.add((at, key2), "type", item, "must be a boolean")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "propertyNames": {
    "pattern": "^[a-z]+$"
  },
  "additionalProperties": {
    "type": "boolean"
  }
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
