"""Arguments that are refused before anything is sent, since they would go astray."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from clients.agentset.kit import TEXT
from sandbox import Sandbox
from specloom_agentset import (
    Agentset,
    AgentsetError,
    CrawlPayload,
    IngestJobConfig,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    YoutubePayload,
)

Call = Callable[[Any], object]
Value, Type = InvalidArgumentError, InvalidArgumentTypeError
NAN, INFINITY = float("nan"), float("inf")

ARGUMENTS: list[tuple[str, Call]] = [
    # Lists: a text would be taken for a list of its characters.
    ("statuses", lambda jobs: jobs.list_page(statuses="COMPLETED")),
    ("statuses", lambda jobs: jobs.list_page(statuses=b"COMPLETED")),
    ("statuses", lambda jobs: jobs.list(statuses="COMPLETED")),
    ("include_paths", lambda jobs: jobs.create(CrawlPayload(url="u", include_paths=TEXTS))),
    ("urls", lambda jobs: jobs.create(YoutubePayload(urls=TEXTS))),
    # Headers and paths.
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="tenant1\n")),
    ("x_tenant_id", lambda jobs: jobs.list_page(x_tenant_id="é")),
    ("namespace_id", lambda jobs: jobs.list_page(namespace_id="")),
    ("namespace_id", lambda jobs: jobs.list_page(namespace_id="..")),
    # Objects.
    ("payload", lambda jobs: jobs.create(None)),
    ("payload", lambda jobs: jobs.create("hello")),
    ("payload", lambda jobs: jobs.create(object())),
    ("config", lambda jobs: jobs.create(TEXT, config=7)),
    # Numbers that JSON does not have.
    ("per_page", lambda jobs: jobs.list_page(per_page=NAN)),
    ("metadata", lambda jobs: jobs.create(TEXT, config=with_metadata(NAN))),
    ("metadata", lambda jobs: jobs.create(TEXT, config=with_metadata(INFINITY))),
    # What is ours, and not the server's.
    ("timeout", lambda jobs: jobs.wait("job_1", timeout=-1)),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout=NAN)),
    ("timeout", lambda jobs: jobs.wait("job_1", timeout="5")),
    ("poll_interval", lambda jobs: jobs.wait("job_1", poll_interval=0)),
    ("poll_interval", lambda jobs: jobs.wait("job_1", poll_interval="1")),
    ("on_update", lambda jobs: jobs.wait("job_1", on_update="print")),
    ("cursor_direction", lambda jobs: jobs.list(cursor_direction="backward")),
    ("token", lambda jobs: next(jobs.list().pages(token=""))),
    ("token", lambda jobs: next(jobs.list().pages(token=7))),
    ("request_options", lambda jobs: jobs.get("job_1", request_options={"timeout": 1})),
    ("request_options", lambda jobs: jobs.list(request_options={"timeout": 1})),
]
TEXTS: Any = "/a"


def with_metadata(value: float) -> IngestJobConfig:
    return IngestJobConfig(metadata={"a": value})


"""What clients and calls take alike."""


def refused(error: Any, name: str) -> None:
    """Check what a refusal says of itself."""
    assert isinstance(error, AgentsetError)
    assert isinstance(error, TypeError if isinstance(error, Type) else ValueError)
    assert name in str(error)
    assert error.attempts == 0


@pytest.mark.parametrize(("name", "call"), ARGUMENTS)
def test_an_argument_that_would_go_astray_is_refused_by_name(
    client: Agentset, box: Sandbox, name: str, call: Call
) -> None:
    with pytest.raises((Value, Type)) as caught:
        call(client.ingest_jobs)
    refused(caught.value, name)
    assert len(box.requests) == 0
