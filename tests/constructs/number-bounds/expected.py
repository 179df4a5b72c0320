@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    share: float | Unset = UNSET
    price: float | Unset = UNSET
    huge: float | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "share": {
      "type": "number",
      "minimum": 0,
      "exclusiveMaximum": 1
    },
    "price": {
      "type": "number",
      "multipleOf": 0.01
    },
    "huge": {
      "type": "number",
      "maximum": 1e+300
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"share", "price", "huge"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    share = data.get("share", UNSET)
    if type(share) is int or isinstance(share, float):
        if share < 0:
            problems.add((at, "share"), "minimum", share, "must be at least 0")
        if share >= 1:
            problems.add(
                (at, "share"), "exclusiveMaximum", share, "must be less than 1"
            )
    elif share is not UNSET:
        problems.add((at, "share"), "type", share, "must be a number")
    new.share = share
    price = data.get("price", UNSET)
    if type(price) is int or isinstance(price, float):
        if not is_multiple_of(price, 1, 2):
            problems.add(
                (at, "price"), "multipleOf", price, "must be a multiple of 0.01"
            )
    elif price is not UNSET:
        problems.add((at, "price"), "type", price, "must be a number")
    new.price = price
    huge = data.get("huge", UNSET)
    if type(huge) is int or isinstance(huge, float):
        if huge > 10**300:
            problems.add((at, "huge"), "maximum", huge, "must be at most 1e300")
    elif huge is not UNSET:
        problems.add((at, "huge"), "type", huge, "must be a number")
    new.huge = huge
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.share is not UNSET:
        value["share"] = it.share
    if it.price is not UNSET:
        value["price"] = it.price
    if it.huge is not UNSET:
        value["huge"] = it.huge
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
