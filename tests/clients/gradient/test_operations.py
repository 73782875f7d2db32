"""Each operation: what it sends, and what comes back."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest
from clients.gradient.kit import JOBS
from sandbox import Sandbox
from specloom_gradient import (
    Error,
    Gradient,
    IndexingJob,
    NotFoundError,
)


def test_a_job_is_created_for_some_data_sources(client: Gradient, box: Sandbox) -> None:
    sources = ["ds-1", "ds/ü"]
    made = client.knowledge_bases.indexing_jobs.create(
        knowledge_base_uuid="kb-1", data_source_uuids=sources
    )
    assert isinstance(made.job, IndexingJob)
    assert made.job.uuid == box.gradient.jobs[0]["uuid"]
    assert (made.job.knowledge_base_uuid, made.job.data_source_uuids) == ("kb-1", sources)
    (request,) = box.requests
    assert (request.method, request.path, request.raw_query) == ("POST", JOBS, "")
    assert request.json == {"knowledge_base_uuid": "kb-1", "data_source_uuids": sources}
    assert request.headers["content-type"] == "application/json"
    assert request.headers["authorization"] == "Bearer sandbox-token"


def test_a_job_is_retrieved(client: Gradient, box: Sandbox) -> None:
    (uuid,) = box.gradient.seed(1, outcomes=["PARTIAL"])
    job = client.knowledge_bases.indexing_jobs.retrieve(uuid).job
    assert job is not None
    assert job.to_dict() == box.gradient.jobs[0]
    assert job.total_items_indexed == "9007199254740993", "above what a float can hold"
    assert isinstance(job.total_datasources, int)
    assert isinstance(job.created_at, datetime)
    assert job.created_at.tzinfo == UTC
    (request,) = box.requests
    assert (request.method, request.path, request.body) == ("GET", f"{JOBS}/{uuid}", b"")


def test_data_sources_are_retrieved(client: Gradient, box: Sandbox) -> None:
    uuid = box.gradient.add("FAILED", outcome="FAILED", data_source_uuids=["a", "b"])
    found = client.knowledge_bases.indexing_jobs.retrieve_data_sources(uuid).indexed_data_sources
    assert found is not None
    assert [source.data_source_uuid for source in found] == ["a", "b"]
    assert found[0].status == "DATA_SOURCE_STATUS_FAILED"
    assert found[0].total_bytes == "18446744073709551615"
    (request,) = box.requests
    assert (request.method, request.path) == ("GET", f"{JOBS}/{uuid}/data_sources")


def test_cancelling_sends_the_id_in_path_and_body(client: Gradient, box: Sandbox) -> None:
    uuid = box.gradient.add("RUNNING")
    job = client.knowledge_bases.indexing_jobs.update_cancel(uuid).job
    assert job is not None
    assert job.phase == "BATCH_JOB_PHASE_CANCELLED"
    (request,) = box.requests
    assert (request.method, request.path) == ("PUT", f"{JOBS}/{uuid}/cancel")
    assert request.json == {"uuid": uuid}


def test_the_parts_of_an_error_are_read(client: Gradient, box: Sandbox) -> None:
    with pytest.raises(NotFoundError) as caught:
        client.knowledge_bases.indexing_jobs.retrieve("none")
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert isinstance(error.body, Error)
    assert (error.code, error.message) == ("not_found", "There is no such indexing job.")
    assert error.request_id == error.body.request_id
    assert error.headers["ratelimit-limit"] == "5000"
