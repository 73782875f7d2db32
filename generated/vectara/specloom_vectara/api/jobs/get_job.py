"""``GET /v2/jobs/{job_id}`` (operation ``getJob``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, header_value, path_segment
from ..._runtime.checks import Integer
from ...models.job import Job

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.job import Job
    from ...models.job_not_found import JobNotFound


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(_decode_error, message=("messages",), request_id=("request_id",))


def _decode_job_not_found(source: Any) -> JobNotFound:
    from ...models.job_not_found import JobNotFound

    return JobNotFound.from_dict(source)


_JOB_NOT_FOUND_SHAPE = ErrorShape(
    _decode_job_not_found, message=("messages",), request_id=("request_id",)
)

OPERATION: Final[Operation[Job]] = Operation(
    name="getJob",
    method="GET",
    repeatable=True,
    decode=Job.from_dict,
    accept="*/*",
    errors={0: _ERROR_SHAPE, 404: _JOB_NOT_FOUND_SHAPE},
)

_REQUEST_TIMEOUT = Integer(minimum=1)
_REQUEST_TIMEOUT_MILLIS = Integer(minimum=1)


def build(
    client_values: Mapping[str, Any],
    *,
    job_id: str,
    request_timeout: int | None = None,
    request_timeout_millis: int | None = None,
) -> Call[Job]:
    """The call that the method ``get`` makes; it says what the arguments mean."""
    path_ = f"/v2/jobs/{path_segment('job_id', job_id)}"
    headers_: dict[str, str] = {}
    if request_timeout is not None:
        _REQUEST_TIMEOUT("request_timeout", request_timeout)
        headers_["request-timeout"] = header_value("request_timeout", str(request_timeout))
    if request_timeout_millis is not None:
        _REQUEST_TIMEOUT_MILLIS("request_timeout_millis", request_timeout_millis)
        headers_["request-timeout-millis"] = header_value(
            "request_timeout_millis", str(request_timeout_millis)
        )
    return Call(OPERATION, path_, headers=headers_)
