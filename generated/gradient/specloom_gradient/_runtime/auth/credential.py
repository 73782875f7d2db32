# Copied from overlays/runtime/auth/credential.py: edit it there.
"""Credentials, held so that they show in no repr, log line, error or pickle."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeAlias, final

from ..arguments import check_header_value, plain
from ..errors import InvalidArgumentError, InvalidArgumentTypeError, MissingCredentialsError
from ..record import Record

if TYPE_CHECKING:
    import httpx

    from ..request.async_client import AsyncClient
    from ..request.prepared_request import PreparedRequest
    from ..request.sync_client import SyncClient

Token: TypeAlias = str | Callable[[], str]
"""A token, or a function that returns one for each request."""


@final
class Secret:
    """A text that does not show itself."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text."""
        return self._text

    def __repr__(self) -> str:
        return "'***'"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret can't be pickled")


class AsyncTokens(Protocol):
    """Sends requests with an access token, which it requests first where it has none."""

    async def send(
        self, request: httpx.Request, prepared: PreparedRequest[Any], client: AsyncClient, /
    ) -> httpx.Response:
        """Send *request* by *client* with an access token, within the attempt of *prepared*."""
        ...


class SyncTokens(Protocol):
    """Sends requests with an access token, which it requests first where it has none."""

    def send(
        self, request: httpx.Request, prepared: PreparedRequest[Any], client: SyncClient, /
    ) -> httpx.Response:
        """Send *request* by *client* with an access token, within the attempt of *prepared*."""
        ...


class Credential(Protocol):
    """What authenticates requests: a header, or access tokens from a token endpoint."""

    def header(self) -> tuple[str, str] | None:
        """Name and value of the header of one request, if a header is all there is to it.

        Raises:
            InvalidArgumentError: The value can't be the value of a header.
        """
        ...

    @property
    def async_tokens(self) -> AsyncTokens | None:
        """What sends an async client's requests with an access token, or ``None``."""
        ...

    @property
    def sync_tokens(self) -> SyncTokens | None:
        """What sends a sync client's requests with an access token, or ``None``."""
        ...


class CredentialOption(Protocol):
    """A way to authenticate that a client offers."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """The client's arguments, the decisive one first."""
        ...

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables that replace them."""
        ...

    def credential(self, given: Mapping[str, Any], environment: Mapping[str, str]) -> Credential:
        """The credential made of the arguments, or else of the variables."""
        ...


@final
class HeaderCredential:
    """A token in a header.

    Args:
        argument: The argument that it came by, for messages.
        token: The token, or a function that is called for each request.
        name: The header.
        prefix: What precedes the token in it.

    Raises:
        InvalidArgumentError: The token is empty or can't be the value of a header.
        InvalidArgumentTypeError: Neither a string nor a function.
    """

    __slots__ = ("_argument", "_name", "_prefix", "_token")

    async_tokens = None
    sync_tokens = None

    def __init__(
        self,
        argument: str,
        token: Token,
        *,
        name: str = "Authorization",
        prefix: str = "Bearer ",
    ) -> None:
        self._argument = argument
        self._name = name
        self._prefix = prefix
        if _is_async(token):
            raise InvalidArgumentTypeError(
                f"{argument} must be a string or an ordinary function, got an async function"
            )
        self._token = token if callable(token) else checked_secret(argument, token)

    def header(self) -> tuple[str, str]:
        """Name and value of the header of one request.

        Raises:
            InvalidArgumentError: The function returned an empty text, or one that can't be sent.
            InvalidArgumentTypeError: It returned something other than a text.
        """
        token = self._token
        if not isinstance(token, Secret):
            token = checked_secret(self._argument, token())
        return self._name, self._prefix + token.reveal()

    def __repr__(self) -> str:
        return f"HeaderCredential({self._argument}='***')"


def checked_secret(argument: str, token: object) -> Secret:
    """The argument *token* as a secret that a header can hold.

    Raises:
        InvalidArgumentError: Empty, or not the value of a header. The message does not repeat it.
        InvalidArgumentTypeError: Not a string.
    """
    given, token = token, plain(token)
    if not isinstance(token, str):
        if inspect.iscoroutine(token):
            # It would warn that nothing has awaited it.
            token.close()
        raise InvalidArgumentTypeError(
            f"{argument} must be a string or a function that returns one, "
            f"got {type(given).__name__}"
        )
    if not token.strip():
        raise InvalidArgumentError(f"{argument} must not be empty")
    check_header_value(argument, token)
    return Secret(token)


def _is_async(token: object) -> bool:
    call = getattr(token, "__call__", None)  # noqa: B004  # the method, of an object that has one
    return inspect.iscoroutinefunction(token) or inspect.iscoroutinefunction(call)


@final
class MissingCredential:
    """Stands for the credential of an unpickled client, where the environment has none.

    It raises with the first call and not while unpickling, which would end the worker of a pool.

    Args:
        reason: What is missing, and how to give it.
    """

    async_tokens = None
    sync_tokens = None

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def header(self) -> NoReturn:
        """Raise.

        Raises:
            MissingCredentialsError: Always.
        """
        raise MissingCredentialsError(
            f"the client was unpickled, and credentials are not pickled with it: {self._reason}"
        )


class HeaderOption(Record):
    """A token in a header.

    Attributes:
        argument: The client's argument.
        variables: The environment variables that replace it, best first.
        header: The header that carries it.
        prefix: What precedes it in the header.
    """

    argument: str
    variables: tuple[str, ...]
    header: str
    prefix: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """The client's argument."""
        return (self.argument,)

    def credential(
        self, given: Mapping[str, Any], environment: Mapping[str, str]
    ) -> HeaderCredential:
        """The credential made of the argument, or else of the first variable."""
        token: Any = given[self.argument]
        if token is None:
            token = from_environment(self.variables, environment)
        return HeaderCredential(self.argument, token, name=self.header, prefix=self.prefix)


