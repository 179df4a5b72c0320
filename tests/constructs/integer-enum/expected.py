Payload: TypeAlias = Literal[1, 2, 3]
"""The payload `payload`."""


_PAYLOAD_VALUES: Final = canonical_values(1, 2, 3)


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if canonical(data) not in _PAYLOAD_VALUES:
        return problems.add(at, "enum", data, "must be one of 1, 2, 3")
    return data


PayloadCodec: Final = Codec[Payload]("Payload", _decode_payload)
