# Copied from overlays/runtime/request/client_base.py: edit it there.
"""What the sync and the async client have in common: settings, lifetime, repr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self

from ..errors import ClientClosedError, InvalidArgumentTypeError
from .connections import Connections, HttpT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..clock import Clock
    from .settings import Settings


class ClientBase(Generic[HttpT]):
    """A client's settings and its connections.

    Args:
        settings: The checked settings.
        connections: The connections.
        owner: Whether closing this client closes them.
    """

    def __init__(self, settings: Settings, connections: Connections[HttpT], *, owner: bool) -> None:
        self._settings = settings
        self._connections: Connections[HttpT] = connections
        self._owner = owner
        self._closed = False

    @property
    def base_url(self) -> str:
        """The URL that the paths of requests are relative to."""
        return self._settings.base_url

    @property
    def values(self) -> Mapping[str, Any]:
        """The arguments that were given once at the client, by name."""
        return self._settings.values

    @property
    def clock(self) -> Clock:
        """The client's time and sleep."""
        return self._settings.clock

    @property
    def is_closed(self) -> bool:
        """Whether calls are rejected: this client, or the one whose connections it shares, closed."""
        return self._closed or self._connections.closed or self._connections.http.is_closed

    def _copy(self, settings: Settings) -> Self:
        """A client of the same class with other settings, on the same connections."""
        copy = type(self).__new__(type(self))
        copy._settings = settings
        copy._connections = self._connections
        copy._owner = False
        copy._closed = False
        return copy

    def check_open(self) -> None:
        """Do nothing, or raise ``ClientClosedError``."""
        if self.is_closed:
            raise ClientClosedError("the client is closed; make a new one")

    def _release(self) -> bool:
        """Mark the client closed; returns whether its connections are to be closed now."""
        first = self._owner and not self._connections.closed
        self._closed = True
        if first:
            self._connections.closed = True
            for wake in list(self._connections.on_close):
                wake()
        return first and not self._connections.borrowed

    def __repr__(self) -> str:
        if "_settings" not in vars(self):
            # Shown by tools that report why the constructor rejected its arguments.
            return f"{type(self).__name__}()"
        given = {name: value for name, value in self.values.items() if value is not None}
        shown = "".join(f", {name}={value!r}" for name, value in given.items())
        return f"{type(self).__name__}(base_url={self.base_url!r}{shown}, credential='***')"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} can't be pickled: it holds connections and a credential; "
            "make a client where it is needed"
        )


def checked_http_client(given: object, kind: type[HttpT]) -> HttpT | None:
    """*given* unchanged.

    Raises:
        InvalidArgumentTypeError: Not a client of *kind*.
    """
    if given is None or isinstance(given, kind):
        return given
    raise InvalidArgumentTypeError(
        f"http_client must be an httpx.{kind.__name__}, got {type(given).__name__}"
    )
