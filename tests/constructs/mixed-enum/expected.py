@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    level: Literal["low", 1, True] | Unset | None = UNSET
    shape: Any = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "level": {
      "enum": [
        "low",
        1,
        true,
        null
      ]
    },
    "shape": {
      "enum": [
        {
          "a": 1
        },
        [
          2
        ]
      ]
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_LEVEL_VALUES: Final = canonical_values("low", 1, True)
_PAYLOAD_SHAPE_VALUES: Final = canonical_values({"a": 1}, [2])
_PAYLOAD_KEYS: Final = {"level", "shape"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    level = data.get("level", UNSET)
    if (
        canonical(level) not in _PAYLOAD_LEVEL_VALUES
        and level is not None
        and level is not UNSET
    ):
        problems.add(
            (at, "level"), "enum", level, 'must be one of "low", 1, true, null'
        )
    new.level = level
    shape = data.get("shape", UNSET)
    if canonical(shape) not in _PAYLOAD_SHAPE_VALUES and shape is not UNSET:
        problems.add((at, "shape"), "enum", shape, 'must be one of {"a":1}, [2]')
    new.shape = shape
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.level is not UNSET:
        value["level"] = it.level
    if it.shape is not UNSET:
        value["shape"] = encode(it.shape)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
