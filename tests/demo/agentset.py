"""Agentset: the life of ingest jobs, pages of them, and what happens when things go wrong."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

import specloom_agentset
from sandbox import Fault, Sandbox
from specloom_agentset import (
    Agentset,
    AsyncAgentset,
    ConflictError,
    IngestJob,
    JobFailedError,
    NotFoundError,
    Page,
    TextPayload,
    state_of,
)

from .stage import Stage
from .watching import WatchBoard

_NAMESPACE = "ns_demo"
_TENANT = "demo"
_SEEDED = 419
_PER_PAGE = 100
_POLL_SECONDS = 0.06
_NAMES = ("north", "south", "east", "will fail")


def play(stage: Stage, box: Sandbox) -> None:
    """Show what the client does, on jobs of its own."""
    url = box.url("agentset")
    stage.heading("Agentset", f"specloom-agentset {specloom_agentset.__version__} on {url}")
    box.agentset.seed(_SEEDED, _NAMESPACE, _TENANT, ["COMPLETED", "COMPLETED", "FAILED"])
    with _client(box) as client:
        job = _create(stage, client)
        token, jobs = _page(stage, client)
        _resume(stage, box, token, jobs)
        _ingest_again(stage, client, job)
        _delete(stage, client, job)
        _clash(stage, client)
        _retry(stage, client, box)
    asyncio.run(_all_at_once(stage, box))


def _client(box: Sandbox) -> Agentset:
    return Agentset(
        base_url=box.url("agentset"), token="demo", namespace_id=_NAMESPACE, x_tenant_id=_TENANT
    )


def _create(stage: Stage, client: Agentset) -> IngestJob:
    with stage.step("Create a job and wait for it"):
        job = client.ingest_jobs.create(
            payload=TextPayload(text="Hello from the demo."), name="greeting", external_id="doc-1"
        )
        stage.fact("created", f"{job.id} with the external id {job.external_id}")
        with stage.watch() as board:
            job = client.ingest_jobs.wait(
                job.id, poll_interval=_POLL_SECONDS, on_update=_shown(board, "states")
            )
        stage.promise(job.status == "COMPLETED", f"the job ended as {job.status}")
        stage.fact("completed", job.completed_at)
    return job


def _page(stage: Stage, client: Agentset) -> tuple[str, list[str]]:
    """Return the token after the second page, and the ids of all jobs."""
    with stage.step("Go through all jobs, page by page"):
        before = len(stage.served)
        pages: list[Page[IngestJob]] = []
        for page in client.ingest_jobs.list(per_page=_PER_PAGE).pages():
            pages.append(page)
            span = f"{page.items[0].id} to {page.items[-1].id}"
            sent = len(stage.served) - before
            stage.fact(f"page {len(pages)}", f"{len(page.items):3} jobs, {span}, request {sent}")
            stage.promise(sent == len(pages), f"{len(pages)} pages took {sent} requests")
        jobs = [job for page in pages for job in page.items]
        statuses = Counter(job.status for job in jobs)
        counted = ", ".join(f"{count} {status}" for status, count in statuses.items())
        stage.fact("together", f"{len(jobs)} jobs on {len(pages)} pages: {counted}")
        stage.promise(len(jobs) == _SEEDED + 1, f"there are {_SEEDED + 1} jobs, not {len(jobs)}")
        failed = list(client.ingest_jobs.list(statuses=["FAILED"], per_page=_PER_PAGE))
        stage.fact("filtered", f"{len(failed)} jobs with statuses=['FAILED']")
        stage.promise(len(failed) == statuses["FAILED"], "the filter finds other jobs than these")
        token = pages[1].next_token
        stage.promise(token is not None, "there is no token after the second page")
    return str(token), [job.id for job in jobs]


def _resume(stage: Stage, box: Sandbox, token: str, jobs: list[str]) -> None:
    with stage.step("Go on after the second page, in another client, from its token"):
        stage.fact("token", token)
        with _client(box) as client:
            pages = list(client.ingest_jobs.list(per_page=_PER_PAGE).pages(token=token))
        rest = [job.id for page in pages for job in page.items]
        stage.fact("found", f"{len(rest)} jobs on {len(pages)} pages, {rest[0]} to {rest[-1]}")
        stage.promise(rest == jobs[2 * _PER_PAGE :], "these are not the jobs of the pages behind")


def _ingest_again(stage: Stage, client: Agentset, job: IngestJob) -> None:
    with stage.step("Ingest the first job once more"):
        again = client.ingest_jobs.re_ingest(job.id)
        stage.promise(again.id == job.id, f"{again.id} is ingested instead of {job.id}")
        with stage.watch() as board:
            done = client.ingest_jobs.wait(
                again.id, poll_interval=_POLL_SECONDS, on_update=_shown(board, "states")
            )
        stage.promise(done.status == "COMPLETED", f"the job ended as {done.status}")
        stage.promise(done.completed_at != job.completed_at, "it was not ingested again")
        stage.fact("completed", f"{done.completed_at} this time")


def _delete(stage: Stage, client: Agentset, job: IngestJob) -> None:
    with stage.step("Delete it, and watch it until it is gone"):
        client.ingest_jobs.delete(job.id)
        with (
            stage.watch() as board,
            stage.failing(NotFoundError, f"{job.id} is still there") as gone,
        ):
            client.ingest_jobs.wait(
                job.id, poll_interval=_POLL_SECONDS, on_update=_shown(board, "states")
            )
        stage.fact("gone", f"{type(gone.error).__name__}: {gone.error}")


def _clash(stage: Stage, client: Agentset) -> None:
    with stage.step("Make a mistake: use an external id twice"):
        first = client.ingest_jobs.create(payload=TextPayload(text="one"), external_id="doc-2")
        stage.fact("created", f"{first.id} with the external id {first.external_id}")
        with stage.failing(ConflictError, "a second job got the same external id") as refused:
            client.ingest_jobs.create(payload=TextPayload(text="two"), external_id="doc-2")
        error = refused.error
        stage.fact("raised", f"{type(error).__name__}, HTTP {error.status_code}")
        stage.fact("code", error.code)
        stage.fact("message", error.message)
        stage.fact("request id", error.request_id)
        stage.fact("attempts", error.attempts)


def _retry(stage: Stage, client: Agentset, box: Sandbox) -> None:
    with stage.step("Meet a server that fails once, and never notice"):
        (job,) = client.ingest_jobs.list_page(per_page=1).data
        box.fault("agentset", Fault(status=503), operation="getIngestJobInfo")
        before = len(stage.served)
        answer = client.ingest_jobs.with_raw_response.get(job.id)
        served = stage.served[before:]
        stage.fact("answer", f"HTTP {answer.status_code}, attempt {answer.attempts}")
        for number, line in enumerate(served, 1):
            stage.fact("server" if number == 1 else "", line)
        statuses = [line.split()[-1] for line in served]
        stage.promise(statuses == ["503", "200"], f"the server answered with {statuses}")


async def _all_at_once(stage: Stage, box: Sandbox) -> None:
    with stage.step("The same in async: four jobs at once"):
        async with AsyncAgentset(
            base_url=box.url("agentset"), token="demo", namespace_id=_NAMESPACE, x_tenant_id=_TENANT
        ) as client:
            with stage.watch() as board:
                ends = await asyncio.gather(
                    *(_follow(client, board, name) for name in _NAMES), return_exceptions=True
                )
            done = [end for end in ends if isinstance(end, IngestJob)]
            failed = [end for end in ends if isinstance(end, JobFailedError)]
            stage.promise((len(done), len(failed)) == (3, 1), f"the jobs ended as {ends}")
            stage.fact("raised", f"{type(failed[0]).__name__}: {failed[0]}")
            found = [job.id async for job in client.ingest_jobs.list(per_page=_PER_PAGE)]
            stage.fact("together", f"{len(found)} jobs, one at a time over all pages")
            # The first job is gone, and there is the one with the external id.
            there = _SEEDED + 1 + len(_NAMES)
            stage.promise(len(found) == there, f"there are {there} jobs, not {len(found)}")


async def _follow(client: AsyncAgentset, board: WatchBoard, name: str) -> IngestJob:
    job = await client.ingest_jobs.create(payload=TextPayload(text=name), name=name)
    return await client.ingest_jobs.wait(
        job.id, poll_interval=_POLL_SECONDS, on_update=_shown(board, name)
    )


def _shown(board: WatchBoard, name: str) -> Callable[[IngestJob], None]:
    return lambda job: board.saw(name, job.status, state_of(job))
