Payload: TypeAlias = str
"""The payload `payload`."""

_PAYLOAD_EXCLUDED_VALUES: Final = canonical_values("root", "admin")


def _check_payload_excluded(data: Json, at: Place, problems: Problems) -> None:
    if canonical(data) not in _PAYLOAD_EXCLUDED_VALUES:
        problems.add(at, "enum", data, 'must be one of "root", "admin"')


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if not problems.settled and fits(_check_payload_excluded, data, at, problems):
        problems.add(at, "not", data, "must not fit the schema that is excluded")
    if type(data) is not str:
        return problems.add(at, "type", data, "must be a string")
    return data


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "string",
  "not": {
    "enum": [
      "root",
      "admin"
    ]
  }
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
