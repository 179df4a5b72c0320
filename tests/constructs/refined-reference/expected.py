Name: TypeAlias = str
"""The definition `Name`."""

_NAME_PATTERN: Final = re.compile(r"[a-z]+").fullmatch


def _decode_name(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not str:
        return problems.add(at, "type", data, "must be a string")
    if not _NAME_PATTERN(data):
        problems.add(at, "pattern", data, "must match /^[a-z]+$/")
    return data


NameCodec: Final = Codec[Name]("Name", _decode_name)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    short: Name | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "short": {
      "$ref": "#/$defs/Name",
      "maxLength": 8
    }
  },
  "additionalProperties": false,
  "$defs": {
    "Name": {
      "type": "string",
      "pattern": "^[a-z]+$"
    }
  }
}"""

_PAYLOAD_KEYS: Final = {"short"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    short: Json | Unset = data.get("short", UNSET)
    if short is not UNSET:
        if not problems.settled and type(short) is str and len(short) > 8:
            problems.add(
                (at, "short"), "maxLength", short, "must have at most 8 characters"
            )
        short = _decode_name(short, (at, "short"), problems)
    new.short = short
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.short is not UNSET:
        value["short"] = it.short
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
