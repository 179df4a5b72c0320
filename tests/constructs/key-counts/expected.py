@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    labels: dict[str, str] | Unset = UNSET
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
    "labels": {
      "type": "object",
      "additionalProperties": {
        "type": "string"
      },
      "minProperties": 1,
      "maxProperties": 3
    }
  },
  "minProperties": 1
}"""

_PAYLOAD_KEYS: Final = {"labels"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    if len(data) < 1:
        problems.add(at, "minProperties", data, "must have at least 1 property")
    new = _PayloadDraft()
    labels: Json | Unset = data.get("labels", UNSET)
    if type(labels) is dict:
        if len(labels) < 1:
            problems.add(
                (at, "labels"), "minProperties", labels, "must have at least 1 property"
            )
        if len(labels) > 3:
            problems.add(
                (at, "labels"),
                "maxProperties",
                labels,
                "must have at most 3 properties",
            )
        place = (at, "labels")
        for key, item in labels.items():
            if type(item) is not str:
                problems.add((place, key), "type", item, "must be a string")
    elif labels is not UNSET:
        problems.add((at, "labels"), "type", labels, "must be an object")
    new.labels = labels
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.labels is not UNSET:
        value["labels"] = encode(it.labels)
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
