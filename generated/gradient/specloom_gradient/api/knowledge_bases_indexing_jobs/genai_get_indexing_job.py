"""``GET /v2/gen-ai/indexing_jobs/{uuid}`` (operation ``genai_get_indexing_job``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, path_segment
from ...models.indexing_job_response import IndexingJobResponse

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.indexing_job_response import IndexingJobResponse


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(
    _decode_error, code=("id",), message=("message",), request_id=("request_id",)
)

OPERATION: Final[Operation[IndexingJobResponse]] = Operation(
    name="genai_get_indexing_job",
    method="GET",
    repeatable=True,
    decode=IndexingJobResponse.from_dict,
    errors={0: _ERROR_SHAPE},
)


def build(client_values: Mapping[str, Any], *, uuid: str) -> Call[IndexingJobResponse]:
    """The call that the method ``retrieve`` makes; it says what the arguments mean."""
    path_ = f"/v2/gen-ai/indexing_jobs/{path_segment('uuid', uuid)}"
    return Call(OPERATION, path_)
