@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadCard(Model):
    """Part of `Payload`, at `card`."""

    method: Literal["card"] = field(default="card", init=False)
    version: Literal["1"] = field(default="1", init=False)
    number: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_CARD_KEYS: Final = {"method", "version", "number"}


def _decode_payload_card(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadCardDraft()
    method = data.get("method", UNSET)
    if method != "card":
        problems.refuse(at, "method", method, 'must be "card"', "const")
    new.method = method
    version = data.get("version", UNSET)
    if version != "1":
        problems.refuse(at, "version", version, 'must be "1"', "const")
    new.version = version
    number = data.get("number", UNSET)
    if type(number) is not str:
        problems.refuse(at, "number", number, "must be a string")
    new.number = number
    new.additional = rest(data, _PAYLOAD_CARD_KEYS)
    new.__class__ = PayloadCard
    return new


def _encode_payload_card(it: PayloadCard) -> dict[str, Any]:
    value: dict[str, Any] = {
        "method": it.method,
        "version": it.version,
        "number": it.number,
    }
    return with_rest(it, value, it.additional, _PAYLOAD_CARD_KEYS)


_PayloadCardDraft: Final = register(
    PayloadCard, _decode_payload_card, _encode_payload_card
)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadSepa(Model):
    """Part of `Payload`, at `sepa`."""

    method: Literal["sepa"] = field(default="sepa", init=False)
    version: Literal["1"] = field(default="1", init=False)
    iban: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_SEPA_KEYS: Final = {"method", "version", "iban"}


def _decode_payload_sepa(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadSepaDraft()
    method = data.get("method", UNSET)
    if method != "sepa":
        problems.refuse(at, "method", method, 'must be "sepa"', "const")
    new.method = method
    version = data.get("version", UNSET)
    if version != "1":
        problems.refuse(at, "version", version, 'must be "1"', "const")
    new.version = version
    iban = data.get("iban", UNSET)
    if type(iban) is not str:
        problems.refuse(at, "iban", iban, "must be a string")
    new.iban = iban
    new.additional = rest(data, _PAYLOAD_SEPA_KEYS)
    new.__class__ = PayloadSepa
    return new


def _encode_payload_sepa(it: PayloadSepa) -> dict[str, Any]:
    value: dict[str, Any] = {
        "method": it.method,
        "version": it.version,
        "iban": it.iban,
    }
    return with_rest(it, value, it.additional, _PAYLOAD_SEPA_KEYS)


_PayloadSepaDraft: Final = register(
    PayloadSepa, _decode_payload_sepa, _encode_payload_sepa
)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadToken(Model):
    """token"""

    token: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_TOKEN_KEYS: Final = {"token"}


def _decode_payload_token(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadTokenDraft()
    token = data.get("token", UNSET)
    if type(token) is not str:
        problems.refuse(at, "token", token, "must be a string")
    new.token = token
    new.additional = rest(data, _PAYLOAD_TOKEN_KEYS)
    new.__class__ = PayloadToken
    return new


def _encode_payload_token(it: PayloadToken) -> dict[str, Any]:
    value: dict[str, Any] = {"token": it.token}
    return with_rest(it, value, it.additional, _PAYLOAD_TOKEN_KEYS)


_PayloadTokenDraft: Final = register(
    PayloadToken, _decode_payload_token, _encode_payload_token
)

Payload: TypeAlias = PayloadCard | PayloadSepa | PayloadToken | str
"""The payload `payload`."""


def _decode_payload_string(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not str:
        return problems.add(at, "type", data, "must be a string")
    return data


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    return one_of(
        [
            _decode_payload_card,
            _decode_payload_sepa,
            _decode_payload_token,
            _decode_payload_string,
        ],
        data,
        at,
        problems,
        "must fit one of 4 schemas",
    )


_PAYLOAD_JSON_SCHEMA: Final = """{
  "oneOf": [
    {
      "type": "object",
      "properties": {
        "method": {
          "const": "card"
        },
        "version": {
          "const": "1"
        },
        "number": {
          "type": "string"
        }
      },
      "required": [
        "version",
        "method",
        "number"
      ]
    },
    {
      "type": "object",
      "properties": {
        "method": {
          "const": "sepa"
        },
        "version": {
          "const": "1"
        },
        "iban": {
          "type": "string"
        }
      },
      "required": [
        "version",
        "method",
        "iban"
      ]
    },
    {
      "title": "token",
      "type": "object",
      "properties": {
        "token": {
          "type": "string"
        }
      },
      "required": [
        "token"
      ]
    },
    {
      "type": "string"
    }
  ]
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
