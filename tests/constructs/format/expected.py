@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    at: str | Unset = UNSET
    mail: str | Unset = UNSET
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
    "at": {
      "type": "string",
      "format": "date-time"
    },
    "mail": {
      "type": "string",
      "format": "email"
    }
  }
}"""

_PAYLOAD_KEYS: Final = {"at", "mail"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    at_ = data.get("at", UNSET)
    if type(at_) is str:
        if not is_date_time(at_):
            problems.add(
                (at, "at"),
                "format",
                at_,
                "must be a date-time such as 2024-02-29T12:30:00Z",
            )
    elif at_ is not UNSET:
        problems.add((at, "at"), "type", at_, "must be a string")
    new.at = at_
    mail = data.get("mail", UNSET)
    if type(mail) is str:
        if not is_email(mail):
            problems.add((at, "mail"), "format", mail, "must be an email address")
    elif mail is not UNSET:
        problems.add((at, "mail"), "type", mail, "must be a string")
    new.mail = mail
    new.additional = rest(data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.at is not UNSET:
        value["at"] = it.at
    if it.mail is not UNSET:
        value["mail"] = it.mail
    return with_rest(it, value, it.additional, _PAYLOAD_KEYS)


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
