"""What calls send and return when all is well."""

from __future__ import annotations

from typing import Any

import pytest
from clients.agentset.kit import JOBS, TEXT, Connect
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    BatchFileItem,
    BatchManagedFileItem,
    BatchPayload,
    BatchTextItem,
    CrawlPayload,
    FilePayload,
    IngestJobConfig,
    ManagedFilePayload,
    TextPayload,
    YoutubePayload,
)

PAYLOADS: list[Any] = [
    TextPayload(text="Grüße, 世界\u2028", file_name="a.txt"),
    FilePayload(file_url="https://x.test/a.pdf", file_name="a.pdf"),
    ManagedFilePayload(key="namespaces/ns/é.pdf", file_name="é"),
    CrawlPayload(
        url="https://x.test/",
        max_depth=2,
        limit=10,
        include_paths=["/a"],
        exclude_paths=["/b", "/c"],
        headers={"X-A": "1"},
    ),
    YoutubePayload(
        urls=["https://youtu.be/abc"], transcript_languages=["de", "jp"], include_metadata=False
    ),
    BatchPayload(
        items=[
            BatchTextItem(text="t", config=IngestJobConfig(chunk_size=64)),
            BatchFileItem(file_url="https://x.test/b.pdf"),
            BatchManagedFileItem(key="k", file_name="k.pdf"),
        ]
    ),
]


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: type(payload).__name__)
def test_every_kind_of_payload_comes_back_as_it_was_sent(
    client: Agentset, box: Sandbox, payload: Any
) -> None:
    config = IngestJobConfig(
        chunk_size=32,
        delimiter="\n",
        language_code="de",
        mode="accurate",
        chart_understanding=True,
        use_llm=False,
        metadata={"n": 3, "f": 0.5, "yes": True, "tags": ["a", "b"], "s": "x"},
    )
    job = client.ingest_jobs.create(payload, name="n", config=config, external_id="doc-1")
    assert job.payload == payload
    assert job.config == config
    assert (job.name, job.external_id, job.status) == ("n", "doc-1", "BACKLOG")
    assert job == client.ingest_jobs.get(job.id)
    sent = box.requests[0].json
    assert sent["payload"] == payload.to_dict()
    assert repr(sent["config"]["metadata"]["n"]) == "3", "an integer stays one"


def test_what_is_not_given_is_not_sent_and_none_is_null(client: Agentset, box: Sandbox) -> None:
    client.ingest_jobs.create(TEXT)
    client.ingest_jobs.create(TEXT, name=None, external_id=None)
    client.ingest_jobs.create(payload=TEXT, config=IngestJobConfig())
    payload = {"type": "TEXT", "text": "hello"}
    assert [request.json for request in box.requests] == [
        {"payload": payload},
        {"payload": payload, "name": None, "externalId": None},
        {"payload": payload, "config": {}},
    ]


def test_running_a_job_again_gives_its_id(client: Agentset, box: Sandbox) -> None:
    [job_id] = box.agentset.seed(1)
    assert client.ingest_jobs.re_ingest(job_id).id == job_id
    assert client.ingest_jobs.get(job_id).status == "QUEUED_FOR_RESYNC"
    again = box.requests[0]
    assert again.body == b""
    assert "content-type" not in again.headers


def test_client_values_are_given_once_and_may_be_overridden_per_call(
    connect: Connect, box: Sandbox
) -> None:
    client = connect(namespace_id="ns_1", x_tenant_id="tenant1")
    client.ingest_jobs.list_page()
    client.ingest_jobs.list_page(namespace_id="ns_2", x_tenant_id="tenant2")
    client.ingest_jobs.list_page()
    sent = [(each.path, each.headers["x-tenant-id"]) for each in box.requests]
    assert sent == [
        ("/v1/namespace/ns_1/ingest-jobs", "tenant1"),
        ("/v1/namespace/ns_2/ingest-jobs", "tenant2"),
        ("/v1/namespace/ns_1/ingest-jobs", "tenant1"),
    ]


def test_statuses_are_sent_as_one_value(client: Agentset, box: Sandbox) -> None:
    box.agentset.seed(3, statuses=["COMPLETED", "FAILED", "CANCELLED"])
    page = client.ingest_jobs.list_page(statuses=("FAILED", "CANCELLED"))
    assert [job.status for job in page.data] == ["CANCELLED", "FAILED"]
    assert box.requests[0].raw_query == "statuses=FAILED%2CCANCELLED&orderBy=createdAt&order=desc"


def test_requests_say_who_sends_them_and_what_they_take(client: Agentset, box: Sandbox) -> None:
    client.ingest_jobs.list_page()
    client.ingest_jobs.create(TEXT)
    for request in box.requests:
        assert request.headers["user-agent"].startswith("specloom-agentset/0.")
        assert request.headers["accept"] == "application/json"
        assert request.headers["authorization"] == "Bearer sandbox-token"
        assert request.path == JOBS
    assert "content-type" not in box.requests[0].headers
    assert box.requests[1].headers["content-type"] == "application/json"
