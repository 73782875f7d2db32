# Copied from overlays/runtime/request/transport_errors.py: edit it there.
"""Failures of the HTTP library, as errors of ours."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NoReturn
from urllib.request import getproxies

import httpx

from ..errors import (
    APIConnectionError,
    APITimeoutError,
    BaseError,
    InvalidArgumentError,
    ResponseDecodeError,
)
from ..headers import ResponseHeaders
from ..options import has_valid_host
from .prepared_request import PreparedRequest
from .status_errors import request_id_of

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
"""Raised before a connection to the server exists: by a proxy, when it refuses to make one."""

_UNAUTHORIZED = ("407", "Requested", "Invalid username/password")
"""How the texts of httpx.ProxyError begin when the credential is not accepted."""


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
    for_token = prepared.token_url is not None
    failure = error
    if isinstance(error, APITimeoutError) and for_token:
        failure = APITimeoutError(f"the token endpoint: {error}", maybe_sent=False)
    elif not isinstance(error, BaseError):
        if not is_connection_failure(error):
            raise error
        failure = connection_failure(error, sent=sent, for_token=for_token, crowd=crowd)
    assert isinstance(failure, BaseError)
    raise prepared.unanswered(failure, error) from None


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
    raise prepared.unanswered(failure, error) from None


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
            f"no complete response{source} in time: {reason}", maybe_sent=maybe_sent
        )
    return APIConnectionError(
        f"no complete response{source}: {reason}",
        maybe_sent=maybe_sent,
        permanent=_is_permanent(error),
    )


def _is_permanent(error: BaseException) -> bool:
    """Whether *error* would come again: a certificate, or a credential, that is not accepted."""
    if isinstance(error, httpx.ProxyError):
        return str(error).startswith(_UNAUTHORIZED)
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def environment_fault() -> InvalidArgumentError | None:
    """Why no HTTP client can be made: the variable of the environment that can't be used.

    httpx does not name it, so what it does with each is tried by itself. ``None`` if no variable
    explains it.
    """
    fault = _fault(_certificates()) or proxy_fault()
    for name in ("no_proxy", "NO_PROXY"):
        # Blamed when nothing else explains it.
        if fault is None and os.environ.get(name):
            reason = "an entry is not a host, a domain or an address"
            fault = InvalidArgumentError(f"the environment variable {name}: {reason}")
    return fault


def proxy_fault() -> InvalidArgumentError | None:
    """The variable that names a proxy that can't be used, or ``None``.

    httpx takes some that fail at the first request.
    """
    return _fault(_proxies())


def _fault(uses: Iterable[tuple[str, Callable[[], object]]]) -> InvalidArgumentError | None:
    for name, use in uses:
        try:
            use()
        except ImportError:
            reason = "a SOCKS proxy needs the package socksio: install httpx[socks]"
        except OSError as fault:
            reason = fault.strerror or str(fault)
        except Exception:
            # Not its text: the value may hold a password.
            reason = "not the URL of a proxy with the scheme http, https, socks5 or socks5h"
        else:
            continue
        return InvalidArgumentError(f"the environment variable {name}: {reason}")
    return None


def _certificates() -> Iterator[tuple[str, Callable[[], object]]]:
    """The variables of certificates, and what is done with each."""
    file, key_log = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSLKEYLOGFILE")
    if file:
        yield "SSL_CERT_FILE", partial(_context().load_verify_locations, file)
    if key_log:
        yield "SSLKEYLOGFILE", partial(setattr, _context(), "keylog_filename", key_log)


def _proxies() -> Iterator[tuple[str, Callable[[], object]]]:
    """The variables of proxies, and what is done with each."""
    proxies = getproxies()
    for scheme in ("http", "https", "all"):
        if proxy := proxies.get(scheme):
            name = f"{scheme}_proxy"
            spelled = name if os.environ.get(name) else name.upper()
            yield spelled, partial(_use, proxy if "://" in proxy else f"http://{proxy}")


def _use(proxy: str) -> None:
    if not has_valid_host(httpx.URL(proxy)):
        raise ValueError("no valid host or port")
    httpx.HTTPTransport(proxy=proxy, verify=_context())


def _context() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def is_connection_failure(error: Exception) -> bool:
    """Whether *error* means that no complete response came, rather than that the call is wrong."""
    return isinstance(error, (httpx.TransportError, httpx.DecodingError, TimeoutError))


def is_unreadable(error: Exception) -> bool:
    """Whether *error* means that the body came, and can't be decompressed or is too large."""
    return isinstance(error, (httpx.DecodingError, ResponseDecodeError))
