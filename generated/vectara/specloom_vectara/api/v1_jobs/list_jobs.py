"""``POST /v1/list-jobs`` (operation ``ListJobs``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ... import error_shapes
from ..._runtime.arguments import client_value, header_value, json_list, json_value
from ..._runtime.lazy import refer as _refer
from ..._runtime.request.call import Call, FailureList, Operation
from ...models.v1_job_page import V1JobPage

if TYPE_CHECKING:
    from ...models.v1_job_state import V1JobState

else:
    _refer(globals(), "V1JobState")
OPERATION: Final[Operation[V1JobPage]] = Operation(
    name="ListJobs",
    method="POST",
    repeatable=True,
    decode=V1JobPage.from_response,
    errors={0: error_shapes.RPC_STATUS},
    failures=FailureList(list="status", code="code", ok="OK", message="statusDetail"),
)


def build(
    client_values: Mapping[str, Any],
    *,
    timeout: str | None = None,
    job_id: str | None = None,
    corpus_id: Sequence[int] | None = None,
    epoch_secs: str | None = None,
    state: Sequence[V1JobState] | None = None,
    num_results: int | None = None,
    page_key: str | None = None,
    customer_id: int | str | None = None,
) -> Call[V1JobPage]:
    """Build the call of the method ``list_page``, which documents the arguments."""
    customer_id = client_value("customer_id", customer_id, client_values, "VECTARA_CUSTOMER_ID")
    path_ = "/v1/list-jobs"
    headers_: dict[str, str] = {}
    if customer_id is not None:
        headers_["customer-id"] = header_value("customer_id", customer_id)
    if timeout is not None:
        headers_["timeout"] = header_value("timeout", timeout)
    body_: dict[str, Any] = {}
    if page_key is not None:
        # The server ignores all other members then.
        job_id = None
        corpus_id = None
        epoch_secs = None
        state = None
        num_results = None
    if job_id is not None:
        body_["jobId"] = json_value("job_id", job_id)
    if corpus_id is not None:
        body_["corpusId"] = json_list("corpus_id", corpus_id)
    if epoch_secs is not None:
        body_["epochSecs"] = json_value("epoch_secs", epoch_secs)
    if state is not None:
        body_["state"] = json_list("state", state)
    if num_results is not None:
        body_["numResults"] = json_value("num_results", num_results)
    if page_key is not None:
        body_["pageKey"] = json_value("page_key", page_key)
    return Call(OPERATION, path_, headers=headers_, body=body_)
