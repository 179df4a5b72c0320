@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadOption1(Model):
    """Part of `Payload`, at `option 1`."""

    a: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_OPTION1_KEYS: Final = {"a"}


def _decode_payload_option1(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadOption1Draft()
    a = data.get("a", UNSET)
    if type(a) is not str:
        problems.refuse(at, "a", a, "must be a string")
    new.a = a
    new.additional = rest(data, _PAYLOAD_OPTION1_KEYS)
    new.__class__ = PayloadOption1
    return new


def _encode_payload_option1(it: PayloadOption1) -> dict[str, Any]:
    value: dict[str, Any] = {"a": it.a}
    return with_rest(it, value, it.additional, _PAYLOAD_OPTION1_KEYS)


_PayloadOption1Draft: Final = register(
    PayloadOption1, _decode_payload_option1, _encode_payload_option1
)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadOption2(Model):
    """Part of `Payload`, at `option 2`."""

    b: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_OPTION2_KEYS: Final = {"b"}


def _decode_payload_option2(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadOption2Draft()
    b = data.get("b", UNSET)
    if type(b) is not str:
        problems.refuse(at, "b", b, "must be a string")
    new.b = b
    new.additional = rest(data, _PAYLOAD_OPTION2_KEYS)
    new.__class__ = PayloadOption2
    return new


def _encode_payload_option2(it: PayloadOption2) -> dict[str, Any]:
    value: dict[str, Any] = {"b": it.b}
    return with_rest(it, value, it.additional, _PAYLOAD_OPTION2_KEYS)


_PayloadOption2Draft: Final = register(
    PayloadOption2, _decode_payload_option2, _encode_payload_option2
)

Payload: TypeAlias = PayloadOption1 | PayloadOption2
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    return any_of(
        [_decode_payload_option1, _decode_payload_option2],
        data,
        at,
        problems,
        "must fit at least one of 2 schemas",
    )


_PAYLOAD_JSON_SCHEMA: Final = """{
  "anyOf": [
    {
      "type": "object",
      "properties": {
        "a": {
          "type": "string"
        }
      },
      "required": [
        "a"
      ]
    },
    {
      "type": "object",
      "properties": {
        "b": {
          "type": "string"
        }
      },
      "required": [
        "b"
      ]
    }
  ]
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
