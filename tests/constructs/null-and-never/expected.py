@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    nothing: Unset | None = UNSET
    never: Unset = UNSET
    anything: Any = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "nothing": {
      "type": "null"
    },
    "never": false,
    "anything": true
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"nothing", "never", "anything"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    nothing = data.get("nothing", UNSET)
    if nothing is not None and nothing is not UNSET:
        problems.add((at, "nothing"), "type", nothing, "must be null")
    new.nothing = nothing
    never = data.get("never", UNSET)
    if never is not UNSET:
        problems.add((at, "never"), "false", never, "must not be present")
    new.never = never
    new.anything = data.get("anything", UNSET)
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.nothing is not UNSET:
        value["nothing"] = it.nothing
    if it.never is not UNSET:
        value["never"] = it.never
    if it.anything is not UNSET:
        value["anything"] = encode(it.anything)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
