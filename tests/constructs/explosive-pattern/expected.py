@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    text: str | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "text": {
      "type": "string",
      "pattern": "^(a+)+$"
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_TEXT_PATTERN: Final = linear(r"^(a+)+\Z")
_PAYLOAD_KEYS: Final = {"text"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    text = data.get("text", UNSET)
    if type(text) is str:
        if not _PAYLOAD_TEXT_PATTERN(text):
            problems.add((at, "text"), "pattern", text, "must match /^(a+)+$/")
    elif text is not UNSET:
        problems.add((at, "text"), "type", text, "must be a string")
    new.text = text
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.text is not UNSET:
        value["text"] = it.text
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
