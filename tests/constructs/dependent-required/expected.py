@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    street: str | Unset = UNSET
    city: str | Unset = UNSET
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
    "street": {
      "type": "string"
    },
    "city": {
      "type": "string"
    }
  },
  "dependentRequired": {
    "street": [
      "city"
    ]
  }
}"""

_PAYLOAD_KEYS: Final = {"street", "city"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if (
        not problems.settled
        and type(data) is dict
        and "street" in data
        and "city" not in data
    ):
        problems.add(
            at,
            "dependentRequired",
            data,
            'must have the property "city" beside "street"',
        )
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    street = data.get("street", UNSET)
    if type(street) is not str and street is not UNSET:
        problems.add((at, "street"), "type", street, "must be a string")
    new.street = street
    city = data.get("city", UNSET)
    if type(city) is not str and city is not UNSET:
        problems.add((at, "city"), "type", city, "must be a string")
    new.city = city
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.street is not UNSET:
        value["street"] = it.street
    if it.city is not UNSET:
        value["city"] = it.city
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
