@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    a: str | Unset = UNSET
    b: str | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "allOf": [
    {
      "type": "object",
      "properties": {
        "a": {
          "type": "string"
        }
      }
    }
  ],
  "properties": {
    "b": {
      "type": "string"
    }
  },
  "unevaluatedProperties": false
}"""

_PAYLOAD_KEYS: Final = {"a", "b"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if not problems.settled:
        before = len(problems.found)
        evaluated = Evaluated()
        if type(data) is not dict:
            problems.add(at, "type", data, "must be an object")
        if type(data) is dict and "a" in data:
            item = data["a"]
            if type(item) is not str:
                problems.add((at, "a"), "type", item, "must be a string")
            evaluated.keys.add("a")
        if type(data) is dict and "b" in data:
            item2 = data["b"]
            if type(item2) is not str:
                problems.add((at, "b"), "type", item2, "must be a string")
            evaluated.keys.add("b")
        if type(data) is dict:
            for key, item3 in data.items():
                if key not in evaluated.keys:
                    problems.add(
                        (at, key),
                        "unevaluatedProperties",
                        item3,
                        "must not be present: the object has no such property",
                    )
            evaluated.keys.update(data)
        if len(problems.found) > before:
            return UNSET
        problems = problems.within
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    a = data.get("a", UNSET)
    if type(a) is not str and a is not UNSET:
        problems.add((at, "a"), "type", a, "must be a string")
    new.a = a
    b = data.get("b", UNSET)
    if type(b) is not str and b is not UNSET:
        problems.add((at, "b"), "type", b, "must be a string")
    new.b = b
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.a is not UNSET:
        value["a"] = it.a
    if it.b is not UNSET:
        value["b"] = it.b
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
