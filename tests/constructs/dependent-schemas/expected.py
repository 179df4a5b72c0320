@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    card: str | Unset = UNSET
    holder: str | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "card": {
      "type": "string"
    },
    "holder": {
      "type": "string"
    }
  },
  "dependentSchemas": {
    "card": {
      "required": [
        "holder"
      ]
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"card", "holder"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if (
        not problems.settled
        and type(data) is dict
        and "card" in data
        and "holder" not in data
    ):
        problems.add(at, "required", data, 'must have the property "holder"')
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    card = data.get("card", UNSET)
    if type(card) is not str and card is not UNSET:
        problems.add((at, "card"), "type", card, "must be a string")
    new.card = card
    holder = data.get("holder", UNSET)
    if type(holder) is not str and holder is not UNSET:
        problems.add((at, "holder"), "type", holder, "must be a string")
    new.holder = holder
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.card is not UNSET:
        value["card"] = it.card
    if it.holder is not UNSET:
        value["holder"] = it.holder
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
