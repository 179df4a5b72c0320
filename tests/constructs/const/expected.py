@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    version: Literal[1] = field(default=1, init=False)
    kind: Literal["point"] = field(default="point", init=False)
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
    "version": {
      "const": 1
    },
    "kind": {
      "const": "point"
    }
  },
  "required": [
    "version",
    "kind"
  ]
}"""

_PAYLOAD_KEYS: Final = {"version", "kind"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    version = data.get("version", UNSET)
    if type(version) is not int or version != 1:
        problems.refuse(at, "version", version, "must be 1", "const")
    new.version = version
    kind = data.get("kind", UNSET)
    if kind != "point":
        problems.refuse(at, "kind", kind, 'must be "point"', "const")
    new.kind = kind
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"version": it.version, "kind": it.kind}
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
