@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Tree(Model):
    """The definition `Tree`."""

    value: int
    children: "list[Tree] | Unset" = UNSET


_TREE_KEYS: Final = {"value", "children"}


def _decode_tree(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _TreeDraft()
    value = data.get("value", UNSET)
    if type(value) is not int:
        problems.refuse(at, "value", value, "must be an integer")
    new.value = value
    children: Json | Unset = data.get("children", UNSET)
    if type(children) is list:
        place = (at, "children")
        children = [
            _decode_tree(item, (place, index), problems)
            for index, item in enumerate(children)
        ]
    elif children is not UNSET:
        problems.add((at, "children"), "type", children, "must be an array")
    new.children = children
    if not data.keys() <= _TREE_KEYS:
        problems.unexpected(at, data, _TREE_KEYS)
    new.__class__ = Tree
    return new


def _encode_tree(it: Tree) -> dict[str, Any]:
    value: dict[str, Any] = {"value": it.value}
    if it.children is not UNSET:
        value["children"] = encode(it.children)
    return value


_TreeDraft: Final = register(Tree, _decode_tree, _encode_tree)

Payload: TypeAlias = Tree
"""The payload `payload`."""


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    return _decode_tree(data, at, problems)


_PAYLOAD_JSON_SCHEMA: Final = """{
  "$ref": "#/$defs/Tree",
  "$defs": {
    "Tree": {
      "type": "object",
      "properties": {
        "value": {
          "type": "integer"
        },
        "children": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Tree"
          }
        }
      },
      "required": [
        "value"
      ],
      "additionalProperties": false
    }
  }
}"""

PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload, _PAYLOAD_JSON_SCHEMA)
