"""Names that the runtime takes from its provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from ..models import IngestJob

    AnyJob: TypeAlias = IngestJob
else:
    from .lazy import refer

    refer(globals(), "IngestJob")
    AnyJob = IngestJob

DISTRIBUTION: Final = "specloom-agentset"
PACKAGE: Final = "specloom_agentset"
VERSION: Final = "0.1.0"


class AgentsetError(Exception):
    """Base class of every error that the package raises.

    Attributes:
        attempts: Requests sent by the call that failed; 0 when nothing was sent.
        resume_token: For an error while paging, the token of the page that failed.
        method: The HTTP method of the request that failed, or ``None`` where there was none.
        url: Its URL, without the query.
        proxy: The proxy that it went through, without its credential, or ``None``.
    """

    attempts: int = 0
    resume_token: str | None = None
    method: str | None = None
    url: str | None = None
    proxy: str | None = None


ProviderError = AgentsetError
