"""What the runtime knows of its provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from ..models import IndexingJob

    AnyJob: TypeAlias = IndexingJob
else:
    from .lazy import refer

    refer(globals(), "IndexingJob")
    AnyJob = IndexingJob

NAME: Final = "Gradient"
DISTRIBUTION: Final = "specloom-gradient"
PACKAGE: Final = "specloom_gradient"
VERSION: Final = "0.1.0"


class GradientError(Exception):
    """Root of every error that the package raises.

    Attributes:
        attempts: Requests sent for the call that failed; 0 when nothing was sent.
        resume_token: While paging, the token of the page that failed.
    """

    attempts: int = 0
    resume_token: str | None = None


ProviderError = GradientError
