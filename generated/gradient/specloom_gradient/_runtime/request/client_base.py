# Copied from overlays/runtime/request/client_base.py: edit it there.
"""What the sync and the async client have in common: settings, lifetime, repr."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Generic, Self

from ..clock import Clock
from ..errors import ClientClosedError, InvalidArgumentTypeError
from ..resource import cached_attribute
from .connections import Connections, HttpT
from .settings import Settings

_STATE = frozenset({"_settings", "_connections", "_owner", "_closed"})
"""The attributes of a client that are not a subclass's."""


class ClientBase(Generic[HttpT]):
    """A client's settings and its connections.

    Args:
        settings: The checked settings.
        connections: The connections.
        owner: Whether closing this client closes them.
    """

    _settings_of: ClassVar[Callable[..., Settings]]
    """Makes the settings of a client from its arguments."""

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
    def open_streams(self) -> set[int]:
        """What stands for each event stream that is open, of copies of the client too."""
        return self._connections.streams

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
        vars(copy).update(self._own_attributes())
        copy._settings = settings
        copy._connections = self._connections
        copy._owner = False
        copy._closed = False
        return copy

    def _own_attributes(self) -> dict[str, Any]:
        """The attributes that a subclass, or the caller, has set."""
        kind = type(self)
        return {
            name: value
            for name, value in vars(self).items()
            if name not in _STATE and not isinstance(getattr(kind, name, None), cached_attribute)
        }

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

    def __copy__(self) -> Self:
        return self._copy(self._settings)

    def __deepcopy__(self, memo: object, /) -> Self:
        return self._copy(self._settings)

    def __getstate__(self) -> dict[str, Any]:
        if self._connections.borrowed:
            raise TypeError(
                f"this {type(self).__name__} can't be pickled: the http_client that it was given "
                "can't be; make a client where it is needed, or pickle one without http_client"
            )
        settings = self._settings
        # Neither the credential nor the headers, which may hold another.
        carried = ("base_url", "timeout", "max_retries", "max_response_bytes")
        return {
            "settings": {name: getattr(settings, name) for name in carried},
            "values": dict(settings.values),
            "attributes": self._own_attributes(),
        }

    def _restore(self, state: dict[str, Any], connections: Connections[HttpT]) -> None:
        """Make this a client again, from the *state* of a pickle and new *connections*."""
        vars(self).update(state["attributes"])
        self._settings = self._settings_of(
            credentials=None,
            values=defaultdict(lambda: None, state["values"]),
            headers=None,
            clock=None,
            **state["settings"],
        )
        self._connections = connections
        self._owner = True
        self._closed = False


def checked_http_client(given: object, kind: type[HttpT]) -> HttpT | None:
    """*given* unchanged.

    Raises:
        InvalidArgumentTypeError: Not a client of *kind*.
    """
    if given is None or isinstance(given, kind):
        return given
    raise InvalidArgumentTypeError(
        f"http_client must be an httpx.{kind.__name__}, got {type(given).__module__}."
        f"{type(given).__qualname__}"
    )
