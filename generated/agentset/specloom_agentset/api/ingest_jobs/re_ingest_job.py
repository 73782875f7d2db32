"""``POST /v1/namespace/{namespaceId}/ingest-jobs/{jobId}/re-ingest`` (operation ``reIngestJob``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ... import error_shapes
from ..._runtime.arguments import client_value, header_value, path_segment
from ..._runtime.lazy import refer as _refer
from ..._runtime.request.call import Call, Operation
from ...models.ingest_job_reference_response import IngestJobReferenceResponse

if TYPE_CHECKING:
    from ...models.ingest_job_reference import IngestJobReference

else:
    _refer(globals(), "IngestJobReference")
OPERATION: Final[Operation[IngestJobReference]] = Operation(
    name="reIngestJob",
    method="POST",
    repeatable=False,
    decode=lambda source: IngestJobReferenceResponse.from_response(source).data,
    errors={0: error_shapes.ERROR_RESPONSE},
)


def build(
    client_values: Mapping[str, Any],
    *,
    job_id: str,
    namespace_id: str | None = None,
    x_tenant_id: str | None = None,
) -> Call[IngestJobReference]:
    """Build the call of the method ``re_ingest``, which documents the arguments."""
    namespace_id = client_value(
        "namespace_id", namespace_id, client_values, "AGENTSET_NAMESPACE_ID"
    )
    x_tenant_id = client_value("x_tenant_id", x_tenant_id, client_values)
    path_ = (
        f"/v1/namespace/{path_segment('namespace_id', namespace_id)}"
        f"/ingest-jobs/{path_segment('job_id', job_id)}"
        "/re-ingest"
    )
    headers_: dict[str, str] = {}
    if x_tenant_id is not None:
        headers_["x-tenant-id"] = header_value("x_tenant_id", x_tenant_id)
    return Call(OPERATION, path_, headers=headers_)
