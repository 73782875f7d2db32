"""``GET /v2/jobs`` (operation ``listJobs``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, Operation, header_value
from ..._runtime.checks import Integer, Items, Moment, Text
from ..._runtime.models.fields import datetime_argument
from ...models.job_page import JobPage

if TYPE_CHECKING:
    from ...models.error import Error
    from ...models.job_page import JobPage
    from ...models.job_state_name import JobStateName


def _decode_error(source: Any) -> Error:
    from ...models.error import Error

    return Error.from_dict(source)


_ERROR_SHAPE = ErrorShape(_decode_error, message=("messages",), request_id=("request_id",))

OPERATION: Final[Operation[JobPage]] = Operation(
    name="listJobs",
    method="GET",
    repeatable=True,
    decode=JobPage.from_dict,
    accept="*/*",
    errors={0: _ERROR_SHAPE},
)

_CORPUS_KEY = Items(Text())
_AFTER = Moment()
_STATE = Items(Text())
_LIMIT = Integer(minimum=1, maximum=100)
_PAGE_KEY = Text()
_REQUEST_TIMEOUT = Integer(minimum=1)
_REQUEST_TIMEOUT_MILLIS = Integer(minimum=1)


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
    """The call that the method ``list_page`` makes; it says what the arguments mean."""
    path_ = "/v2/jobs"
    query_: list[tuple[str, str]] = []
    if corpus_key is not None:
        _CORPUS_KEY("corpus_key", corpus_key)
        query_.extend(("corpus_key", item) for item in corpus_key)
    if after is not None:
        _AFTER("after", after)
        query_.append(("after", datetime_argument("after", after)))
    if state is not None:
        _STATE("state", state)
        query_.extend(("state", item) for item in state)
    if limit is not None:
        _LIMIT("limit", limit)
        query_.append(("limit", str(limit)))
    if page_key is not None:
        _PAGE_KEY("page_key", page_key)
        query_.append(("page_key", page_key))
    headers_: dict[str, str] = {}
    if request_timeout is not None:
        _REQUEST_TIMEOUT("request_timeout", request_timeout)
        headers_["request-timeout"] = header_value("request_timeout", str(request_timeout))
    if request_timeout_millis is not None:
        _REQUEST_TIMEOUT_MILLIS("request_timeout_millis", request_timeout_millis)
        headers_["request-timeout-millis"] = header_value(
            "request_timeout_millis", str(request_timeout_millis)
        )
    return Call(OPERATION, path_, query=query_, headers=headers_)
