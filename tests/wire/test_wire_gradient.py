"""Our client sends what DigitalOcean's official SDK, `gradient` 3.12.2, was seen to send."""

from __future__ import annotations

from clients.adapter import Caller
from sandbox import Sandbox
from specloom_gradient import APIStatusError, AsyncGradient, Gradient
from wire.replay import Case, Table, cases, check

TABLE = Table(
    provider="gradient",
    client=Gradient,
    async_client=AsyncGradient,
    client_arguments={"access_token": "token"},
    methods={
        "genai_create_indexing_job": lambda client: client.knowledge_bases.indexing_jobs.create,
        "genai_list_indexing_jobs": lambda client: client.knowledge_bases.indexing_jobs.list_page,
        "genai_get_indexing_job": lambda client: client.knowledge_bases.indexing_jobs.retrieve,
        "genai_list_indexing_job_data_sources": lambda client: (
            client.knowledge_bases.indexing_jobs.retrieve_data_sources
        ),
        "genai_cancel_indexing_job": lambda client: (
            client.knowledge_bases.indexing_jobs.update_cancel
        ),
    },
    error=APIStatusError,
)


@cases("gradient")
def test_the_request_is_the_sdks_and_the_answer_is_understood(
    caller: Caller, box: Sandbox, case: Case
) -> None:
    check(case, TABLE, caller, box)
