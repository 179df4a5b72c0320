@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    code: str
    name: str | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "code": {
      "type": "string",
      "minLength": 2,
      "maxLength": 4
    },
    "name": {
      "type": "string",
      "minLength": 1
    }
  },
  "required": [
    "code"
  ],
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"code", "name"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    code = data.get("code", UNSET)
    if type(code) is str:
        if len(code) < 2:
            problems.add(
                (at, "code"), "minLength", code, "must have at least 2 characters"
            )
        if len(code) > 4:
            problems.add(
                (at, "code"), "maxLength", code, "must have at most 4 characters"
            )
    else:
        problems.refuse(at, "code", code, "must be a string")
    new.code = code
    name = data.get("name", UNSET)
    if type(name) is str:
        if len(name) < 1:
            problems.add(
                (at, "name"), "minLength", name, "must have at least 1 character"
            )
    elif name is not UNSET:
        problems.add((at, "name"), "type", name, "must be a string")
    new.name = name
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"code": it.code}
    if it.name is not UNSET:
        value["name"] = it.name
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
