"""``GET /v2/gen-ai/indexing_jobs`` (operation ``genai_list_indexing_jobs``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation
from ..._runtime.checks import Integer
from ...models.indexing_job_page import IndexingJobPage

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.indexing_job_page import IndexingJobPage


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(
    _decode_error, code=("id",), message=("message",), request_id=("request_id",)
)

OPERATION: Final[Operation[IndexingJobPage]] = Operation(
    name="genai_list_indexing_jobs",
    method="GET",
    repeatable=True,
    decode=IndexingJobPage.from_dict,
    errors={0: _ERROR_SHAPE},
)

_PAGE = Integer()
_PER_PAGE = Integer()


def build(
    client_values: Mapping[str, Any], *, page: int | None = None, per_page: int | None = None
) -> Call[IndexingJobPage]:
    """The call that the method ``list_page`` makes; it says what the arguments mean."""
    path_ = "/v2/gen-ai/indexing_jobs"
    query_: list[tuple[str, str]] = []
    if page is not None:
        _PAGE("page", page)
        query_.append(("page", str(page)))
    if per_page is not None:
        _PER_PAGE("per_page", per_page)
        query_.append(("per_page", str(per_page)))
    return Call(OPERATION, path_, query=query_)
