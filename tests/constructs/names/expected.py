@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    type: str | Unset = UNSET
    n_2fast: str | Unset = UNSET
    grusse: str | Unset = UNSET
    a_dash_b: str | Unset = UNSET
    a_b: str | Unset = UNSET
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
    "type": {
      "type": "string"
    },
    "2fast": {
      "type": "string"
    },
    "grüße": {
      "type": "string"
    },
    "a-b": {
      "type": "string"
    },
    "a_b": {
      "type": "string"
    }
  }
}"""

_PAYLOAD_KEYS: Final = {"type", "2fast", "grüße", "a-b", "a_b"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    type_ = data.get("type", UNSET)
    if type(type_) is not str and type_ is not UNSET:
        problems.add((at, "type"), "type", type_, "must be a string")
    new.type = type_
    n_2fast = data.get("2fast", UNSET)
    if type(n_2fast) is not str and n_2fast is not UNSET:
        problems.add((at, "2fast"), "type", n_2fast, "must be a string")
    new.n_2fast = n_2fast
    grusse = data.get("grüße", UNSET)
    if type(grusse) is not str and grusse is not UNSET:
        problems.add((at, "grüße"), "type", grusse, "must be a string")
    new.grusse = grusse
    a_dash_b = data.get("a-b", UNSET)
    if type(a_dash_b) is not str and a_dash_b is not UNSET:
        problems.add((at, "a-b"), "type", a_dash_b, "must be a string")
    new.a_dash_b = a_dash_b
    a_b = data.get("a_b", UNSET)
    if type(a_b) is not str and a_b is not UNSET:
        problems.add((at, "a_b"), "type", a_b, "must be a string")
    new.a_b = a_b
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.type is not UNSET:
        value["type"] = it.type
    if it.n_2fast is not UNSET:
        value["2fast"] = it.n_2fast
    if it.grusse is not UNSET:
        value["grüße"] = it.grusse
    if it.a_dash_b is not UNSET:
        value["a-b"] = it.a_dash_b
    if it.a_b is not UNSET:
        value["a_b"] = it.a_b
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
