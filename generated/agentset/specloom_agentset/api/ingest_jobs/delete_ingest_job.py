"""``DELETE /v1/namespace/{namespaceId}/ingest-jobs/{jobId}`` (operation ``deleteIngestJob``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, client_value, header_value, path_segment
from ..._runtime.checks import Text
from ...models.ingest_job_response import IngestJobResponse

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse
    from ...models.ingest_job import IngestJob


def _decode(source: Any) -> IngestJob:
    return IngestJobResponse.from_dict(source).data


def _decode_error_response(source: Any) -> ErrorResponse:
    from ...models.error_response import ErrorResponse

    return ErrorResponse.from_dict(source)


_ERROR_RESPONSE_SHAPE = ErrorShape(
    _decode_error_response, code=("error", "code"), message=("error", "message")
)

OPERATION: Final[Operation[IngestJob | None]] = Operation(
    name="deleteIngestJob",
    method="DELETE",
    repeatable=True,
    decode=_decode,
    empty=frozenset({204}),
    errors={0: _ERROR_RESPONSE_SHAPE},
)

_NAMESPACE_ID = Text()
_X_TENANT_ID = Text(pattern="^[A-Za-z0-9]{1,64}$")


def build(
    client_values: Mapping[str, Any],
    *,
    job_id: str,
    namespace_id: str | None = None,
    x_tenant_id: str | None = None,
) -> Call[IngestJob | None]:
    """The call that the method ``delete`` makes; it says what the arguments mean."""
    namespace_id = client_value(
        "namespace_id", namespace_id, client_values, _NAMESPACE_ID, "AGENTSET_NAMESPACE_ID"
    )
    x_tenant_id = client_value("x_tenant_id", x_tenant_id, client_values, _X_TENANT_ID)
    path_ = f"/v1/namespace/{path_segment('namespace_id', namespace_id)}/ingest-jobs/{path_segment('job_id', job_id)}"
    headers_: dict[str, str] = {}
    if x_tenant_id is not None:
        headers_["x-tenant-id"] = header_value("x_tenant_id", x_tenant_id)
    return Call(OPERATION, path_, headers=headers_)
