@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    unsigned: int | Unset = UNSET
    signed: int | Unset = UNSET
    beyond: int | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "unsigned": {
      "type": "integer",
      "minimum": 0
    },
    "signed": {
      "type": "integer"
    },
    "beyond": {
      "type": "integer",
      "maximum": 9007199254740993
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"unsigned", "signed", "beyond"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    unsigned = data.get("unsigned", UNSET)
    if type(unsigned) is not int and unsigned is not UNSET:
        problems.add((at, "unsigned"), "type", unsigned, "must be an integer")
    if (type(unsigned) is int or isinstance(unsigned, float)) and unsigned < 0:
        problems.add((at, "unsigned"), "minimum", unsigned, "must be at least 0")
    new.unsigned = unsigned
    signed = data.get("signed", UNSET)
    if type(signed) is not int and signed is not UNSET:
        problems.add((at, "signed"), "type", signed, "must be an integer")
    new.signed = signed
    beyond = data.get("beyond", UNSET)
    if type(beyond) is not int and beyond is not UNSET:
        problems.add((at, "beyond"), "type", beyond, "must be an integer")
    if (type(beyond) is int or isinstance(beyond, float)) and beyond > 9007199254740993:
        problems.add(
            (at, "beyond"), "maximum", beyond, "must be at most 9007199254740993"
        )
    new.beyond = beyond
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.unsigned is not UNSET:
        value["unsigned"] = it.unsigned
    if it.signed is not UNSET:
        value["signed"] = it.signed
    if it.beyond is not UNSET:
        value["beyond"] = it.beyond
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
