"""``GET /v1/namespace/{namespaceId}/ingest-jobs`` (operation ``listIngestJobs``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ... import error_shapes
from ..._runtime.arguments import (
    client_value,
    header_value,
    path_segment,
    query_value,
    query_values,
)
from ..._runtime.lazy import refer as _refer
from ..._runtime.request.call import Call, Operation
from ...models.ingest_job_page import IngestJobPage

if TYPE_CHECKING:
    from ...models.cursor_direction import CursorDirection
    from ...models.ingest_job_order_by import IngestJobOrderBy
    from ...models.ingest_job_status import IngestJobStatus
    from ...models.sort_order import SortOrder

else:
    _refer(globals(), "CursorDirection", "IngestJobOrderBy", "IngestJobStatus", "SortOrder")
OPERATION: Final[Operation[IngestJobPage]] = Operation(
    name="listIngestJobs",
    method="GET",
    repeatable=True,
    decode=IngestJobPage.from_response,
    errors={0: error_shapes.ERROR_RESPONSE},
)


def build(
    client_values: Mapping[str, Any],
    *,
    statuses: Sequence[IngestJobStatus] | None = None,
    order_by: IngestJobOrderBy = "createdAt",
    order: SortOrder = "desc",
    cursor: str | None = None,
    cursor_direction: CursorDirection | None = None,
    per_page: int | None = None,
    namespace_id: str | None = None,
    x_tenant_id: str | None = None,
) -> Call[IngestJobPage]:
    """Build the call of the method ``list_page``, which documents the arguments."""
    namespace_id = client_value(
        "namespace_id", namespace_id, client_values, "AGENTSET_NAMESPACE_ID"
    )
    x_tenant_id = client_value("x_tenant_id", x_tenant_id, client_values)
    path_ = f"/v1/namespace/{path_segment('namespace_id', namespace_id)}/ingest-jobs"
    query_: list[tuple[str, str]] = []
    if statuses is not None and (items := query_values("statuses", statuses)):
        query_.append(("statuses", ",".join(items)))
    query_.append(("orderBy", query_value("order_by", order_by)))
    query_.append(("order", query_value("order", order)))
    if cursor is not None:
        query_.append(("cursor", query_value("cursor", cursor)))
    if cursor_direction is not None:
        query_.append(("cursorDirection", query_value("cursor_direction", cursor_direction)))
    if per_page is not None:
        query_.append(("perPage", query_value("per_page", per_page)))
    headers_: dict[str, str] = {}
    if x_tenant_id is not None:
        headers_["x-tenant-id"] = header_value("x_tenant_id", x_tenant_id)
    return Call(OPERATION, path_, query=query_, headers=headers_)
