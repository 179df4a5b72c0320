@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """A point on a map."""

    x: float
    """East of the origin."""
    y: float

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "description": "A point on a map.",
  "type": "object",
  "properties": {
    "x": {
      "type": "number",
      "description": "East of the origin."
    },
    "y": {
      "type": "number"
    }
  },
  "required": [
    "x",
    "y"
  ],
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"x", "y"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    x = data.get("x", UNSET)
    if type(x) is not int and not isinstance(x, float):
        problems.refuse(at, "x", x, "must be a number")
    new.x = x
    y = data.get("y", UNSET)
    if type(y) is not int and not isinstance(y, float):
        problems.refuse(at, "y", y, "must be a number")
    new.y = y
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    return {"x": it.x, "y": it.y}


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
