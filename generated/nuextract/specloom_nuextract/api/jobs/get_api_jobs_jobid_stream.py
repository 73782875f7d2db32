"""``GET /api/jobs/{jobId}/stream`` (operation ``get_api_jobs_jobid_stream``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import path_segment
from ..._runtime.request.call import Call, Operation, no_result

OPERATION: Final[Operation[None]] = Operation(
    name="get_api_jobs_jobid_stream",
    method="GET",
    repeatable=True,
    decode=no_result,
    accept="text/event-stream",
    errors={0: error_shapes.ERROR},
)


def build(client_values: Mapping[str, Any], *, job_id: str) -> Call[None]:
    """Build the call of the method ``events``, which documents the arguments."""
    path_ = f"/api/jobs/{path_segment('job_id', job_id)}/stream"
    return Call(OPERATION, path_)
