@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    list_: tuple[()] | tuple[str, *tuple[Any, ...]] | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "list": {
      "type": "array",
      "prefixItems": [
        {
          "type": "string"
        }
      ],
      "unevaluatedItems": false,
      "anyOf": [
        {
          "prefixItems": [
            true,
            {
              "type": "integer"
            }
          ]
        },
        {
          "maxItems": 1
        }
      ]
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"list"}


def _check_payload_list_any_of_1(
    data: Json, at: Place, problems: Problems, seen: Evaluated
) -> None:
    if type(data) is list:
        if len(data) > 1:
            item2 = data[1]
            if type(item2) is not int:
                problems.add((at, 1), "type", item2, "must be an integer")
        seen.first = max(seen.first, 2)


def _check_payload_list_any_of_2(
    data: Json, at: Place, problems: Problems, seen: Evaluated
) -> None:
    if type(data) is list and len(data) > 1:
        problems.add(at, "maxItems", data, "must have at most 1 item")


def _decode_payload_list(data: Json, at: Place, problems: Problems) -> Any:
    if not problems.settled:
        before = len(problems.found)
        evaluated = Evaluated()
        if type(data) is not list:
            problems.add(at, "type", data, "must be an array")
        fitting = count_fitting_seen(
            [_check_payload_list_any_of_1, _check_payload_list_any_of_2],
            data,
            at,
            problems,
            evaluated,
        )
        if fitting == 0:
            problems.add(at, "anyOf", data, "must fit at least one of 2 schemas")
        if type(data) is list:
            if len(data) > 0:
                item = data[0]
                if type(item) is not str:
                    problems.add((at, 0), "type", item, "must be a string")
            evaluated.first = max(evaluated.first, 1)
            for index, item2 in enumerate(data):
                if index >= evaluated.first and index not in evaluated.items:
                    problems.add(
                        (at, index),
                        "unevaluatedItems",
                        item2,
                        "must not be present: the array has no such item",
                    )
            evaluated.first = len(data)
        if len(problems.found) > before:
            return UNSET
        problems = problems.within
    if type(data) is not list:
        return problems.add(at, "type", data, "must be an array")
    items: list[Any] = data.copy()
    if len(data) > 0:
        item3 = data[0]
        if type(item3) is not str:
            problems.add((at, 0), "type", item3, "must be a string")
    whole: Any = tuple(items)
    return whole


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    list_ = data.get("list", UNSET)
    if list_ is not UNSET:
        list_ = _decode_payload_list(list_, (at, "list"), problems)
    new.list_ = list_
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.list_ is not UNSET:
        value["list"] = encode(it.list_)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
