@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """Circle"""

    id: str
    radius: float
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "title": "Circle",
  "allOf": [
    {
      "type": "object",
      "properties": {
        "id": {
          "type": "string"
        }
      },
      "required": [
        "id"
      ]
    },
    {
      "type": "object",
      "properties": {
        "radius": {
          "type": "number",
          "minimum": 0
        }
      },
      "required": [
        "radius"
      ]
    }
  ]
}"""

_PAYLOAD_KEYS: Final = {"id", "radius"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    id = data.get("id", UNSET)
    if type(id) is not str:
        problems.refuse(at, "id", id, "must be a string")
    new.id = id
    radius = data.get("radius", UNSET)
    if type(radius) is not int and not isinstance(radius, float):
        problems.refuse(at, "radius", radius, "must be a number")
    elif radius < 0:
        problems.add((at, "radius"), "minimum", radius, "must be at least 0")
    new.radius = radius
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"id": it.id, "radius": it.radius}
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
