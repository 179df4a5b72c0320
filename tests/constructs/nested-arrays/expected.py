@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    matrix: list[list[int]] | Unset = UNSET
    tables: list[dict[str, float | None]] | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "matrix": {
      "type": "array",
      "items": {
        "type": "array",
        "items": {
          "type": "integer"
        },
        "minItems": 2
      }
    },
    "tables": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": {
          "type": [
            "number",
            "null"
          ]
        }
      }
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"matrix", "tables"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    matrix: Json | Unset = data.get("matrix", UNSET)
    if type(matrix) is list:
        place = (at, "matrix")
        for index, each in enumerate(matrix):
            item: Json = each
            if type(item) is list:
                if len(item) < 2:
                    problems.add(
                        (place, index), "minItems", item, "must have at least 2 items"
                    )
                place2 = (place, index)
                for index2, item2 in enumerate(item):
                    if type(item2) is not int:
                        problems.add(
                            (place2, index2), "type", item2, "must be an integer"
                        )
            else:
                problems.add((place, index), "type", item, "must be an array")
    elif matrix is not UNSET:
        problems.add((at, "matrix"), "type", matrix, "must be an array")
    new.matrix = matrix
    tables: Json | Unset = data.get("tables", UNSET)
    if type(tables) is list:
        place3 = (at, "tables")
        for index3, each2 in enumerate(tables):
            item3: Json = each2
            if type(item3) is dict:
                place4 = (place3, index3)
                for key, item4 in item3.items():
                    if (
                        type(item4) is not int
                        and not isinstance(item4, float)
                        and item4 is not None
                    ):
                        problems.add(
                            (place4, key), "type", item4, "must be a number or null"
                        )
            else:
                problems.add((place3, index3), "type", item3, "must be an object")
    elif tables is not UNSET:
        problems.add((at, "tables"), "type", tables, "must be an array")
    new.tables = tables
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.matrix is not UNSET:
        value["matrix"] = encode(it.matrix)
    if it.tables is not UNSET:
        value["tables"] = encode(it.tables)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
