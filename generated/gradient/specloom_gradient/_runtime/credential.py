# Copied from overlays/runtime/credential.py: edit it there.
"""What a client needs to know of what authenticates its requests; for annotations alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import httpx

    from .bodies import BodyReader
    from .clock import Clock


class Attempt(Protocol):
    """What an exchange with the server knows of the attempt that it is part of.

    Attributes:
        for_token: Whether the attempt waits for a token, so that failures can say so.
    """

    for_token: bool

    @property
    def clock(self) -> Clock:
        """The client's."""
        ...

    @property
    def phases_left(self) -> dict[str, Any]:
        """Timeouts for a request that starts now, as httpx wants them."""
        ...

    def reader(self, content_encoding: str) -> BodyReader:
        """What reads a body within the attempt's bounds of size and time."""
        ...


class Credential(Protocol):
    """What authenticates requests: a header, or an exchange of its own with the server."""

    def header(self) -> tuple[str, str] | None:
        """Name and value of the header to send with one request, if that is all there is to it.

        Raises:
            InvalidArgumentError: The value can't stand in a header.
        """
        ...

    def flow(self, attempt: Attempt, /) -> httpx.Auth | None:
        """What httpx has to ask before and after each request of *attempt*, or ``None``."""
        ...


class CredentialOption(Protocol):
    """A way to authenticate that the client offers."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """The client's arguments, the one that decides first."""
        ...

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that decide in their place."""
        ...

    def credential(self, given: Mapping[str, Any], environment: Mapping[str, str]) -> Credential:
        """The credential that the arguments make, or else the variables."""
        ...
