"""``GET /api/jobs/{jobId}/stream`` (operation ``get_api_jobs_jobid_stream``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, no_result, path_segment

if TYPE_CHECKING:
    from ...models.error import Error


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(_decode_error, code=("code",), message=("message",))

OPERATION: Final[Operation[None]] = Operation(
    name="get_api_jobs_jobid_stream",
    method="GET",
    repeatable=True,
    decode=no_result,
    accept="text/event-stream",
    errors={0: _ERROR_SHAPE},
)


def build(client_values: Mapping[str, Any], *, job_id: str) -> Call[None]:
    """The call that the method ``events`` makes; it says what the arguments mean."""
    path_ = f"/api/jobs/{path_segment('job_id', job_id)}/stream"
    return Call(OPERATION, path_)
