"""``GET /v2/jobs/{job_id}`` (operation ``getJob``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import header_value, path_segment
from ..._runtime.request.call import Call, Operation
from ...models.job import Job

OPERATION: Final[Operation[Job]] = Operation(
    name="getJob",
    method="GET",
    repeatable=True,
    decode=Job.from_response,
    accept="*/*",
    errors={0: error_shapes.ERROR, 404: error_shapes.JOB_NOT_FOUND},
)


def build(
    client_values: Mapping[str, Any],
    *,
    job_id: str,
    request_timeout: int | None = None,
    request_timeout_millis: int | None = None,
) -> Call[Job]:
    """Build the call of the method ``get``, which documents the arguments."""
    path_ = f"/v2/jobs/{path_segment('job_id', job_id)}"
    headers_: dict[str, str] = {}
    if request_timeout is not None:
        headers_["request-timeout"] = header_value("request_timeout", request_timeout)
    if request_timeout_millis is not None:
        headers_["request-timeout-millis"] = header_value(
            "request_timeout_millis", request_timeout_millis
        )
    return Call(OPERATION, path_, headers=headers_)
