@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadAdd(Model):
    """Part of `Payload`, at `add`."""

    op: Literal["add"] = field(default="add", init=False)
    value: float


_PAYLOAD_ADD_KEYS: Final = {"op", "value"}


def _decode_payload_add(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadAddDraft()
    op = data.get("op", UNSET)
    if op != "add":
        problems.refuse(at, "op", op, 'must be "add"', "const")
    new.op = op
    value = data.get("value", UNSET)
    if type(value) is not int and not isinstance(value, float):
        problems.refuse(at, "value", value, "must be a number")
    new.value = value
    if not data.keys() <= _PAYLOAD_ADD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_ADD_KEYS)
    new.__class__ = PayloadAdd
    return new


def _encode_payload_add(it: PayloadAdd) -> dict[str, Any]:
    return {"op": it.op, "value": it.value}


_PayloadAddDraft: Final = register(PayloadAdd, _decode_payload_add, _encode_payload_add)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadClear(Model):
    """Part of `Payload`, at `clear`."""

    op: Literal["clear"] = field(default="clear", init=False)


_PAYLOAD_CLEAR_KEYS: Final = {"op"}


def _decode_payload_clear(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadClearDraft()
    op = data.get("op", UNSET)
    if op != "clear":
        problems.refuse(at, "op", op, 'must be "clear"', "const")
    new.op = op
    if not data.keys() <= _PAYLOAD_CLEAR_KEYS:
        problems.unexpected(at, data, _PAYLOAD_CLEAR_KEYS)
    new.__class__ = PayloadClear
    return new


def _encode_payload_clear(it: PayloadClear) -> dict[str, Any]:
    return {"op": it.op}


_PayloadClearDraft: Final = register(
    PayloadClear, _decode_payload_clear, _encode_payload_clear
)

Payload: TypeAlias = PayloadAdd | PayloadClear
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "oneOf", data, "must be an object")
    tag = data.get("op", UNSET)
    if tag == "add":
        return _decode_payload_add(data, at, problems)
    if tag == "clear":
        return _decode_payload_clear(data, at, problems)
    if tag is UNSET:
        return problems.add(at, "oneOf", data, 'must have the property "op"')
    return problems.add((at, "op"), "oneOf", tag, 'must be one of "add", "clear"')


_PAYLOAD_JSON_SCHEMA: Final = """{
  "oneOf": [
    {
      "type": "object",
      "properties": {
        "op": {
          "const": "add"
        },
        "value": {
          "type": "number"
        }
      },
      "required": [
        "op",
        "value"
      ],
      "additionalProperties": false
    },
    {
      "type": "object",
      "properties": {
        "op": {
          "const": "clear"
        }
      },
      "required": [
        "op"
      ],
      "additionalProperties": false
    }
  ]
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