def choose_credential(
    options: Sequence[CredentialOption], given: Mapping[str, Any], environment: Mapping[str, str]
) -> Credential:
    """The one credential to use: explicit arguments win over the environment.

    Args:
        options: The ways to authenticate.
        given: The client's arguments.
        environment: The environment variables.

    Raises:
        MissingCredentialsError: There is none, or more than one kind.
    """
    wanted = _named(options, lambda one: [n for n in one.arguments if given[n] is not None])
    if not wanted:
        wanted = _named(
            options, lambda one: [n for n in one.variables if environment.get(n, "").strip()]
        )
    if len(wanted) == 1:
        return wanted[0][0].credential(given, environment)
    if wanted:
        kinds = " and ".join(names[0] for _, names in wanted)
        raise MissingCredentialsError(f"more than one kind of credential was given: {kinds}")
    ways = " or ".join(" and ".join(one.arguments[:2]) for one in options)
    variables = " or ".join(name for one in options for name in one.variables)
    raise MissingCredentialsError(
        f"{ways} is missing: pass {ways} to the client, or set {variables}"
    )


def unpickled_credential(
    options: Sequence[CredentialOption], environment: Mapping[str, str]
) -> Credential:
    """The credential of a client that was unpickled: the one of the environment.

    Args:
        options: The ways to authenticate.
        environment: The environment variables.
    """
    given = dict.fromkeys(name for one in options for name in one.arguments)
    try:
        return choose_credential(options, given, environment)
    except MissingCredentialsError as error:
        return MissingCredential(str(error))


def _named(
    options: Sequence[CredentialOption], names_of: Callable[[CredentialOption], list[str]]
) -> list[tuple[CredentialOption, list[str]]]:
    """The ways to authenticate that something was given for, with the names of what it was."""
    return [(one, names) for one in options if (names := names_of(one))]


def from_environment(names: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The value of the first variable that is not empty, or ``None``."""
    return next((value for name in names if (value := environment.get(name, "").strip())), None)


def scalar_from_environment(names: Sequence[str], environment: Mapping[str, str]) -> object:
    """Like :func:`from_environment`, as a number or a boolean where the text is one."""
    text = from_environment(names, environment)
    try:
        value: object = None if text is None else json.loads(text.lower())
    except ValueError:
        return text
    return value if isinstance(value, (int, float)) else text
