@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    nothing: Unset | None = UNSET
    never: Unset = UNSET
    anything: Any = UNSET


_PAYLOAD_KEYS: Final = {"nothing", "never", "anything"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    nothing = data.get("nothing", UNSET)
    if nothing is not None and nothing is not UNSET:
        problems.add((at, "nothing"), "type", nothing, "must be null")
    new.nothing = nothing
    never = data.get("never", UNSET)
    if never is not UNSET:
        problems.add((at, "never"), "false", never, "must not be present")
    new.never = never
    anything = data.get("anything", UNSET)
    new.anything = anything
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.nothing is not UNSET:
        value["nothing"] = it.nothing
    if it.never is not UNSET:
        value["never"] = encode(it.never)
    if it.anything is not UNSET:
        value["anything"] = encode(it.anything)
    return value


_PayloadDraft: Final = register(Payload, _decode_payload, _encode_payload)
