"""``GET /api/jobs/{jobId}`` (operation ``get_api_jobs_jobid``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, path_segment
from ...models.job import Job

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.job import Job


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(_decode_error, code=("code",), message=("message",))

OPERATION: Final[Operation[Job]] = Operation(
    name="get_api_jobs_jobid",
    method="GET",
    repeatable=True,
    decode=Job.from_dict,
    errors={0: _ERROR_SHAPE},
)


def build(client_values: Mapping[str, Any], *, job_id: str) -> Call[Job]:
    """The call that the method ``get`` makes; it says what the arguments mean."""
    path_ = f"/api/jobs/{path_segment('job_id', job_id)}"
    return Call(OPERATION, path_)
