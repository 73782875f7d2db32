"""``GET /v1/namespace/{namespaceId}/ingest-jobs`` (operation ``listIngestJobs``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, client_value, header_value, path_segment
from ..._runtime.checks import Integer, Items, Text
from ...models.ingest_job_page import IngestJobPage

if TYPE_CHECKING:
    from ...models.cursor_direction import CursorDirection
    from ...models.error_response import ErrorResponse
    from ...models.ingest_job_order_by import IngestJobOrderBy
    from ...models.ingest_job_page import IngestJobPage
    from ...models.ingest_job_status import IngestJobStatus
    from ...models.sort_order import SortOrder


def _decode_error_response(source: Any) -> ErrorResponse:
    from ...models.error_response import ErrorResponse

    return ErrorResponse.from_dict(source)


_ERROR_RESPONSE_SHAPE = ErrorShape(
    _decode_error_response, code=("error", "code"), message=("error", "message")
)

OPERATION: Final[Operation[IngestJobPage]] = Operation(
    name="listIngestJobs",
    method="GET",
    repeatable=True,
    decode=IngestJobPage.from_dict,
    errors={0: _ERROR_RESPONSE_SHAPE},
)

_NAMESPACE_ID = Text()
_STATUSES = Items(Text())
_ORDER_BY = Text()
_ORDER = Text()
_CURSOR = Text(min_length=1)
_CURSOR_DIRECTION = Text()
_PER_PAGE = Integer(minimum=1, maximum=100)
_X_TENANT_ID = Text(pattern="^[A-Za-z0-9]{1,64}$")


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
    """The call that the method ``list_page`` makes; it says what the arguments mean."""
    namespace_id = client_value(
        "namespace_id", namespace_id, client_values, _NAMESPACE_ID, "AGENTSET_NAMESPACE_ID"
    )
    x_tenant_id = client_value("x_tenant_id", x_tenant_id, client_values, _X_TENANT_ID)
    path_ = f"/v1/namespace/{path_segment('namespace_id', namespace_id)}/ingest-jobs"
    query_: list[tuple[str, str]] = []
    if statuses is not None:
        _STATUSES("statuses", statuses)
        if statuses:
            query_.append(("statuses", ",".join(statuses)))
    _ORDER_BY("order_by", order_by)
    query_.append(("orderBy", order_by))
    _ORDER("order", order)
    query_.append(("order", order))
    if cursor is not None:
        _CURSOR("cursor", cursor)
        query_.append(("cursor", cursor))
    if cursor_direction is not None:
        _CURSOR_DIRECTION("cursor_direction", cursor_direction)
        query_.append(("cursorDirection", cursor_direction))
    if per_page is not None:
        _PER_PAGE("per_page", per_page)
        query_.append(("perPage", str(per_page)))
    headers_: dict[str, str] = {}
    if x_tenant_id is not None:
        headers_["x-tenant-id"] = header_value("x_tenant_id", x_tenant_id)
    return Call(OPERATION, path_, query=query_, headers=headers_)
