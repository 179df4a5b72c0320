@final
@dataclass(frozen=True, slots=True, kw_only=True)
class TreeOption1(Model):
    """Part of `Tree`, at `option 1`."""

    left: "Tree | Unset" = UNSET


_TREE_OPTION1_KEYS: Final = {"left"}


def _decode_tree_option1(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _TreeOption1Draft()
    left = data.get("left", UNSET)
    if left is not UNSET:
        left = _decode_tree(left, (at, "left"), problems)
    new.left = left
    if not data.keys() <= _TREE_OPTION1_KEYS:
        problems.unexpected(at, data, _TREE_OPTION1_KEYS)
    new.__class__ = TreeOption1
    return new


def _encode_tree_option1(it: TreeOption1) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.left is not UNSET:
        value["left"] = encode(it.left)
    return value


_TreeOption1Draft: Final = register(
    TreeOption1, _decode_tree_option1, _encode_tree_option1
)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class TreeOption2(Model):
    """Part of `Tree`, at `option 2`."""

    left: "Tree | Unset" = UNSET
    name: str


_TREE_OPTION2_KEYS: Final = {"left", "name"}


def _decode_tree_option2(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _TreeOption2Draft()
    left = data.get("left", UNSET)
    if left is not UNSET:
        left = _decode_tree(left, (at, "left"), problems)
    new.left = left
    name = data.get("name", UNSET)
    if type(name) is not str:
        problems.refuse(at, "name", name, "must be a string")
    new.name = name
    if not data.keys() <= _TREE_OPTION2_KEYS:
        problems.unexpected(at, data, _TREE_OPTION2_KEYS)
    new.__class__ = TreeOption2
    return new


def _encode_tree_option2(it: TreeOption2) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.left is not UNSET:
        value["left"] = encode(it.left)
    value["name"] = it.name
    return value


_TreeOption2Draft: Final = register(
    TreeOption2, _decode_tree_option2, _encode_tree_option2
)

Tree: TypeAlias = TreeOption1 | TreeOption2
"""The definition `Tree`."""


@remembered
def _decode_tree(data: Json, at: Place, problems: Problems) -> Any:
    return one_of(
        [_decode_tree_option1, _decode_tree_option2],
        data,
        at,
        problems,
        "must fit one of 2 schemas",
    )


TreeCodec: Final = Codec[Tree]("Tree", _decode_tree)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    tree: Tree | Unset = UNSET
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
    "tree": {
      "$ref": "#/$defs/Tree"
    }
  },
  "$defs": {
    "Tree": {
      "oneOf": [
        {
          "type": "object",
          "properties": {
            "left": {
              "$ref": "#/$defs/Tree"
            }
          },
          "additionalProperties": false
        },
        {
          "type": "object",
          "properties": {
            "left": {
              "$ref": "#/$defs/Tree"
            },
            "name": {
              "type": "string"
            }
          },
          "required": [
            "name"
          ],
          "additionalProperties": false
        }
      ]
    }
  }
}"""

_PAYLOAD_KEYS: Final = {"tree"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    tree = data.get("tree", UNSET)
    if tree is not UNSET:
        tree = _decode_tree(tree, (at, "tree"), problems)
    new.tree = tree
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.tree is not UNSET:
        value["tree"] = encode(it.tree)
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
