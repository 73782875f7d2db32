"""What the runtime knows of its provider; the generator writes this module for each package.

The stand-in here lets the runtime be read, type-checked and tested where it stands.
"""

from typing import Any, Final, TypeAlias

DISTRIBUTION: Final = "specloom-provider"
PACKAGE: Final = "specloom_provider"
VERSION: Final = "0"

AnyJob: TypeAlias = Any


class ProviderError(Exception):
    """Root of every error that the package raises.

    Attributes:
        attempts: Requests sent for the call that failed; 0 when nothing was sent.
        resume_token: While paging, the token of the page that failed.
        method: The HTTP method of the request that failed, or ``None`` where there was none.
        url: Its URL, without the query.
        proxy: The proxy that it went through, without its credential, or ``None``.
    """

    attempts: int = 0
    resume_token: str | None = None
    method: str | None = None
    url: str | None = None
    proxy: str | None = None
