@runtime_checkable
class DemoPlugin(Protocol):
    """What a plugin of the kind `demo` implements; each hook that it may leave out is a
    protocol of its own.
    """

    def run(self, payload: Payload, /) -> Payload:
        """Runs.

        Dispatch: singleton.
        """
        ...


@runtime_checkable
class PreviewHook(Protocol):
    """The hook `preview`: a plugin that does not have it is passed over."""

    def preview(self, payload: Payload, /) -> Payload:
        """Shows what running would give.

        Dispatch: singleton.
        """
        ...


@runtime_checkable
class NoticeHook(Protocol):
    """The hook `notice`: a plugin that does not have it is passed over."""

    def notice(self, payload: Payload, /) -> None:
        """Nobody waits for an answer.

        Dispatch: broadcast_notify.
        """
        ...
