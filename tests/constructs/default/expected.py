@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    retries: int | Unset = UNSET
    """Default: `3`."""
    label: str | Unset = UNSET

    @property
    def retries_or_default(self) -> int:
        """`retries`, or its default where it is absent."""
        return 3 if self.retries is UNSET else self.retries

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "retries": {
      "type": "integer",
      "default": 3
    },
    "label": {
      "type": "string"
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"retries", "label"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    retries = data.get("retries", UNSET)
    if type(retries) is not int and retries is not UNSET:
        problems.add((at, "retries"), "type", retries, "must be an integer")
    new.retries = retries
    label = data.get("label", UNSET)
    if type(label) is not str and label is not UNSET:
        problems.add((at, "label"), "type", label, "must be a string")
    new.label = label
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.retries is not UNSET:
        value["retries"] = it.retries
    if it.label is not UNSET:
        value["label"] = it.label
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
