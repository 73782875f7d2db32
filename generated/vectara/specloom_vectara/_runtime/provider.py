"""What the runtime knows of its provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from ..models import Job, V1Job

    AnyJob: TypeAlias = Job | V1Job
else:
    from .lazy import refer

    refer(globals(), "Job", "V1Job")
    AnyJob = Job | V1Job

NAME: Final = "Vectara"
DISTRIBUTION: Final = "specloom-vectara"
PACKAGE: Final = "specloom_vectara"
VERSION: Final = "0.1.0"


class VectaraError(Exception):
    """Root of every error that the package raises.

    Attributes:
        attempts: Requests sent for the call that failed; 0 when nothing was sent.
        resume_token: While paging, the token of the page that failed.
    """

    attempts: int = 0
    resume_token: str | None = None


ProviderError = VectaraError
