"""``GET /v2/gen-ai/indexing_jobs/{indexing_job_uuid}/data_sources`` (operation
``genai_list_indexing_job_data_sources``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import path_segment
from ..._runtime.request.call import Call, Operation
from ...models.indexed_data_sources_response import IndexedDataSourcesResponse

OPERATION: Final[Operation[IndexedDataSourcesResponse]] = Operation(
    name="genai_list_indexing_job_data_sources",
    method="GET",
    repeatable=True,
    decode=IndexedDataSourcesResponse.from_response,
    errors={0: error_shapes.ERROR},
)


def build(
    client_values: Mapping[str, Any], *, indexing_job_uuid: str
) -> Call[IndexedDataSourcesResponse]:
    """Build the call of the method ``retrieve_data_sources``, which documents the arguments."""
    path_ = (
        f"/v2/gen-ai/indexing_jobs/{path_segment('indexing_job_uuid', indexing_job_uuid)}"
        "/data_sources"
    )
    return Call(OPERATION, path_)
