@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    anything: Any
    nothing: Unset = UNSET
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
    "anything": true,
    "nothing": false
  },
  "required": [
    "anything"
  ]
}"""

_PAYLOAD_KEYS: Final = {"anything", "nothing"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    anything = data.get("anything", UNSET)
    if anything is UNSET:
        problems.add(at, "required", data, 'must have the property "anything"')
    new.anything = anything
    nothing = data.get("nothing", UNSET)
    if nothing is not UNSET:
        problems.add((at, "nothing"), "false", nothing, "must not be present")
    new.nothing = nothing
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"anything": encode(it.anything)}
    if it.nothing is not UNSET:
        value["nothing"] = it.nothing
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
