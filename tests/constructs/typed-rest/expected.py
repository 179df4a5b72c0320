@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    id: str
    additional: dict[str, int] = field(default_factory=dict)
    """Every other property."""

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "id": {
      "type": "string"
    }
  },
  "required": [
    "id"
  ],
  "additionalProperties": {
    "type": "integer",
    "minimum": 0
  }
}"""

_PAYLOAD_KEYS: Final = {"id"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    id = data.get("id", UNSET)
    if type(id) is not str:
        problems.refuse(at, "id", id, "must be a string")
    new.id = id
    additional = rest(data, _PAYLOAD_KEYS)
    for key, item in additional.items():
        if type(item) is not int:
            problems.add((at, key), "type", item, "must be an integer")
        if (type(item) is int or isinstance(item, float)) and item < 0:
            problems.add((at, key), "minimum", item, "must be at least 0")
    new.additional = additional
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"id": it.id}
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
