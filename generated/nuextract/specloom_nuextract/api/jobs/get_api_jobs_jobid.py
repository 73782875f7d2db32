"""``GET /api/jobs/{jobId}`` (operation ``get_api_jobs_jobid``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import path_segment
from ..._runtime.request.call import Call, Operation
from ...models.job import Job

OPERATION: Final[Operation[Job]] = Operation(
    name="get_api_jobs_jobid",
    method="GET",
    repeatable=True,
    decode=Job.from_response,
    errors={0: error_shapes.ERROR},
)


def build(client_values: Mapping[str, Any], *, job_id: str) -> Call[Job]:
    """Build the call of the method ``get``, which documents the arguments."""
    path_ = f"/api/jobs/{path_segment('job_id', job_id)}"
    return Call(OPERATION, path_)
