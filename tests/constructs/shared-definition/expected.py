@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Place2(Model):
    """Where something is."""

    name: str
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PLACE2_KEYS: Final = {"name"}


def _decode_place2(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _Place2Draft()
    name = data.get("name", UNSET)
    if type(name) is not str:
        problems.refuse(at, "name", name, "must be a string")
    new.name = name
    additional = rest(data, _PLACE2_KEYS)
    new.additional = additional
    new.__class__ = Place2
    return new


def _encode_place2(it: Place2) -> dict[str, Any]:
    value: dict[str, Any] = encode(it.additional)
    value["name"] = it.name
    return value


_Place2Draft: Final = register(Place2, _decode_place2, _encode_place2)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    from_: Place2
    to: Place2
    additional: dict[str, Any] = field(default_factory=dict)
    """Every other property."""


_PAYLOAD_KEYS: Final = {"from", "to"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    from_ = data.get("from", UNSET)
    if from_ is UNSET:
        problems.add(at, "required", data, 'must have the property "from"')
    else:
        from_ = _decode_place2(from_, (at, "from"), problems)
    new.from_ = from_
    to = data.get("to", UNSET)
    if to is UNSET:
        problems.add(at, "required", data, 'must have the property "to"')
    else:
        to = _decode_place2(to, (at, "to"), problems)
    new.to = to
    additional = rest(data, _PAYLOAD_KEYS)
    new.additional = additional
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = encode(it.additional)
    value["from"] = encode(it.from_)
    value["to"] = encode(it.to)
    return value


_PayloadDraft: Final = register(Payload, _decode_payload, _encode_payload)
