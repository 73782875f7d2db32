"""``GET /v2/gen-ai/indexing_jobs/{indexing_job_uuid}/data_sources`` (operation ``genai_list_indexing_job_data_sources``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, path_segment
from ...models.indexed_data_sources_response import IndexedDataSourcesResponse

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.indexed_data_sources_response import IndexedDataSourcesResponse


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(
    _decode_error, code=("id",), message=("message",), request_id=("request_id",)
)

OPERATION: Final[Operation[IndexedDataSourcesResponse]] = Operation(
    name="genai_list_indexing_job_data_sources",
    method="GET",
    repeatable=True,
    decode=IndexedDataSourcesResponse.from_dict,
    errors={0: _ERROR_SHAPE},
)


def build(
    client_values: Mapping[str, Any], *, indexing_job_uuid: str
) -> Call[IndexedDataSourcesResponse]:
    """The call that the method ``retrieve_data_sources`` makes; it says what the arguments mean."""
    path_ = f"/v2/gen-ai/indexing_jobs/{path_segment('indexing_job_uuid', indexing_job_uuid)}/data_sources"
    return Call(OPERATION, path_)
