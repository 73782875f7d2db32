"""Our client sends what Vectara's official SDK, `vectara` 0.4.3, was seen to send.

The SDK does not know the first generation of the API; what is sent there follows the
provider's documentation.
"""

from __future__ import annotations

from clients.adapter import Caller
from sandbox import Sandbox
from specloom_vectara import APIStatusError, AsyncVectara, Vectara
from wire.replay import Case, Table, cases, check

TABLE = Table(
    provider="vectara",
    client=Vectara,
    async_client=AsyncVectara,
    methods={
        "listJobs": lambda client: client.jobs.list_page,
        "getJob": lambda client: client.jobs.get,
        "ListJobs": lambda client: client.v1.jobs.list_page,
    },
    error=APIStatusError,
    headers=frozenset(
        {"x-api-key", "customer-id", "timeout", "request-timeout", "request-timeout-millis"}
    ),
)


@cases("vectara")
def test_the_request_is_the_sdks_and_the_answer_is_understood(
    caller: Caller, box: Sandbox, case: Case
) -> None:
    check(case, TABLE, caller, box)
