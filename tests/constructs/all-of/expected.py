@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """Circle"""

    id: str
    radius: float
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_KEYS: Final = {"id", "radius"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    id = data.get("id", UNSET)
    if type(id) is not str:
        problems.refuse(at, "id", id, "must be a string")
    new.id = id
    radius = data.get("radius", UNSET)
    if type(radius) is not int and not isinstance(radius, float):
        problems.refuse(at, "radius", radius, "must be a number")
    elif radius < 0:
        problems.add((at, "radius"), "minimum", radius, "must be at least 0")
    new.radius = radius
    additional = rest(data, _PAYLOAD_KEYS)
    new.additional = additional
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = encode(it.additional)
    value["id"] = it.id
    value["radius"] = it.radius
    return value


_PayloadDraft: Final = register(Payload, _decode_payload, _encode_payload)
