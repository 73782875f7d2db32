"""What the methods of ``with_raw_response`` give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

if TYPE_CHECKING:
    from .headers import ResponseHeaders

T_co = TypeVar("T_co", covariant=True)


@frozen
class APIResponse(Generic[T_co]):
    """A successful response with its result.

    Attributes:
        status_code: The HTTP status.
        headers: The response headers; look-up ignores case.
        request_id: The server's id of the request, or ``None``.
        content: The body in bytes.
        parsed: What the method without ``with_raw_response`` returns.
        attempts: Requests that were sent for it.
    """

    status_code: int
    headers: ResponseHeaders
    request_id: str | None
    content: bytes = field(repr=False)
    parsed: T_co
    attempts: int
