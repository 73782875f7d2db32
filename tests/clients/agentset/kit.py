"""What tests of the Agentset client use again and again."""

from __future__ import annotations

from collections.abc import Callable

from specloom_agentset import Agentset, TextPayload

JOBS = "/v1/namespace/ns_123/ingest-jobs"
TEXT = TextPayload(text="hello")


Connect = Callable[..., Agentset]
"""Makes a client that talks to the sandbox, closed in the end; options add to its arguments."""


CALLS: dict[str, Callable[[Agentset, str], object]] = {
    "list_page": lambda client, _: client.ingest_jobs.list_page(),
    "create": lambda client, _: client.ingest_jobs.create(TEXT),
    "get": lambda client, job_id: client.ingest_jobs.get(job_id),
    "delete": lambda client, job_id: client.ingest_jobs.delete(job_id),
    "re_ingest": lambda client, job_id: client.ingest_jobs.re_ingest(job_id),
}
"""Each method that makes one request, called with what it needs."""
