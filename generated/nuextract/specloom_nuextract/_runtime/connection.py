# Copied from overlays/runtime/connection.py: edit it there.
"""How a failure of the HTTP library becomes one of ours."""

from __future__ import annotations

import httpx

from .errors import APIConnectionError, APITimeoutError, BaseError, ResponseDecodeError
from .headers import ResponseHeaders
from .refusals import request_id_of
from .responses import Answer


class Progress:
    """How far a request got, as the trace extension of httpcore tells it.

    The deadline of an attempt strikes wherever the request is, and its error does not say where.

    Attributes:
        connecting: Whether a connection was being made that nothing was sent over yet.
    """

    def __init__(self) -> None:
        self.connecting = False

    async def note(self, event: str, _info: object) -> None:
        """Take note of *event*."""
        if event.endswith((".connect_tcp.started", ".connect_unix_socket.started")):
            self.connecting = True
        elif event.endswith(".send_request_headers.started"):
            self.connecting = False


_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def connection_failure(
    error: Exception,
    response: httpx.Response | None,
    *,
    unsent: bool = False,
    for_token: bool = False,
) -> BaseError:
    """The error to raise in place of *error*; it keeps no reference to it.

    httpx's errors hold the request, and so the credential.

    Args:
        error: httpx's error, or a timeout.
        response: The response whose body was being read, if it had come so far.
        unsent: Whether it is known that nothing was sent.
        for_token: Whether the call was waiting for a token.
    """
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    source = " from the token endpoint" if for_token else ""
    if isinstance(error, httpx.DecodingError):
        broken = ResponseDecodeError(f"the body{source} could not be decompressed ({reason})")
        return located(broken, response)
    # The call itself waits for the token.
    maybe_sent = not (for_token or unsent or isinstance(error, _NOT_SENT))
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return APITimeoutError(
            f"no complete answer{source} in time ({reason})", maybe_sent=maybe_sent
        )
    return APIConnectionError(f"no complete answer{source} ({reason})", maybe_sent=maybe_sent)


def is_connection_failure(error: Exception) -> bool:
    """Whether *error* says that no whole answer came back, rather than that the call is wrong."""
    return isinstance(error, (httpx.TransportError, httpx.DecodingError, TimeoutError))


def located(failure: BaseError, response: httpx.Response | None) -> BaseError:
    """*failure* with what is known of the response whose body can't be had."""
    if isinstance(failure, ResponseDecodeError) and response is not None:
        failure.status_code = response.status_code
        failure.headers = ResponseHeaders(response.headers.multi_items())
        failure.request_id = request_id_of(failure.headers)
    return failure


def failure_of(
    error: Exception,
    response: httpx.Response | None,
    *,
    unsent: bool = False,
    for_token: bool = False,
) -> BaseError:
    """What to raise for *error* of an attempt.

    Args:
        error: What was raised while sending or reading.
        response: The response whose body was being read, if it had come so far.
        unsent: Whether it is known that nothing was sent.
        for_token: Whether the call was waiting for a token.

    Raises:
        Exception: *error* itself, if it is no failure of the connection: a caller's hook or
            transport went wrong, or the call.
    """
    if isinstance(error, APITimeoutError) and for_token:
        return APITimeoutError(f"the token endpoint: {error}", maybe_sent=False)
    if isinstance(error, BaseError):
        return located(error, response)
    if not is_connection_failure(error):
        raise error
    return connection_failure(error, response, unsent=unsent, for_token=for_token)


def unread(error: Exception, response: httpx.Response) -> Answer | BaseError:
    """What is left of an answer whose body can't be read.

    A refusal stays a refusal though its body does not decompress, or is too large.

    Raises:
        Exception: *error* itself, if it is no failure of the connection.
    """
    unreadable = isinstance(error, (httpx.DecodingError, ResponseDecodeError))
    if unreadable and not response.is_success:
        return Answer(response.status_code, response.headers.multi_items, b"")
    return failure_of(error, response)
