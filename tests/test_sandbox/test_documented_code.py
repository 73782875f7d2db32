"""The code of the documentation, run as it is written against the foreground sandbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .foreground import Foreground


@pytest.fixture(autouse=True)
def _environment(foreground: Foreground, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in foreground.environment.items():
        monkeypatch.setenv(name, value)
    yield
    assert not foreground.violations


def _agentset() -> list[str]:
    from specloom_agentset import Agentset, TextPayload

    statuses: list[str] = []
    with Agentset(namespace_id="ns_123", x_tenant_id="tenant1") as client:
        job = client.ingest_jobs.create(
            payload=TextPayload(text="hello"), name="greeting", external_id="doc-1"
        )
        job = client.ingest_jobs.wait(
            job.id, timeout=600, on_update=lambda j: statuses.append(j.status)
        )
        listed = list(client.ingest_jobs.list(statuses=["COMPLETED", "FAILED"], per_page=100))
        assert job.id in {each.id for each in listed}
        assert len(listed) > 200
        assert {each.tenant_id for each in listed} == {"tenant1"}
        pager = client.ingest_jobs.list()
        pages = list(pager.pages())
        assert len(pages) > 2
        resumed = next(client.ingest_jobs.list().pages(token="cursor-from-yesterday"))
        assert [each.id for each in resumed.items] == [each.id for each in pages[0].items]
        assert len(client.ingest_jobs.list_page(per_page=10).data) == 10
        client.ingest_jobs.get("job_123")
        client.ingest_jobs.delete("job_123")
        client.ingest_jobs.re_ingest("job_123")
    return statuses


def test_agentset_again_and_again() -> None:
    assert [_agentset()[-1] for _ in range(2)] == ["COMPLETED"] * 2


def test_gradient() -> None:
    from specloom_gradient import Gradient, state_of

    documented = "123e4567-e89b-12d3-a456-426614174000"
    with Gradient() as client:
        jobs = client.knowledge_bases.indexing_jobs
        job = jobs.create(knowledge_base_uuid="…", data_source_uuids=["…"]).job
        assert job is not None
        assert job.uuid is not None
        done = jobs.wait(job.uuid, timeout=3600)
        assert state_of(done) == "succeeded"
        assert len(list(jobs.list(per_page=50))) > 200
        assert jobs.list_page(page=2).jobs
        assert jobs.retrieve_data_sources(job.uuid).indexed_data_sources
        for _ in range(2):
            jobs.retrieve(documented)
            jobs.update_cancel(documented)
            assert state_of(jobs.wait(documented, timeout=3600)) == "succeeded"


@pytest.mark.parametrize("job_id", ["job_123", "a-job-id"])
def test_nuextract(job_id: str) -> None:
    from specloom_nuextract import JobResult, NuExtract

    with NuExtract() as client:
        assert len(list(client.jobs.list(per_page=30))) > 30
        assert client.jobs.list_page(skip=0, per_page=30).items
        client.jobs.get(job_id)
        client.jobs.get_status(job_id)
        for _ in range(2):
            with client.jobs.stream(job_id, include_pings=True) as events:
                results = [event for event in events if isinstance(event, JobResult)]
            assert [result.job.status for result in results] == ["completed"]
            assert results[0].job.output_data
            assert client.jobs.wait(job_id, timeout=900).status == "completed"


def test_vectara() -> None:
    from specloom_vectara import Vectara

    with Vectara(customer_id=1234) as client:
        old = list(client.v1.jobs.list(corpus_id=[1], state=["JOB_STATE__COMPLETED"]))
        assert len(old) > 100
        assert len(list(client.jobs.list(state=["completed"]))) == len(old)
        assert client.jobs.get("job_123").state == "completed"
        assert client.jobs.wait("job_123").state == "completed"
        resumed = next(client.jobs.list().pages(token="key-from-yesterday"))
        assert resumed.items


def test_vectara_with_any_client(foreground: Foreground, monkeypatch: pytest.MonkeyPatch) -> None:
    from specloom_vectara import Vectara

    monkeypatch.delenv("VECTARA_API_KEY")
    with Vectara(client_id="mine", client_secret="a-secret") as client:
        assert client.jobs.get("job_123").state == "completed"
