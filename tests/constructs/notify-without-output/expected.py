@runtime_checkable
class DemoPlugin(Protocol):
    """What a plugin of the kind `demo` implements."""

    def notice(self, payload: Payload, /) -> None:
        """Nobody waits for an answer.

        Dispatch: broadcast_notify.
        """
        ...
