"""What tests of the Gradient client use again and again."""

from __future__ import annotations

from collections.abc import Callable

from specloom_gradient import Gradient

JOBS = "/v2/gen-ai/indexing_jobs"


Connect = Callable[..., Gradient]
"""Makes a client that talks to the sandbox, closed in the end; options add to its arguments."""
