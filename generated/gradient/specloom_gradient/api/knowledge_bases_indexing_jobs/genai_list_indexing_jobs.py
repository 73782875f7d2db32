"""``GET /v2/gen-ai/indexing_jobs`` (operation ``genai_list_indexing_jobs``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import query_value
from ..._runtime.request.call import Call, Operation
from ...models.indexing_job_page import IndexingJobPage

OPERATION: Final[Operation[IndexingJobPage]] = Operation(
    name="genai_list_indexing_jobs",
    method="GET",
    repeatable=True,
    decode=IndexingJobPage.from_response,
    errors={0: error_shapes.ERROR},
)


def build(
    client_values: Mapping[str, Any], *, page: int | None = None, per_page: int | None = None
) -> Call[IndexingJobPage]:
    """Build the call of the method ``list_page``, which documents the arguments."""
    path_ = "/v2/gen-ai/indexing_jobs"
    query_: list[tuple[str, str]] = []
    if page is not None:
        query_.append(("page", query_value("page", page)))
    if per_page is not None:
        query_.append(("per_page", query_value("per_page", per_page)))
    return Call(OPERATION, path_, query=query_)
