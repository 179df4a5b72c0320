@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadEventStart(Model):
    """Part of `Payload`, at `event.start`."""

    kind: Literal["start"] = field(default="start", init=False)
    at: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_EVENT_START_KEYS: Final = {"kind", "at"}


def _decode_payload_event_start(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadEventStartDraft()
    kind = data.get("kind", UNSET)
    if kind != "start":
        problems.refuse(at, "kind", kind, 'must be "start"', "const")
    new.kind = kind
    at_ = data.get("at", UNSET)
    if type(at_) is not str:
        problems.refuse(at, "at", at_, "must be a string")
    elif not is_date_time(at_):
        problems.add(
            (at, "at"),
            "format",
            at_,
            "must be a date-time such as 2024-02-29T12:30:00Z",
        )
    new.at = at_
    new.additional = rest(data, _PAYLOAD_EVENT_START_KEYS)
    new.__class__ = PayloadEventStart
    return new


def _encode_payload_event_start(it: PayloadEventStart) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": it.kind, "at": it.at}
    return with_rest(it, value, it.additional, _PAYLOAD_EVENT_START_KEYS)


_PayloadEventStartDraft: Final = register(
    PayloadEventStart, _decode_payload_event_start, _encode_payload_event_start
)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadEventEnd(Model):
    """Part of `Payload`, at `event.end`."""

    kind: Literal["end"] = field(default="end", init=False)
    code: int
    at: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_EVENT_END_KEYS: Final = {"kind", "code", "at"}


def _decode_payload_event_end(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadEventEndDraft()
    kind = data.get("kind", UNSET)
    if kind != "end":
        problems.refuse(at, "kind", kind, 'must be "end"', "const")
    new.kind = kind
    code = data.get("code", UNSET)
    if type(code) is not int:
        problems.refuse(at, "code", code, "must be an integer")
    new.code = code
    at_ = data.get("at", UNSET)
    if type(at_) is not str:
        problems.refuse(at, "at", at_, "must be a string")
    elif not is_date_time(at_):
        problems.add(
            (at, "at"),
            "format",
            at_,
            "must be a date-time such as 2024-02-29T12:30:00Z",
        )
    new.at = at_
    new.additional = rest(data, _PAYLOAD_EVENT_END_KEYS)
    new.__class__ = PayloadEventEnd
    return new


def _encode_payload_event_end(it: PayloadEventEnd) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": it.kind, "code": it.code, "at": it.at}
    return with_rest(it, value, it.additional, _PAYLOAD_EVENT_END_KEYS)


_PayloadEventEndDraft: Final = register(
    PayloadEventEnd, _decode_payload_event_end, _encode_payload_event_end
)

PayloadEvent: TypeAlias = PayloadEventStart | PayloadEventEnd
"""Part of `Payload`, at `event`."""


def _decode_payload_event(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "oneOf", data, "must be an object")
    tag = data.get("kind", UNSET)
    if tag == "start":
        return _decode_payload_event_start(data, at, problems)
    if tag == "end":
        return _decode_payload_event_end(data, at, problems)
    if tag is UNSET:
        return problems.add(at, "oneOf", data, 'must have the property "kind"')
    return problems.add((at, "kind"), "oneOf", tag, 'must be one of "start", "end"')


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    id: str | Unset = UNSET
    event: PayloadEvent | Unset = UNSET

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "id": {
      "type": "string"
    },
    "event": {
      "type": "object",
      "required": [
        "at"
      ],
      "properties": {
        "at": {
          "type": "string",
          "format": "date-time"
        }
      },
      "oneOf": [
        {
          "properties": {
            "kind": {
              "const": "start"
            }
          },
          "required": [
            "kind"
          ]
        },
        {
          "properties": {
            "kind": {
              "const": "end"
            },
            "code": {
              "type": "integer"
            }
          },
          "required": [
            "kind",
            "code"
          ]
        }
      ]
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"id", "event"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    id = data.get("id", UNSET)
    if type(id) is not str and id is not UNSET:
        problems.add((at, "id"), "type", id, "must be a string")
    new.id = id
    event = data.get("event", UNSET)
    if event is not UNSET:
        event = _decode_payload_event(event, (at, "event"), problems)
    new.event = event
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.id is not UNSET:
        value["id"] = it.id
    if it.event is not UNSET:
        value["event"] = encode(it.event)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
