@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    path: tuple[Literal["M"], float, *tuple[float, ...]] | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "path": {
      "type": "array",
      "prefixItems": [
        {
          "const": "M"
        },
        {
          "type": "number"
        }
      ],
      "items": {
        "type": "number"
      },
      "minItems": 2,
      "maxItems": 5
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"path"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    path: Json | Unset = data.get("path", UNSET)
    if type(path) is list:
        if len(path) < 2:
            problems.add((at, "path"), "minItems", path, "must have at least 2 items")
        if len(path) > 5:
            problems.add((at, "path"), "maxItems", path, "must have at most 5 items")
        place = (at, "path")
        items: list[Any] = path.copy()
        if len(path) > 0:
            item = path[0]
            if item != "M":
                problems.add((place, 0), "const", item, 'must be "M"')
        if len(path) > 1:
            item2 = path[1]
            if type(item2) is not int and not isinstance(item2, float):
                problems.add((place, 1), "type", item2, "must be a number")
        for index, item3 in enumerate(path[2:], 2):
            if type(item3) is not int and not isinstance(item3, float):
                problems.add((place, index), "type", item3, "must be a number")
        whole: Any = tuple(items)
        path = whole
    elif path is not UNSET:
        problems.add((at, "path"), "type", path, "must be an array")
    new.path = path
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.path is not UNSET:
        value["path"] = encode(it.path)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
