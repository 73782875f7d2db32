"""``POST /v2/gen-ai/indexing_jobs`` (operation ``genai_create_indexing_job``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation
from ..._runtime.checks import Items, Text
from ..._runtime.models.model import encode_list
from ...models.indexing_job_response import IndexingJobResponse

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.indexing_job_response import IndexingJobResponse


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(
    _decode_error, code=("id",), message=("message",), request_id=("request_id",)
)

OPERATION: Final[Operation[IndexingJobResponse]] = Operation(
    name="genai_create_indexing_job",
    method="POST",
    repeatable=False,
    decode=IndexingJobResponse.from_dict,
    errors={0: _ERROR_SHAPE},
)

_KNOWLEDGE_BASE_UUID = Text()
_DATA_SOURCE_UUIDS = Items(Text())


def build(
    client_values: Mapping[str, Any],
    *,
    knowledge_base_uuid: str | None = None,
    data_source_uuids: Sequence[str] | None = None,
) -> Call[IndexingJobResponse]:
    """The call that the method ``create`` makes; it says what the arguments mean."""
    path_ = "/v2/gen-ai/indexing_jobs"
    body_: dict[str, Any] = {}
    if knowledge_base_uuid is not None:
        _KNOWLEDGE_BASE_UUID("knowledge_base_uuid", knowledge_base_uuid)
        body_["knowledge_base_uuid"] = knowledge_base_uuid
    if data_source_uuids is not None:
        _DATA_SOURCE_UUIDS("data_source_uuids", data_source_uuids)
        body_["data_source_uuids"] = encode_list("data_source_uuids", data_source_uuids)
    return Call(OPERATION, path_, body=body_)
