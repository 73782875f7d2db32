"""Our client sends what Agentset's official SDK, `agentset` 0.7.1, was seen to send."""

from __future__ import annotations

from typing import Any

from clients.adapter import Caller
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    APIStatusError,
    AsyncAgentset,
    BatchPayload,
    CrawlPayload,
    FilePayload,
    IngestJobConfig,
    ManagedFilePayload,
    TextPayload,
    YoutubePayload,
)
from wire.replay import Case, Table, cases, check

PAYLOADS: dict[str, Any] = {
    "TEXT": TextPayload,
    "FILE": FilePayload,
    "MANAGED_FILE": ManagedFilePayload,
    "CRAWL": CrawlPayload,
    "YOUTUBE": YoutubePayload,
    "BATCH": BatchPayload,
}


def payload(wire: dict[str, Any]) -> Any:
    return PAYLOADS[wire["type"]].from_dict(wire)


def answered(case: Case) -> Any:
    answer: dict[str, Any] = case["response_json"] or {}
    return answer if case["operation"] == "listIngestJobs" else answer.get("data")


TABLE = Table(
    provider="agentset",
    client=Agentset,
    async_client=AsyncAgentset,
    methods={
        "listIngestJobs": lambda client: client.ingest_jobs.list_page,
        "createIngestJob": lambda client: client.ingest_jobs.create,
        "getIngestJobInfo": lambda client: client.ingest_jobs.get,
        "deleteIngestJob": lambda client: client.ingest_jobs.delete,
        "reIngestJob": lambda client: client.ingest_jobs.re_ingest,
    },
    values={"payload": payload, "config": IngestJobConfig.from_dict},
    error=APIStatusError,
    headers=frozenset({"x-tenant-id"}),
    answered=answered,
)


@cases("agentset")
def test_the_request_is_the_sdks_and_the_answer_is_understood(
    caller: Caller, box: Sandbox, case: Case
) -> None:
    check(case, TABLE, caller, box)
