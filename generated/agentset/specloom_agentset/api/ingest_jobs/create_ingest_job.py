"""``POST /v1/namespace/{namespaceId}/ingest-jobs`` (operation ``createIngestJob``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ... import error_shapes
from ..._runtime.arguments import client_value, header_value, json_object, json_value, path_segment
from ..._runtime.lazy import refer as _refer
from ..._runtime.request.call import Call, Operation
from ..._runtime.unset import UNSET, Unset
from ...models.ingest_job_response import IngestJobResponse

if TYPE_CHECKING:
    from ...models.ingest_job import IngestJob
    from ...models.ingest_job_config import IngestJobConfig
    from ...models.ingest_job_payload import IngestJobPayload

else:
    _refer(globals(), "IngestJob", "IngestJobConfig", "IngestJobPayload")
OPERATION: Final[Operation[IngestJob]] = Operation(
    name="createIngestJob",
    method="POST",
    repeatable=False,
    decode=lambda source: IngestJobResponse.from_response(source).data,
    errors={0: error_shapes.ERROR_RESPONSE},
)


def build(
    client_values: Mapping[str, Any],
    *,
    payload: IngestJobPayload,
    name: str | Unset | None = UNSET,
    config: IngestJobConfig | None = None,
    external_id: str | Unset | None = UNSET,
    namespace_id: str | None = None,
    x_tenant_id: str | None = None,
) -> Call[IngestJob]:
    """Build the call of the method ``create``, which documents the arguments."""
    namespace_id = client_value(
        "namespace_id", namespace_id, client_values, "AGENTSET_NAMESPACE_ID"
    )
    x_tenant_id = client_value("x_tenant_id", x_tenant_id, client_values)
    path_ = f"/v1/namespace/{path_segment('namespace_id', namespace_id)}/ingest-jobs"
    headers_: dict[str, str] = {}
    if x_tenant_id is not None:
        headers_["x-tenant-id"] = header_value("x_tenant_id", x_tenant_id)
    body_: dict[str, Any] = {}
    body_["payload"] = json_object("payload", payload)
    if name is None:
        body_["name"] = None
    elif not isinstance(name, Unset):
        body_["name"] = json_value("name", name)
    if config is not None:
        body_["config"] = json_object("config", config)
    if external_id is None:
        body_["externalId"] = None
    elif not isinstance(external_id, Unset):
        body_["externalId"] = json_value("external_id", external_id)
    return Call(OPERATION, path_, headers=headers_, body=body_)
