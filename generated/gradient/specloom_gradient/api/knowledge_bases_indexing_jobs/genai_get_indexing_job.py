"""``GET /v2/gen-ai/indexing_jobs/{uuid}`` (operation ``genai_get_indexing_job``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import path_segment
from ..._runtime.request.call import Call, Operation
from ...models.indexing_job_response import IndexingJobResponse

OPERATION: Final[Operation[IndexingJobResponse]] = Operation(
    name="genai_get_indexing_job",
    method="GET",
    repeatable=True,
    decode=IndexingJobResponse.from_response,
    errors={0: error_shapes.ERROR},
)


def build(client_values: Mapping[str, Any], *, uuid: str) -> Call[IndexingJobResponse]:
    """Build the call of the method ``retrieve``, which documents the arguments."""
    path_ = f"/v2/gen-ai/indexing_jobs/{path_segment('uuid', uuid)}"
    return Call(OPERATION, path_)
