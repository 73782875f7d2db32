"""What the package logs of each request, and what it never logs."""

from __future__ import annotations

import logging
import re

import pytest
from clients.agentset.kit import JOBS, TEXT, Connect
from sandbox import Fault, Sandbox
from specloom_agentset import Agentset, AgentsetError

LOGGER = "specloom_agentset"


@pytest.fixture(autouse=True)
def _everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger=LOGGER)


def lines(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Return level and text of what the package logged, times as `#`."""
    return [
        (record.levelname, re.sub(r"\d+\.\d+ s", "# s", record.getMessage()))
        for record in caplog.records
        if record.name.startswith(LOGGER)
    ]


def test_a_call_is_one_line_with_method_host_path_status_time_and_attempt(
    client: Agentset, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    place = box.url("agentset").removeprefix("http://") + JOBS
    job = client.ingest_jobs.create(TEXT)
    client.ingest_jobs.get(job.id)
    client.ingest_jobs.list_page(statuses=["COMPLETED"], cursor=None)
    assert lines(caplog) == [
        ("DEBUG", f"POST {place}: 201 in # s (attempt 1)"),
        ("DEBUG", f"GET {place}/{job.id}: 200 in # s (attempt 1)"),
        ("DEBUG", f"GET {place}: 200 in # s (attempt 1)"),
    ]


def test_each_attempt_and_each_retry_is_a_line(
    client: Agentset, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    box.agentset.seed(1)
    box.fault("agentset", Fault(status=503, retry_after=1))
    box.fault("agentset", Fault(cut="before_response"))
    client.ingest_jobs.get("job_000001")
    path = f"{box.url('agentset')}{JOBS}/job_000001".removeprefix("http://")
    first, again, lost, once_more, last = lines(caplog)
    assert first == ("DEBUG", f"GET {path}: 503 in # s (attempt 1)")
    assert again[0] == "INFO"
    assert again[1] == f"GET {path}: retrying in # s after HTTP 503 (attempt 1)"
    assert lost == ("INFO", f"GET {path}: RemoteProtocolError after # s (attempt 2)")
    assert once_more[1] == f"GET {path}: retrying in # s after APIConnectionError (attempt 2)"
    assert last == ("DEBUG", f"GET {path}: 200 in # s (attempt 3)")


def test_neither_bodies_nor_headers_nor_the_query_are_logged(
    connect: Connect, box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    client = connect(headers={"x-own": "header-value"}, max_retries=0)
    client.ingest_jobs.create(TEXT, name="body-value", external_id="body-value")
    client.ingest_jobs.list_page(cursor=None, per_page=77)
    box.fault("agentset", Fault(body=b'{"success": "answer-value'))
    box.fault("agentset", Fault(cut="mid_body"))
    for _ in range(2):
        with pytest.raises(AgentsetError):
            client.ingest_jobs.list_page()
    logged = "\n".join(text for _, text in lines(caplog))
    assert logged.count("\n") == 3
    for value in ("header-value", "body-value", "hello", "answer-value", "77", "sandbox-token"):
        assert value not in logged


def test_the_package_logs_to_its_own_logger_and_sets_nothing_up(client: Agentset) -> None:
    client.ingest_jobs.list_page()
    assert logging.getLogger(LOGGER).handlers == []
    assert logging.getLogger(LOGGER).propagate
