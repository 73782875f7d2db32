"""``POST /v1/namespace/{namespaceId}/ingest-jobs`` (operation ``createIngestJob``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, client_value, header_value, path_segment
from ..._runtime.checks import InstanceOf, Text
from ..._runtime.models.model import encode_object
from ..._runtime.unset import UNSET, Unset
from ...models.ingest_job_response import IngestJobResponse

if TYPE_CHECKING:
    from ...models.error_response import ErrorResponse
    from ...models.ingest_job import IngestJob
    from ...models.ingest_job_config import IngestJobConfig
    from ...models.ingest_job_payload import IngestJobPayload


def _decode(source: Any) -> IngestJob:
    return IngestJobResponse.from_dict(source).data


def _decode_error_response(source: Any) -> ErrorResponse:
    from ...models.error_response import ErrorResponse

    return ErrorResponse.from_dict(source)


_ERROR_RESPONSE_SHAPE = ErrorShape(
    _decode_error_response, code=("error", "code"), message=("error", "message")
)

OPERATION: Final[Operation[IngestJob]] = Operation(
    name="createIngestJob",
    method="POST",
    repeatable=False,
    decode=_decode,
    errors={0: _ERROR_RESPONSE_SHAPE},
)

_NAMESPACE_ID = Text()
_X_TENANT_ID = Text(pattern="^[A-Za-z0-9]{1,64}$")
_PAYLOAD = InstanceOf(
    (
        "TextPayload",
        "FilePayload",
        "ManagedFilePayload",
        "CrawlPayload",
        "YoutubePayload",
        "BatchPayload",
        "UnknownVariant",
    )
)
_NAME = Text()
_CONFIG = InstanceOf(("IngestJobConfig",))
_EXTERNAL_ID = Text()


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
    """The call that the method ``create`` makes; it says what the arguments mean."""
    namespace_id = client_value(
        "namespace_id", namespace_id, client_values, _NAMESPACE_ID, "AGENTSET_NAMESPACE_ID"
    )
    x_tenant_id = client_value("x_tenant_id", x_tenant_id, client_values, _X_TENANT_ID)
    path_ = f"/v1/namespace/{path_segment('namespace_id', namespace_id)}/ingest-jobs"
    headers_: dict[str, str] = {}
    if x_tenant_id is not None:
        headers_["x-tenant-id"] = header_value("x_tenant_id", x_tenant_id)
    body_: dict[str, Any] = {}
    _PAYLOAD("payload", payload)
    body_["payload"] = encode_object("payload", payload)
    if name is None:
        body_["name"] = None
    elif not isinstance(name, Unset):
        _NAME("name", name)
        body_["name"] = name
    if config is not None:
        _CONFIG("config", config)
        body_["config"] = encode_object("config", config)
    if external_id is None:
        body_["externalId"] = None
    elif not isinstance(external_id, Unset):
        _EXTERNAL_ID("external_id", external_id)
        body_["externalId"] = external_id
    return Call(OPERATION, path_, headers=headers_, body=body_)
