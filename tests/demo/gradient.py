"""Gradient: indexing jobs by their phases, pages by number, cancelling, and a partial success."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

import specloom_gradient
from sandbox import Fault, Sandbox
from specloom_gradient import (
    AsyncGradient,
    Gradient,
    IndexingJob,
    JobFailedError,
    NotFoundError,
    is_partial,
    state_of,
)

from .stage import Stage
from .watching import WatchBoard

_SEEDED = 230
_PER_PAGE = 100
_POLL_SECONDS = 0.06


def play(stage: Stage, box: Sandbox) -> None:
    """Show what the client does, on jobs of its own."""
    url = box.url("gradient")
    stage.heading("Gradient", f"specloom-gradient {specloom_gradient.__version__} on {url}")
    box.gradient.seed(_SEEDED, outcomes=("COMPLETED", "PARTIAL", "FAILED"))
    with Gradient(base_url=url, token="demo") as client:
        uuid = _start(stage, client)
        _sources(stage, client, uuid)
        _page(stage, client)
        _cancel(stage, client)
        _retry(stage, client, box, uuid)
        _miss(stage, client)
    asyncio.run(_all_at_once(stage, url))


def _start(stage: Stage, client: Gradient) -> str:
    jobs = client.knowledge_bases.indexing_jobs
    with stage.step("Index a knowledge base and wait for it"):
        job = jobs.create(knowledge_base_uuid="kb-demo", data_source_uuids=["ds-1", "ds-2"]).job
        stage.promise(job is not None and bool(job.uuid), "the answer holds no job")
        uuid = str(job.uuid) if job is not None else ""
        stage.fact("created", uuid)
        with stage.watch() as board:
            done = jobs.wait(uuid, poll_interval=_POLL_SECONDS, on_update=_shown(board, "phases"))
        stage.promise(state_of(done) == "succeeded", f"the job ended as {done.phase}")
        stage.fact("finished", done.finished_at)
    return uuid


def _sources(stage: Stage, client: Gradient, uuid: str) -> None:
    with stage.step("Look at its data sources"):
        found = client.knowledge_bases.indexing_jobs.retrieve_data_sources(uuid)
        sources = found.indexed_data_sources or []
        stage.promise(len(sources) == 2, f"there are 2 data sources, not {len(sources)}")
        for source in sources:
            stage.fact(str(source.data_source_uuid), f"{source.status}, {source.total_bytes} bytes")


def _page(stage: Stage, client: Gradient) -> None:
    with stage.step("Go through all jobs, page by page"):
        before, jobs = len(stage.served), list[IndexingJob]()
        for page in client.knowledge_bases.indexing_jobs.list(per_page=_PER_PAGE).pages():
            jobs.extend(page.items)
            stage.fact(f"{len(page.items)} jobs", f"the next page is {page.next_token}")
        sent = len(stage.served) - before
        stage.promise(len(jobs) == _SEEDED + 1, f"there are {_SEEDED + 1} jobs, not {len(jobs)}")
        stage.promise(sent == 3, f"3 pages took {sent} requests")
        states = Counter(state_of(job) for job in jobs)
        counted = ", ".join(f"{count} {state}" for state, count in states.items())
        partial = sum(is_partial(job) for job in jobs)
        stage.fact("together", f"{counted}; {partial} of them partial")


def _cancel(stage: Stage, client: Gradient) -> None:
    jobs = client.knowledge_bases.indexing_jobs
    with stage.step("Cancel a job that runs"):
        job = jobs.create(knowledge_base_uuid="kb-cancelled").job
        uuid = str(job.uuid) if job is not None else ""
        jobs.update_cancel(uuid)
        with stage.failing(JobFailedError, "a cancelled job counts as a success") as ended:
            jobs.wait(uuid, poll_interval=_POLL_SECONDS)
        stage.fact("raised", f"{type(ended.error).__name__}: {ended.error}")


def _retry(stage: Stage, client: Gradient, box: Sandbox, uuid: str) -> None:
    with stage.step("Meet a connection that breaks in the middle of the answer"):
        box.fault("gradient", Fault(cut="mid_body"), operation="genai_get_indexing_job")
        answer = client.knowledge_bases.indexing_jobs.with_raw_response.retrieve(uuid)
        stage.fact("answer", f"HTTP {answer.status_code} after {answer.attempts} attempts")
        stage.promise(answer.attempts == 2, f"it took {answer.attempts} attempts, not 2")


def _miss(stage: Stage, client: Gradient) -> None:
    with stage.step("Ask for a job that is not there"):
        with stage.failing(NotFoundError, "there is such a job") as missed:
            client.knowledge_bases.indexing_jobs.retrieve("no-such-job")
        error = missed.error
        stage.fact("raised", f"{type(error).__name__}: {error}")
        stage.fact("code", error.code)
        stage.fact("request id", error.request_id)


async def _all_at_once(stage: Stage, url: str) -> None:
    with stage.step("The same in async: three jobs at once"):
        async with AsyncGradient(base_url=url, token="demo") as client:
            with stage.watch() as board:
                names = ("kb-north", "kb-south", "kb-east")
                done = await asyncio.gather(*(_follow(client, board, name) for name in names))
            stage.promise(all(state_of(job) == "succeeded" for job in done), "a job failed")


async def _follow(client: AsyncGradient, board: WatchBoard, name: str) -> IndexingJob:
    jobs = client.knowledge_bases.indexing_jobs
    job = (await jobs.create(knowledge_base_uuid=name)).job
    uuid = str(job.uuid) if job is not None else ""
    return await jobs.wait(uuid, poll_interval=_POLL_SECONDS, on_update=_shown(board, name))


def _shown(board: WatchBoard, name: str) -> Callable[[IndexingJob], None]:
    return lambda job: board.saw(name, str(job.phase), state_of(job))
