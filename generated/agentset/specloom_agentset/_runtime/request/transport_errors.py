# Copied from overlays/runtime/request/transport_errors.py: edit it there.
"""Failures of the HTTP library, as errors of ours."""

from __future__ import annotations

from typing import Any, NoReturn

import httpx

from ..errors import APIConnectionError, APITimeoutError, BaseError, ResponseDecodeError
from ..headers import ResponseHeaders
from .prepared_request import PreparedRequest
from .status_errors import request_id_of

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def raise_send_failure(
    error: Exception, prepared: PreparedRequest[Any], *, sent: bool, crowd: str = ""
) -> NoReturn:
    """Raise what *error*, by which sending failed, means.

    Args:
        error: What was raised while sending or while reading the head of the response.
        prepared: What was sent.
        sent: Whether the server may have seen something of it.
        crowd: What keeps all connections busy, if something does.

    Raises:
        APIConnectionError: No complete response came.
        BaseError: *error* itself, which a credential raised.
        Exception: *error* itself, if a caller's hook or transport failed.
    """
    if isinstance(error, APITimeoutError) and prepared.awaits_token:
        error = APITimeoutError(f"the token endpoint: {error}", maybe_sent=False)
    if isinstance(error, BaseError):
        raise prepared.unanswered(error) from None
    if not is_connection_failure(error):
        raise error
    failure = connection_failure(error, sent=sent, for_token=prepared.awaits_token, crowd=crowd)
    raise prepared.unanswered(failure) from None


def raise_read_failure(
    error: Exception, prepared: PreparedRequest[Any], response: httpx.Response
) -> NoReturn:
    """Raise what *error*, by which reading the body of *response* failed, means.

    Raises:
        APIConnectionError: The body did not come whole.
        ResponseDecodeError: It is too large, or does not decompress.
        Exception: *error* itself, if a caller's transport failed.
    """
    failure = error
    if not isinstance(error, BaseError):
        if not is_connection_failure(error):
            raise error
        failure = connection_failure(error)
        if isinstance(failure, ResponseDecodeError):
            locate(failure, response)
    assert isinstance(failure, BaseError)
    raise prepared.unanswered(failure) from None


def locate(failure: ResponseDecodeError, response: httpx.Response) -> None:
    """Say in *failure* which *response* it was whose body could not be read."""
    failure.status_code = response.status_code
    failure.headers = ResponseHeaders(response.headers.multi_items())
    failure.request_id = request_id_of(failure.headers)


def connection_failure(
    error: Exception, *, sent: bool = True, for_token: bool = False, crowd: str = ""
) -> APIConnectionError | ResponseDecodeError:
    """The error to raise in place of *error*.

    httpx's errors hold the request, and so the credential.

    Args:
        error: httpx's error, or a timeout.
        sent: Whether the server may have seen something of the request.
        for_token: Whether the call was waiting for an access token.
        crowd: What keeps all connections busy, if something does.
    """
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if crowd and isinstance(error, (httpx.PoolTimeout, TimeoutError)):
        reason = f"{reason}; {crowd}"
    source = " from the token endpoint" if for_token else ""
    if isinstance(error, httpx.DecodingError):
        return ResponseDecodeError(f"the body{source} could not be decompressed ({reason})")
    maybe_sent = sent and not (for_token or isinstance(error, _NOT_SENT))
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return APITimeoutError(
            f"no complete response{source} in time ({reason})", maybe_sent=maybe_sent
        )
    return APIConnectionError(f"no complete response{source} ({reason})", maybe_sent=maybe_sent)


def is_connection_failure(error: Exception) -> bool:
    """Whether *error* means that no complete response came, rather than that the call is wrong."""
    return isinstance(error, (httpx.TransportError, httpx.DecodingError, TimeoutError))


def is_unreadable(error: Exception) -> bool:
    """Whether *error* means that the body came, and can't be decompressed or is too large."""
    return isinstance(error, (httpx.DecodingError, ResponseDecodeError))
