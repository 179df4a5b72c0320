class PayloadOperator(StrEnum):
    """Part of `Payload`, at `operator`."""

    EQ = "="
    NE = "!="
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    PLUS = "+"
    MINUS = "-"
    STAR = "*"
    ARROW = "->"
    AND = "&&"
    EMPTY = ""
    SPACE = " "
    MINUS_1 = "-1"
    IN = "in"


_PAYLOAD_OPERATOR_MEMBERS: Final = {member.value: member for member in PayloadOperator}


def _decode_payload_operator(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is str and data in _PAYLOAD_OPERATOR_MEMBERS:
        return _PAYLOAD_OPERATOR_MEMBERS[data]
    return problems.add(
        at,
        "enum",
        data,
        'must be one of "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "->", "&&", "", " ", "-1", "in"',
    )


class PayloadClose(StrEnum):
    """Part of `Payload`, at `close`."""

    EQUALS = "="
    EQ = "eq"
    U2264 = "≤"
    LESS_EQUALS = "<="


_PAYLOAD_CLOSE_MEMBERS: Final = {member.value: member for member in PayloadClose}


def _decode_payload_close(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is str and data in _PAYLOAD_CLOSE_MEMBERS:
        return _PAYLOAD_CLOSE_MEMBERS[data]
    return problems.add(at, "enum", data, 'must be one of "=", "eq", "≤", "<="')


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    operator: PayloadOperator | Unset = UNSET
    close: PayloadClose | Unset = UNSET
    mixed: Any = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "operator": {
      "enum": [
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "+",
        "-",
        "*",
        "->",
        "&&",
        "",
        " ",
        "-1",
        "in"
      ]
    },
    "close": {
      "enum": [
        "=",
        "eq",
        "≤",
        "<="
      ]
    },
    "mixed": {
      "enum": [
        "<=",
        -1,
        1.5
      ]
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_MIXED_VALUES: Final = canonical_values("<=", -1, 1.5)
_PAYLOAD_KEYS: Final = {"operator", "close", "mixed"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    operator = data.get("operator", UNSET)
    if operator is not UNSET:
        operator = _decode_payload_operator(operator, (at, "operator"), problems)
    new.operator = operator
    close = data.get("close", UNSET)
    if close is not UNSET:
        close = _decode_payload_close(close, (at, "close"), problems)
    new.close = close
    mixed = data.get("mixed", UNSET)
    if canonical(mixed) not in _PAYLOAD_MIXED_VALUES and mixed is not UNSET:
        problems.add((at, "mixed"), "enum", mixed, 'must be one of "<=", -1, 1.5')
    new.mixed = mixed
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.operator is not UNSET:
        value["operator"] = encode(it.operator)
    if it.close is not UNSET:
        value["close"] = encode(it.close)
    if it.mixed is not UNSET:
        value["mixed"] = it.mixed
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
