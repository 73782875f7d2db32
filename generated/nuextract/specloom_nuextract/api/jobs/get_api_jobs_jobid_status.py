"""``GET /api/jobs/{jobId}/status`` (operation ``get_api_jobs_jobid_status``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import path_segment
from ..._runtime.request.call import Call, Operation
from ...models.job_status_report import JobStatusReport

OPERATION: Final[Operation[JobStatusReport]] = Operation(
    name="get_api_jobs_jobid_status",
    method="GET",
    repeatable=True,
    decode=JobStatusReport.from_response,
    errors={0: error_shapes.ERROR},
)


def build(client_values: Mapping[str, Any], *, job_id: str) -> Call[JobStatusReport]:
    """Build the call of the method ``get_status``, which documents the arguments."""
    path_ = f"/api/jobs/{path_segment('job_id', job_id)}/status"
    return Call(OPERATION, path_)
