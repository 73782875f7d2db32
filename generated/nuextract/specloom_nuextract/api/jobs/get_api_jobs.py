"""``GET /api/jobs`` (operation ``get_api_jobs``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ... import error_shapes
from ..._runtime.arguments import query_value
from ..._runtime.request.call import Call, Operation
from ...models.job_page import JobPage

OPERATION: Final[Operation[JobPage]] = Operation(
    name="get_api_jobs",
    method="GET",
    repeatable=True,
    decode=JobPage.from_response,
    errors={0: error_shapes.ERROR},
)


def build(
    client_values: Mapping[str, Any],
    *,
    organization: str | None = None,
    skip: int | None = None,
    per_page: int | None = None,
) -> Call[JobPage]:
    """Build the call of the method ``list_page``, which documents the arguments."""
    path_ = "/api/jobs"
    query_: list[tuple[str, str]] = []
    if organization is not None:
        query_.append(("organization", query_value("organization", organization)))
    if skip is not None:
        query_.append(("skip", query_value("skip", skip)))
    if per_page is not None:
        query_.append(("perPage", query_value("per_page", per_page)))
    return Call(OPERATION, path_, query=query_)
