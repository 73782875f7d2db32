"""``GET /api/jobs/{jobId}/status`` (operation ``get_api_jobs_jobid_status``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, path_segment
from ...models.job_status_report import JobStatusReport

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.job_status_report import JobStatusReport


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(_decode_error, code=("code",), message=("message",))

OPERATION: Final[Operation[JobStatusReport]] = Operation(
    name="get_api_jobs_jobid_status",
    method="GET",
    repeatable=True,
    decode=JobStatusReport.from_dict,
    errors={0: _ERROR_SHAPE},
)


def build(client_values: Mapping[str, Any], *, job_id: str) -> Call[JobStatusReport]:
    """The call that the method ``get_status`` makes; it says what the arguments mean."""
    path_ = f"/api/jobs/{path_segment('job_id', job_id)}/status"
    return Call(OPERATION, path_)
