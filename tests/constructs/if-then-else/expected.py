@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    country: str | Unset = UNSET
    state: str | Unset = UNSET
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
    "country": {
      "type": "string"
    },
    "state": {
      "type": "string"
    }
  },
  "if": {
    "properties": {
      "country": {
        "const": "US"
      }
    },
    "required": [
      "country"
    ]
  },
  "then": {
    "required": [
      "state"
    ]
  }
}"""

_PAYLOAD_KEYS: Final = {"country", "state"}


def _check_payload_if(data: Json, at: Place, problems: Problems) -> None:
    if type(data) is dict:
        if "country" not in data:
            problems.add(at, "required", data, 'must have the property "country"')
        if "country" in data:
            item = data["country"]
            if item != "US":
                problems.add((at, "country"), "const", item, 'must be "US"')


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if (
        not problems.settled
        and fits(_check_payload_if, data, at, problems)
        and type(data) is dict
        and "state" not in data
    ):
        problems.add(at, "required", data, 'must have the property "state"')
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    country = data.get("country", UNSET)
    if type(country) is not str and country is not UNSET:
        problems.add((at, "country"), "type", country, "must be a string")
    new.country = country
    state = data.get("state", UNSET)
    if type(state) is not str and state is not UNSET:
        problems.add((at, "state"), "type", state, "must be a string")
    new.state = state
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.country is not UNSET:
        value["country"] = it.country
    if it.state is not UNSET:
        value["state"] = it.state
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
