# Copied from overlays/runtime/credentials.py: edit it there.
"""What authenticates a request, held so that it shows in no repr, log line or pickle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, Protocol, TypeAlias, final

from attrs import frozen

from .calls import header_value
from .errors import InvalidArgumentError, InvalidArgumentTypeError, MissingCredentialsError

Token: TypeAlias = str | Callable[[], str]
"""A token, or a function that gives one for each request."""


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
        raise TypeError("a secret is not pickled")


class Credential(Protocol):
    """A way to authenticate."""

    def header(self) -> tuple[str, str]:
        """Name and value of the header to send with one request.

        Raises:
            InvalidArgumentError: The value can't stand in a header.
        """
        ...


@final
class HeaderCredential:
    """A token in a header.

    Args:
        argument: The argument that gave it, for messages.
        token: The token, or a function that is called for each request.
        name: The header.
        prefix: What stands before the token in it.
    """

    __slots__ = ("_argument", "_name", "_prefix", "_token")

    def __init__(
        self, argument: str, token: Token, *, name: str = "Authorization", prefix: str = "Bearer "
    ) -> None:
        self._argument = argument
        self._name = name
        self._prefix = prefix
        self._token = token if callable(token) else Secret(_checked(argument, token))

    def header(self) -> tuple[str, str]:
        """Name and value of the header to send with one request.

        Raises:
            InvalidArgumentError: The function gave an empty text, or one that can't be sent.
            InvalidArgumentTypeError: It gave no text.
        """
        if isinstance(self._token, Secret):
            text = self._token.reveal()
        else:
            text = _checked(self._argument, self._token())
        return self._name, self._prefix + text

    def __repr__(self) -> str:
        return f"HeaderCredential({self._argument}='***')"


def _checked(argument: str, token: Any) -> str:
    if not isinstance(token, str):
        raise InvalidArgumentTypeError(
            f"{argument} must be a string or a function that gives one, got {type(token).__name__}"
        )
    if not token.strip():
        raise InvalidArgumentError(f"{argument} must not be empty")
    return header_value(argument, token)


@frozen
class CredentialOption:
    """A way to authenticate that the client offers.

    Attributes:
        argument: The client's argument.
        environment: The variables that stand in for it, best first.
        header: The header that carries it.
        prefix: What stands before it in the header.
    """

    argument: str
    environment: tuple[str, ...]
    header: str
    prefix: str

    def credential(self, token: Token) -> HeaderCredential:
        """The credential that *token* makes."""
        return HeaderCredential(self.argument, token, name=self.header, prefix=self.prefix)


def choose_credential(
    options: Sequence[tuple[CredentialOption, Token | None]], environment: Mapping[str, str]
) -> Credential:
    """The one credential to use: an explicit argument wins over the environment.

    Args:
        options: The ways to authenticate, each with what the caller gave for it.
        environment: The variables.

    Raises:
        MissingCredentialsError: None was found, or more than one was given.
    """
    given = [(option, token) for option, token in options if token is not None]
    if len(given) > 1:
        names = " and ".join(option.argument for option, _ in given)
        raise MissingCredentialsError(f"{names} were both given: give exactly one of them")
    for option, token in given:
        return option.credential(token)
    for option, _ in options:
        if found := from_environment(option.environment, environment):
            return option.credential(found)
    arguments = " or ".join(option.argument for option, _ in options)
    variables = " or ".join(name for option, _ in options for name in option.environment)
    raise MissingCredentialsError(
        f"{arguments} is missing: give {arguments} to the client, or set {variables}"
    )


def from_environment(names: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The first of the variables that is set to something, or ``None``."""
    return next((value for name in names if (value := environment.get(name))), None)
