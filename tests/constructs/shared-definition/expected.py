@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Place2(Model):
    """Where something is."""

    name: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PLACE2_KEYS: Final = {"name"}


def _decode_place2(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _Place2Draft()
    name = data.get("name", UNSET)
    if type(name) is not str:
        problems.refuse(at, "name", name, "must be a string")
    new.name = name
    new.additional = rest(data, _PLACE2_KEYS)
    new.__class__ = Place2
    return new


def _encode_place2(it: Place2) -> dict[str, Any]:
    value: dict[str, Any] = {"name": it.name}
    return with_rest(it, value, it.additional, _PLACE2_KEYS)


_Place2Draft: Final = register(Place2, _decode_place2, _encode_place2)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    from_: Place2
    to: Place2
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
    "from": {
      "$ref": "#/$defs/Place"
    },
    "to": {
      "$ref": "#/$defs/Place"
    }
  },
  "required": [
    "from",
    "to"
  ],
  "$defs": {
    "Place": {
      "description": "Where something is.",
      "type": "object",
      "properties": {
        "name": {
          "type": "string"
        }
      },
      "required": [
        "name"
      ]
    }
  }
}"""

_PAYLOAD_KEYS: Final = {"from", "to"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    from_ = data.get("from", UNSET)
    if from_ is UNSET:
        problems.add(at, "required", data, 'must have the property "from"')
    else:
        from_ = _decode_place2(from_, (at, "from"), problems)
    new.from_ = from_
    to = data.get("to", UNSET)
    if to is UNSET:
        problems.add(at, "required", data, 'must have the property "to"')
    else:
        to = _decode_place2(to, (at, "to"), problems)
    new.to = to
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"from": encode(it.from_), "to": encode(it.to)}
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
