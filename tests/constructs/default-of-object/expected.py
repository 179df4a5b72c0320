@final
@dataclass(frozen=True, slots=True, kw_only=True)
class PayloadRetry(Model):
    """Part of `Payload`, at `retry`."""

    times: int | Unset = UNSET
    """Default: `3`."""
    after: float | Unset = UNSET
    """Default: `0.5`."""

    @property
    def times_or_default(self) -> int:
        """`times`, or its default where it is absent."""
        return 3 if self.times is UNSET else self.times

    @property
    def after_or_default(self) -> float:
        """`after`, or its default where it is absent."""
        return 0.5 if self.after is UNSET else self.after


_PAYLOAD_RETRY_KEYS: Final = {"times", "after"}


def _decode_payload_retry(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadRetryDraft()
    times = data.get("times", UNSET)
    if type(times) is not int and times is not UNSET:
        problems.add((at, "times"), "type", times, "must be an integer")
    new.times = times
    after = data.get("after", UNSET)
    if type(after) is not int and not isinstance(after, float) and after is not UNSET:
        problems.add((at, "after"), "type", after, "must be a number")
    new.after = after
    if not data.keys() <= _PAYLOAD_RETRY_KEYS:
        problems.unexpected(at, data, _PAYLOAD_RETRY_KEYS)
    new.__class__ = PayloadRetry
    return new


def _encode_payload_retry(it: PayloadRetry) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.times is not UNSET:
        value["times"] = it.times
    if it.after is not UNSET:
        value["after"] = it.after
    return value


_PayloadRetryDraft: Final = register(
    PayloadRetry, _decode_payload_retry, _encode_payload_retry
)


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(Model):
    """The payload `payload`."""

    retry: PayloadRetry | Unset = UNSET
    """Default: `{"times": 1}`."""
    tags: list[str] | Unset = UNSET
    """Default: `["a", "b"]`."""

    @property
    def retry_or_default(self) -> PayloadRetry:
        """`retry`, or its default where it is absent."""
        return PayloadRetry(times=1) if self.retry is UNSET else self.retry

    @property
    def tags_or_default(self) -> list[str]:
        """`tags`, or its default where it is absent."""
        return ["a", "b"] if self.tags is UNSET else self.tags

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Give the JSON Schema, with all that it refers to below `$defs`."""
        schema: dict[str, Any] = json.loads(_PAYLOAD_JSON_SCHEMA)
        return schema


_PAYLOAD_JSON_SCHEMA: Final = """{
  "type": "object",
  "properties": {
    "retry": {
      "type": "object",
      "properties": {
        "times": {
          "type": "integer",
          "default": 3
        },
        "after": {
          "type": "number",
          "default": 0.5
        }
      },
      "additionalProperties": false,
      "default": {
        "times": 1
      }
    },
    "tags": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "default": [
        "a",
        "b"
      ]
    }
  },
  "additionalProperties": false
}"""

_PAYLOAD_KEYS: Final = {"retry", "tags"}


def _decode_payload(data: Json, at: Place, problems: Problems) -> Any:
    if type(data) is not dict:
        return problems.add(at, "type", data, "must be an object")
    new = _PayloadDraft()
    retry = data.get("retry", UNSET)
    if retry is not UNSET:
        retry = _decode_payload_retry(retry, (at, "retry"), problems)
    new.retry = retry
    tags: Json | Unset = data.get("tags", UNSET)
    if type(tags) is list:
        place = (at, "tags")
        for index, item in enumerate(tags):
            if type(item) is not str:
                problems.add((place, index), "type", item, "must be a string")
    elif tags is not UNSET:
        problems.add((at, "tags"), "type", tags, "must be an array")
    new.tags = tags
    if not data.keys() <= _PAYLOAD_KEYS:
        problems.unexpected(at, data, _PAYLOAD_KEYS)
    new.__class__ = Payload
    return new


def _encode_payload(it: Payload) -> dict[str, Any]:
    value: dict[str, Any] = {}
    if it.retry is not UNSET:
        value["retry"] = encode(it.retry)
    if it.tags is not UNSET:
        value["tags"] = encode(it.tags)
    return value


_PayloadDraft: Final = register(
    Payload, _decode_payload, _encode_payload, _PAYLOAD_JSON_SCHEMA
)
