class PayloadOperator(StrEnum):
    """Part of `Payload`, at `operator`."""

    EQUAL = "="
    ROUGHLY_EQUAL = "~="


_PAYLOAD_OPERATOR_MEMBERS: Final = {member.value: member for member in PayloadOperator}


def _decode_payload_operator(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is str and data in _PAYLOAD_OPERATOR_MEMBERS:
        return _PAYLOAD_OPERATOR_MEMBERS[data]
    return problems.add(at, "enum", data, 'must be one of "=", "~="')


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    operator: PayloadOperator | Unset = UNSET
    """Default: `"="`."""
    level: Literal[0, 1] | Unset | None = UNSET

    @property
    def operator_or_default(self) -> PayloadOperator:
        """`operator`, or its default where it is absent."""
        return PayloadOperator.EQUAL if self.operator is UNSET else self.operator

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
        "~="
      ],
      "x-enum-names": [
        "equal",
        "roughly_equal"
      ],
      "default": "="
    },
    "level": {
      "enum": [
        0,
        1,
        null
      ],
      "x-enum-names": [
        "off",
        "on",
        "unknown"
      ]
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_LEVEL_VALUES: Final = {0, 1}
_PAYLOAD_KEYS: Final = {"operator", "level"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    operator = data.get("operator", UNSET)
    if operator is not UNSET:
        operator = _decode_payload_operator(operator, (at, "operator"), problems)
    new.operator = operator
    level = data.get("level", UNSET)
    if (
        level is not None
        and level is not UNSET
        and (type(level) is not int or level not in _PAYLOAD_LEVEL_VALUES)
    ):
        problems.add((at, "level"), "enum", level, "must be one of 0, 1, null")
    new.level = level
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.operator is not UNSET:
        value["operator"] = encode(it.operator)
    if it.level is not UNSET:
        value["level"] = it.level
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
