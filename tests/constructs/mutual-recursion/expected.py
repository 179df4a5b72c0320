@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Model):
    """The definition `Entry`."""

    name: str
    folder: "Folder | Unset" = UNSET


_ENTRY_KEYS: Final = {"name", "folder"}


def _decode_entry(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _EntryDraft()
    name = data.get("name", UNSET)
    if type(name) is not str:
        problems.refuse(at, "name", name, "must be a string")
    new.name = name
    folder = data.get("folder", UNSET)
    if folder is not UNSET:
        folder = _decode_folder(folder, (at, "folder"), problems)
    new.folder = folder
    if not data.keys() <= _ENTRY_KEYS:
        problems.unexpected(at, data, _ENTRY_KEYS)
    new.__class__ = Entry
    return new


def _encode_entry(it: Entry) -> dict[str, Any]:
    value: dict[str, Any] = {"name": it.name}
    if it.folder is not UNSET:
        value["folder"] = encode(it.folder)
    return value


_EntryDraft: Final = register(Entry, _decode_entry, _encode_entry)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Folder(Model):
    """The definition `Folder`."""

    entries: list[Entry] | Unset = UNSET


_FOLDER_KEYS: Final = {"entries"}


def _decode_folder(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _FolderDraft()
    entries: Json | Unset = data.get("entries", UNSET)
    if type(entries) is list:
        place = (at, "entries")
        entries = [
            _decode_entry(item, (place, index), problems)
            for index, item in enumerate(entries)
        ]
    elif entries is not UNSET:
        problems.add((at, "entries"), "type", entries, "must be an array")
    new.entries = entries
    if not data.keys() <= _FOLDER_KEYS:
        problems.unexpected(at, data, _FOLDER_KEYS)
    new.__class__ = Folder
    return new


def _encode_folder(it: Folder) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.entries is not UNSET:
        value["entries"] = encode(it.entries)
    return value


_FolderDraft: Final = register(Folder, _decode_folder, _encode_folder)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    folder: Folder | Unset = UNSET
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
    "folder": {
      "$ref": "#/$defs/Folder"
    }
  },
  "$defs": {
    "Folder": {
      "type": "object",
      "properties": {
        "entries": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/Entry"
          }
        }
      },
      "additionalProperties": false
    },
    "Entry": {
      "type": "object",
      "properties": {
        "name": {
          "type": "string"
        },
        "folder": {
          "$ref": "#/$defs/Folder"
        }
      },
      "required": [
        "name"
      ],
      "additionalProperties": false
    }
  }
}"""

_PAYLOAD_KEYS: Final = {"folder"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    folder = data.get("folder", UNSET)
    if folder is not UNSET:
        folder = _decode_folder(folder, (at, "folder"), problems)
    new.folder = folder
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.folder is not UNSET:
        value["folder"] = encode(it.folder)
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
