"""``GET /v2/jobs`` (operation ``listJobs``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from ... import error_shapes
from ..._runtime.arguments import datetime_value, header_value, query_value, query_values
from ..._runtime.lazy import refer as _refer
from ..._runtime.request.call import Call, Operation
from ...models.job_page import JobPage

if TYPE_CHECKING:
    from ...models.job_state_name import JobStateName

else:
    _refer(globals(), "JobStateName")
OPERATION: Final[Operation[JobPage]] = Operation(
    name="listJobs",
    method="GET",
    repeatable=True,
    decode=JobPage.from_response,
    accept="*/*",
    errors={0: error_shapes.ERROR},
)


def build(
    client_values: Mapping[str, Any],
    *,
    corpus_key: Sequence[str] | None = None,
    after: datetime | str | None = None,
    state: Sequence[JobStateName] | None = None,
    limit: int | None = None,
    page_key: str | None = None,
    request_timeout: int | None = None,
    request_timeout_millis: int | None = None,
) -> Call[JobPage]:
    """Build the call of the method ``list_page``, which documents the arguments."""
    path_ = "/v2/jobs"
    query_: list[tuple[str, str]] = []
    if corpus_key is not None:
        query_.extend(("corpus_key", item) for item in query_values("corpus_key", corpus_key))
    if after is not None:
        query_.append(("after", datetime_value("after", after)))
    if state is not None:
        query_.extend(("state", item) for item in query_values("state", state))
    if limit is not None:
        query_.append(("limit", query_value("limit", limit)))
    if page_key is not None:
        query_.append(("page_key", query_value("page_key", page_key)))
    headers_: dict[str, str] = {}
    if request_timeout is not None:
        headers_["request-timeout"] = header_value("request_timeout", request_timeout)
    if request_timeout_millis is not None:
        headers_["request-timeout-millis"] = header_value(
            "request_timeout_millis", request_timeout_millis
        )
    return Call(OPERATION, path_, query=query_, headers=headers_)
