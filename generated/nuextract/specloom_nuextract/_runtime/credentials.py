# Copied from overlays/runtime/credentials.py: edit it there.
"""What authenticates a request, held so that it shows in no repr, log line or pickle."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias, final

from .calls import refused_header
from .errors import InvalidArgumentError, InvalidArgumentTypeError, MissingCredentialsError
from .records import Record

if TYPE_CHECKING:
    from .credential import Attempt, Credential, CredentialOption

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
        self,
        argument: str,
        token: Token | Secret,
        *,
        name: str = "Authorization",
        prefix: str = "Bearer ",
    ) -> None:
        self._argument = argument
        self._name = name
        self._prefix = prefix
        self._token = token if callable(token) else _checked(argument, sealed(token))

    def header(self) -> tuple[str, str]:
        """Name and value of the header to send with one request.

        Raises:
            InvalidArgumentError: The function gave an empty text, or one that can't be sent.
            InvalidArgumentTypeError: It gave no text.
        """
        token = self._token
        if not isinstance(token, Secret):
            token = _checked(self._argument, sealed(token()))
        return self._name, self._prefix + token.reveal()

    def flow(self, attempt: Attempt, /) -> None:
        """Nothing: a header is enough."""
        del attempt

    def __repr__(self) -> str:
        return f"HeaderCredential({self._argument}='***')"


def sealed(token: Any) -> Any:
    """*token*, a text of whoever calls, so that it does not show; anything else as it is."""
    return Secret(token) if isinstance(token, str) else token


def _checked(argument: str, token: Any) -> Secret:
    if not isinstance(token, Secret):
        raise InvalidArgumentTypeError(
            f"{argument} must be a string or a function that gives one, got {type(token).__name__}"
        )
    if not token.reveal().strip():
        raise InvalidArgumentError(f"{argument} must not be empty")
    # Raised here, where no variable holds the text.
    refusal = refused_header(argument, token.reveal())
    if refusal is not None:
        raise refusal
    return token


class HeaderOption(Record):
    """A token in a header.

    Attributes:
        argument: The client's argument.
        variables: The variables that stand in for it, best first.
        header: The header that carries it.
        prefix: What stands before it in the header.
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
        """The credential that the argument makes, or else the first variable."""
        token: Any = sealed(given[self.argument])
        if token is None:
            token = sealed(from_environment(self.variables, environment))
        return HeaderCredential(self.argument, token, name=self.header, prefix=self.prefix)


def choose_credential(
    options: Sequence[CredentialOption], given: Mapping[str, Any], environment: Mapping[str, str]
) -> Credential:
    """The one credential to use: explicit arguments win over the environment.

    Args:
        options: The ways to authenticate.
        given: What the caller gave, by argument.
        environment: The variables.

    Raises:
        MissingCredentialsError: There is none, or there are several kinds.
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
        f"{ways} is missing: give {ways} to the client, or set {variables}"
    )


def _named(
    options: Sequence[CredentialOption], names_of: Callable[[CredentialOption], list[str]]
) -> list[tuple[CredentialOption, list[str]]]:
    """The ways to authenticate that were given something, with the names of what it was."""
    return [(one, names) for one in options if (names := names_of(one))]


def from_environment(names: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """The first of the variables that is set to something, or ``None``."""
    return next((value for name in names if (value := environment.get(name, "").strip())), None)


def scalar_from_environment(names: Sequence[str], environment: Mapping[str, str]) -> object:
    """Like :func:`from_environment`, as a number or a boolean where it is one."""
    text = from_environment(names, environment)
    try:
        value: object = None if text is None else json.loads(text.lower())
    except ValueError:
        return text
    return value if isinstance(value, (int, float)) else text
