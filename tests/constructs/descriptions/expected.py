@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """It ends a comment: */ and goes on.

        code

    - a list with [a link] and <html>
    """

    type: str | Unset = UNSET
    """A reserved word.

    Deprecated.
    """
    grosse: str | Unset = UNSET
    """Not ASCII."""
    n_3d: bool | Unset = UNSET
    """A digit first."""

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = r"""{
  "title": "A payload.",
  "description": "It ends a comment: */ and goes on.\n\n    code\n\n- a list with [a link] and <html>",
  "type": "object",
  "properties": {
    "type": {
      "type": "string",
      "description": "A reserved word.",
      "deprecated": true
    },
    "größe": {
      "type": "string",
      "description": "Not ASCII."
    },
    "3d": {
      "type": "boolean",
      "description": "A digit first."
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"type", "größe", "3d"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    type_ = data.get("type", UNSET)
    if type(type_) is not str and type_ is not UNSET:
        problems.add((at, "type"), "type", type_, "must be a string")
    new.type = type_
    grosse = data.get("größe", UNSET)
    if type(grosse) is not str and grosse is not UNSET:
        problems.add((at, "größe"), "type", grosse, "must be a string")
    new.grosse = grosse
    n_3d = data.get("3d", UNSET)
    if type(n_3d) is not bool and n_3d is not UNSET:
        problems.add((at, "3d"), "type", n_3d, "must be a boolean")
    new.n_3d = n_3d
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.type is not UNSET:
        value["type"] = it.type
    if it.grosse is not UNSET:
        value["größe"] = it.grosse
    if it.n_3d is not UNSET:
        value["3d"] = it.n_3d
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
