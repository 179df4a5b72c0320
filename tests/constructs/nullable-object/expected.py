@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadAddress(Model):
    """Part of `Payload`, at `address`."""

    city: str


_PAYLOAD_ADDRESS_KEYS: Final = {"city"}


def _decode_payload_address(
    data: Json, at: Place, problems: Problems, *, nullable: bool = False
) -> Any:
    if type(data) is not dict:
        return problems.add(
            at,
            "type",
            data,
            "must be an object or null" if nullable else "must be an object",
        )
    new = _PayloadAddressDraft()
    city = data.get("city", UNSET)
    if type(city) is not str:
        problems.refuse(at, "city", city, "must be a string")
    new.city = city
    if not data.keys() <= _PAYLOAD_ADDRESS_KEYS:
        problems.unexpected(at, data, _PAYLOAD_ADDRESS_KEYS)
    new.__class__ = PayloadAddress
    return new


def _encode_payload_address(it: PayloadAddress) -> dict[str, Any]:
    return {"city": it.city}


_PayloadAddressDraft: Final = register(
    PayloadAddress, _decode_payload_address, _encode_payload_address
)


class PayloadMode(StrEnum):
    """Part of `Payload`, at `mode`."""

    FAST = "fast"
    SLOW = "slow"


_PAYLOAD_MODE_MEMBERS: Final = {member.value: member for member in PayloadMode}


def _decode_payload_mode(
    data: Json, at: Place, problems: Problems, *, nullable: bool = False
) -> Any:
    if type(data) is str and data in _PAYLOAD_MODE_MEMBERS:
        return _PAYLOAD_MODE_MEMBERS[data]
    return problems.add(
        at,
        "enum",
        data,
        'must be one of "fast", "slow", null'
        if nullable
        else 'must be one of "fast", "slow"',
    )


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    address: PayloadAddress | None
    mode: PayloadMode | Unset | None = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "address": {
      "type": [
        "object",
        "null"
      ],
      "properties": {
        "city": {
          "type": "string"
        }
      },
      "required": [
        "city"
      ],
      "additionalProperties": false
    },
    "mode": {
      "enum": [
        "fast",
        "slow",
        null
      ]
    }
  },
  "required": [
    "address"
  ],
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"address", "mode"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    address = data.get("address", UNSET)
    if address is UNSET:
        problems.add(at, "required", data, 'must have the property "address"')
    elif address is not None:
        address = _decode_payload_address(
            address, (at, "address"), problems, nullable=True
        )
    new.address = address
    mode = data.get("mode", UNSET)
    if mode is not UNSET and mode is not None:
        mode = _decode_payload_mode(mode, (at, "mode"), problems, nullable=True)
    new.mode = mode
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"address": encode(it.address)}
    if it.mode is not UNSET:
        value["mode"] = encode(it.mode)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
