"""What the runtime knows of its provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from ..models import Job

    AnyJob: TypeAlias = Job
else:
    from .lazy import refer

    refer(globals(), "Job")
    AnyJob = Job

NAME: Final = "NuExtract"
DISTRIBUTION: Final = "specloom-nuextract"
PACKAGE: Final = "specloom_nuextract"
VERSION: Final = "0.1.0"


class NuExtractError(Exception):
    """Root of every error that the package raises.

    Attributes:
        attempts: Requests sent for the call that failed; 0 when nothing was sent.
        resume_token: While paging, the token of the page that failed.
    """

    attempts: int = 0
    resume_token: str | None = None


ProviderError = NuExtractError
