PayloadValue: TypeAlias = str | int
"""Part of `Payload`, at `value`."""


def _decode_payload_value(
    data: Json, at: Place, problems: Problems, *, nullable: bool = False
) -> Any:
    if type(data) is str:
        return data
    if type(data) is int:
        return data
    return problems.add(
        at,
        "oneOf",
        data,
        "must be a string, an integer or null"
        if nullable
        else "must be a string or an integer",
    )


PayloadListItem: TypeAlias = bool | str
"""Part of `Payload`, at `list.item`."""


def _decode_payload_list_item(
    data: Json, at: Place, problems: Problems, *, nullable: bool = False
) -> Any:
    if type(data) is bool:
        return data
    if type(data) is str:
        return data
    return problems.add(
        at,
        "anyOf",
        data,
        "must be a boolean, a string or null"
        if nullable
        else "must be a boolean or a string",
    )


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    value: PayloadValue | None
    list_: list[PayloadListItem | None] | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "value": {
      "oneOf": [
        {
          "type": "string"
        },
        {
          "type": "integer"
        },
        {
          "type": "null"
        }
      ]
    },
    "list": {
      "type": "array",
      "items": {
        "anyOf": [
          {
            "type": "boolean"
          },
          {
            "type": "string"
          },
          {
            "type": "null"
          }
        ]
      }
    }
  },
  "required": [
    "value"
  ],
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"value", "list"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    value = data.get("value", UNSET)
    if value is UNSET:
        problems.add(at, "required", data, 'must have the property "value"')
    elif value is not None:
        value = _decode_payload_value(value, (at, "value"), problems, nullable=True)
    new.value = value
    list_: Json | Unset = data.get("list", UNSET)
    if type(list_) is list:
        place = (at, "list")
        items: list[Any] = []
        for index, item in enumerate(list_):
            if item is not None:
                item = _decode_payload_list_item(
                    item, (place, index), problems, nullable=True
                )
            items.append(item)
        list_ = items
    elif list_ is not UNSET:
        problems.add((at, "list"), "type", list_, "must be an array")
    new.list_ = list_
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {"value": it.value}
    if it.list_ is not UNSET:
        value["list"] = encode(it.list_)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
