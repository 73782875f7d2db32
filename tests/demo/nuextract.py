"""NuExtract: jobs followed by their event stream, cuts and all, and pages of a list that moves."""

from __future__ import annotations

import asyncio
import time

import specloom_nuextract
from sandbox import Fault, Sandbox
from specloom_nuextract import (
    AsyncNuExtract,
    Job,
    JobFailedError,
    JobResult,
    JobTimeoutError,
    NuExtract,
    Ping,
    state_of,
)

from .stage import Stage

_SEEDED = 140
_PER_PAGE = 50
_PING_SECONDS = 0.15
_STREAM = "get_api_jobs_jobid_stream"


def play(stage: Stage, box: Sandbox) -> None:
    """Show what the client does, on jobs of its own."""
    url = box.url("nuextract")
    stage.heading("NuExtract", f"specloom-nuextract {specloom_nuextract.__version__} on {url}")
    box.nuextract.seed(_SEEDED)
    box.nuextract.ping_every = _PING_SECONDS
    with NuExtract(base_url=url, token="demo") as client:
        _stream(stage, client, box)
        _wait(stage, client, box)
        _cut(stage, client, box)
        _fail(stage, client, box)
        _page(stage, client, box)
    asyncio.run(_all_at_once(stage, box))


def _stream(stage: Stage, client: NuExtract, box: Sandbox) -> None:
    with stage.step("Follow a job by its events, as they arrive"):
        job_id = box.nuextract.add()
        began, results = time.perf_counter(), list[Job]()
        with client.jobs.stream(job_id, include_pings=True) as events:
            for event in events:
                after = f"after {time.perf_counter() - began:.2f} s"
                if isinstance(event, Ping):
                    stage.fact("ping", after)
                elif isinstance(event, JobResult):
                    results.append(event.job)
                    stage.fact("result", f"{after}: {event.job.status}")
        stage.promise(len(results) == 1, f"there were {len(results)} results, not one")
        stage.fact("output", results[0].parsed_output)


def _wait(stage: Stage, client: NuExtract, box: Sandbox) -> None:
    with stage.step("Wait for a job; its stream tells when it is done"):
        before = len(stage.served)
        done = client.jobs.wait(box.nuextract.add())
        stage.fact("done", f"{done.status} at {done.completed_at}")
        sent = len(stage.served) - before
        stage.promise(sent == 1, f"waiting took {sent} requests, not one stream")


def _cut(stage: Stage, client: NuExtract, box: Sandbox) -> None:
    with stage.step("Lose the connection in the middle of it, and go on"):
        box.fault("nuextract", Fault(cut="mid_body", chunked=True, cut_after=10), operation=_STREAM)
        before = len(stage.served)
        done = client.jobs.wait(box.nuextract.add())
        sent = len(stage.served) - before
        stage.fact("done", f"{done.status}, over {sent} connections")
        stage.promise(sent == 2, f"it took {sent} connections, not 2")


def _fail(stage: Stage, client: NuExtract, box: Sandbox) -> None:
    with stage.step("Wait for a job that fails, and for one that takes too long"):
        with stage.failing(JobFailedError, "a failed job counts as a success") as failed:
            client.jobs.wait(box.nuextract.add("failed"))
        stage.fact("raised", f"{type(failed.error).__name__}: {failed.error}")
        stage.fact("its job", f"{failed.error.job.id}, code {failed.error.job.error_code}")
        with stage.failing(JobTimeoutError, "the job did not take too long") as late:
            client.jobs.wait(box.nuextract.add(stream_error="JobTimeout"))
        stage.fact("raised", f"{type(late.error).__name__}: {late.error} (code {late.error.code})")


def _page(stage: Stage, client: NuExtract, box: Sandbox) -> None:
    with stage.step("Go through all jobs while new ones arrive in front of them"):
        there = {str(job["id"]) for job in box.nuextract.jobs}
        seen = list[str]()
        for number, page in enumerate(client.jobs.list(per_page=_PER_PAGE).pages(), 1):
            seen.extend(job.id for job in page.items)
            stage.fact(f"page {number}", f"{len(page.items):2} jobs not seen before")
            if number == 1:
                box.nuextract.arrive(3)
        stage.promise(len(set(seen)) == len(seen), "a job was given twice")
        stage.promise(there <= set(seen), "a job was left out")
        stage.fact("together", f"{len(seen)} jobs, none twice, none left out")


async def _all_at_once(stage: Stage, box: Sandbox) -> None:
    with stage.step("The same in async: four streams at once"):
        async with AsyncNuExtract(base_url=box.url("nuextract"), token="demo") as client:
            ids = [box.nuextract.add() for _ in range(4)]
            done = await asyncio.gather(*(client.jobs.wait(job_id) for job_id in ids))
        for job in done:
            stage.fact(job.id, f"{job.status} ({state_of(job)})")
        stage.promise(all(state_of(job) == "succeeded" for job in done), "a job failed")
