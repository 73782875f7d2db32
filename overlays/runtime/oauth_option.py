"""OAuth client credentials as a way to authenticate that a client offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .credentials import Secret, from_environment, sealed
from .errors import InvalidArgumentError, InvalidArgumentTypeError, MissingCredentialsError
from .options import checked_base_url
from .records import Record

if TYPE_CHECKING:
    from .oauth import ClientCredentials


class ClientCredentialsOption(Record):
    """A client id and secret, for tokens of a token endpoint.

    Attributes:
        id_variables: The variables that stand in for ``client_id``.
        secret_variables: Those for ``client_secret``.
        url_variables: Those for ``token_url``.
        token_url: The endpoint, unless given.
    """

    id_variables: tuple[str, ...]
    secret_variables: tuple[str, ...]
    url_variables: tuple[str, ...]
    token_url: str

    @property
    def arguments(self) -> tuple[str, ...]:
        """The client's arguments."""
        return ("client_id", "client_secret", "token_url")

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that stand in for the id and the secret."""
        return self.id_variables + self.secret_variables

    def credential(
        self, given: Mapping[str, Any], environment: Mapping[str, str]
    ) -> ClientCredentials:
        """The credential that the arguments make, or else the variables.

        Raises:
            MissingCredentialsError: The id or the secret is missing.
            InvalidArgumentError: One of them is empty, or the URL is none.
            InvalidArgumentTypeError: One of them is no string.
        """
        # Imported only here: most callers have a key.
        from .oauth import ClientCredentials

        found: dict[str, Secret] = {}
        names = {"client_id": self.id_variables, "client_secret": self.secret_variables}
        for name, variables in names.items():
            value = sealed(given[name])
            if value is None:
                value = sealed(from_environment(variables, environment))
            if value is None:
                raise MissingCredentialsError(
                    f"{name} is missing: give {name}, or set {' or '.join(variables)}"
                )
            if not isinstance(value, Secret):
                raise InvalidArgumentTypeError(
                    f"{name} must be a string, got {type(value).__name__}"
                )
            if not value.reveal():
                raise InvalidArgumentError(f"{name} must not be empty")
            if not _encodable(value):
                raise InvalidArgumentError(f"{name} must be encodable as UTF-8")
            found[name] = value
        url = given["token_url"]
        if url is None:
            url = from_environment(self.url_variables, environment) or self.token_url
        _check_token_url(url)
        return ClientCredentials(found["client_id"], found["client_secret"], url)


def _encodable(secret: Secret) -> bool:
    # "replace" raises nothing: the error of "strict" holds the text.
    return "?" not in secret.reveal().replace("?", "").encode("utf-8", "replace").decode()


def _check_token_url(url: object) -> None:
    """Refuse what is no base URL, but for a query (RFC 6749 section 3.2)."""
    try:
        checked_base_url(url.partition("?")[0] if isinstance(url, str) and "#" not in url else url)
    except (InvalidArgumentError, InvalidArgumentTypeError) as error:
        kind, reason = type(error), str(error)
    else:
        return
    raise kind(reason.replace("base_url", "token_url"))
