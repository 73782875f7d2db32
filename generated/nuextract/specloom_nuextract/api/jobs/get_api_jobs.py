"""``GET /api/jobs`` (operation ``get_api_jobs``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation
from ..._runtime.checks import Integer, Text
from ...models.job_page import JobPage

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.job_page import JobPage


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(_decode_error, code=("code",), message=("message",))

OPERATION: Final[Operation[JobPage]] = Operation(
    name="get_api_jobs",
    method="GET",
    repeatable=True,
    decode=JobPage.from_dict,
    errors={0: _ERROR_SHAPE},
)

_ORGANIZATION = Text()
_SKIP = Integer(minimum=0)
_PER_PAGE = Integer(minimum=1, maximum=300)


def build(
    client_values: Mapping[str, Any],
    *,
    organization: str | None = None,
    skip: int | None = None,
    per_page: int | None = None,
) -> Call[JobPage]:
    """The call that the method ``list_page`` makes; it says what the arguments mean."""
    path_ = "/api/jobs"
    query_: list[tuple[str, str]] = []
    if organization is not None:
        _ORGANIZATION("organization", organization)
        query_.append(("organization", organization))
    if skip is not None:
        _SKIP("skip", skip)
        query_.append(("skip", str(skip)))
    if per_page is not None:
        _PER_PAGE("per_page", per_page)
        query_.append(("perPage", str(per_page)))
    return Call(OPERATION, path_, query=query_)
