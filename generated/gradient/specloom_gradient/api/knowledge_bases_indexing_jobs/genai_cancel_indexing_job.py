"""``PUT /v2/gen-ai/indexing_jobs/{uuid}/cancel`` (operation ``genai_cancel_indexing_job``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import path_segment
from ..._runtime.request.call import Call, Operation
from ...models.indexing_job_response import IndexingJobResponse

OPERATION: Final[Operation[IndexingJobResponse]] = Operation(
    name="genai_cancel_indexing_job",
    method="PUT",
    repeatable=True,
    decode=IndexingJobResponse.from_response,
    errors={0: error_shapes.ERROR},
)


def build(client_values: Mapping[str, Any], *, uuid: str) -> Call[IndexingJobResponse]:
    """Build the call of the method ``update_cancel``, which documents the arguments."""
    path_ = f"/v2/gen-ai/indexing_jobs/{path_segment('uuid', uuid)}/cancel"
    body_: dict[str, Any] = {}
    body_["uuid"] = uuid
    return Call(OPERATION, path_, body=body_)
