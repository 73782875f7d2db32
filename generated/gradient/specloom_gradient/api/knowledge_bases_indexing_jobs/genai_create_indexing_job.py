"""``POST /v2/gen-ai/indexing_jobs`` (operation ``genai_create_indexing_job``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import json_list, json_value
from ..._runtime.request.call import Call, Operation
from ...models.indexing_job_response import IndexingJobResponse

OPERATION: Final[Operation[IndexingJobResponse]] = Operation(
    name="genai_create_indexing_job",
    method="POST",
    repeatable=False,
    decode=IndexingJobResponse.from_response,
    errors={0: error_shapes.ERROR},
)


def build(
    client_values: Mapping[str, Any],
    *,
    knowledge_base_uuid: str | None = None,
    data_source_uuids: Sequence[str] | None = None,
) -> Call[IndexingJobResponse]:
    """Build the call of the method ``create``, which documents the arguments."""
    path_ = "/v2/gen-ai/indexing_jobs"
    body_: dict[str, Any] = {}
    if knowledge_base_uuid is not None:
        body_["knowledge_base_uuid"] = json_value("knowledge_base_uuid", knowledge_base_uuid)
    if data_source_uuids is not None:
        body_["data_source_uuids"] = json_list("data_source_uuids", data_source_uuids)
    return Call(OPERATION, path_, body=body_)
