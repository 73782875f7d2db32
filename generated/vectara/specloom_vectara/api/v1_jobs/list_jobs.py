"""``POST /v1/list-jobs`` (operation ``ListJobs``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..._runtime.calls import Call, ErrorShape, FailureList, Operation, client_value, header_value
from ..._runtime.checks import Digits, Integer, Items, Text
from ..._runtime.models.model import encode_list
from ...models.v1_job_page import V1JobPage

if TYPE_CHECKING:
    from ...models.rpc_status import RpcStatus
    from ...models.v1_job_page import V1JobPage
    from ...models.v1_job_state import V1JobState


def _decode_rpc_status(source: Any) -> RpcStatus:
    from ...models.rpc_status import RpcStatus

    return RpcStatus.from_dict(source)


_RPC_STATUS_SHAPE = ErrorShape(_decode_rpc_status, code=("code",), message=("message",))

OPERATION: Final[Operation[V1JobPage]] = Operation(
    name="ListJobs",
    method="POST",
    repeatable=True,
    decode=V1JobPage.from_dict,
    errors={0: _RPC_STATUS_SHAPE},
    failures=FailureList(list="status", code="code", ok="OK", message="statusDetail"),
)

_CUSTOMER_ID = Digits()
_TIMEOUT = Text(pattern="^[0-9]+S$")
_JOB_ID = Text()
_CORPUS_ID = Items(Integer())
_EPOCH_SECS = Text()
_STATE = Items(Text())
_NUM_RESULTS = Integer(minimum=1, maximum=100)
_PAGE_KEY = Text()


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
    """The call that the method ``list_page`` makes; it says what the arguments mean."""
    customer_id = client_value(
        "customer_id", customer_id, client_values, _CUSTOMER_ID, "VECTARA_CUSTOMER_ID"
    )
    path_ = "/v1/list-jobs"
    headers_: dict[str, str] = {}
    if customer_id is not None:
        headers_["customer-id"] = header_value("customer_id", str(customer_id))
    if timeout is not None:
        _TIMEOUT("timeout", timeout)
        headers_["timeout"] = header_value("timeout", timeout)
    body_: dict[str, Any] = {}
    if page_key is not None:
        # The server ignores everything else beside it.
        job_id = None
        corpus_id = None
        epoch_secs = None
        state = None
        num_results = None
    if job_id is not None:
        _JOB_ID("job_id", job_id)
        body_["jobId"] = job_id
    if corpus_id is not None:
        _CORPUS_ID("corpus_id", corpus_id)
        body_["corpusId"] = encode_list("corpus_id", corpus_id)
    if epoch_secs is not None:
        _EPOCH_SECS("epoch_secs", epoch_secs)
        body_["epochSecs"] = epoch_secs
    if state is not None:
        _STATE("state", state)
        body_["state"] = encode_list("state", state)
    if num_results is not None:
        _NUM_RESULTS("num_results", num_results)
        body_["numResults"] = num_results
    if page_key is not None:
        _PAGE_KEY("page_key", page_key)
        body_["pageKey"] = page_key
    return Call(OPERATION, path_, headers=headers_, body=body_)
