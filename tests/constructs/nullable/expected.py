@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    note: str | None
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "note": {
      "type": [
        "string",
        "null"
      ]
    }
  },
  "required": [
    "note"
  ]
}"""

_PAYLOAD_KEYS: Final = {"note"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    note = data.get("note", UNSET)
    if type(note) is not str and note is not None:
        problems.refuse(at, "note", note, "must be a string or null")
    new.note = note
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"note": it.note}
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
