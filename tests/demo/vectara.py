"""Vectara: jobs of both generations of the API, OAuth 2.0, and failures inside a success."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

import specloom_vectara
from sandbox import Sandbox
from specloom_vectara import APIStatusError, AsyncVectara, Job, V1JobState, Vectara, state_of

from .stage import Stage
from .watching import WatchBoard

_SEEDED = 250
_CUSTOMER = 1234567890
_POLL_SECONDS = 0.06


def play(stage: Stage, box: Sandbox) -> None:
    """Show what the client does, on jobs of its own."""
    url = box.url("vectara")
    stage.heading("Vectara", f"specloom-vectara {specloom_vectara.__version__} on {url}")
    box.vectara.seed(_SEEDED, states=("completed", "failed", "aborted"))
    with Vectara(base_url=url, api_key="demo", customer_id=_CUSTOMER) as client:
        _wait(stage, client, box)
        _page(stage, client, box)
        _page_v1(stage, client)
        _report(stage, client, box)
    _authorize(stage, box)
    asyncio.run(_all_at_once(stage, box))


def _wait(stage: Stage, client: Vectara, box: Sandbox) -> None:
    with stage.step("Wait for a job that the server has to try twice"):
        with stage.watch() as board:
            job = client.jobs.wait(
                box.vectara.add(retried=True),
                poll_interval=_POLL_SECONDS,
                on_update=_shown(board, "states"),
            )
        stage.promise(state_of(job) == "succeeded", f"the job ended as {job.state}")
        stage.fact("completed", job.completed_at)


def _page(stage: Stage, client: Vectara, box: Sandbox) -> None:
    with stage.step("Go through all jobs, over pages that are empty and yet not the last"):
        box.vectara.gaps = True
        pages = list(client.jobs.list(limit=100).pages())
        box.vectara.gaps = False
        sizes = ", ".join(str(len(page.items)) for page in pages)
        jobs = [job for page in pages for job in page.items]
        counted = Counter(state_of(job) for job in jobs)
        stage.fact("pages", sizes)
        stage.fact("together", ", ".join(f"{count} {state}" for state, count in counted.items()))
        stage.promise(len(jobs) == _SEEDED + 1, f"there are {_SEEDED + 1} jobs, not {len(jobs)}")


def _page_v1(stage: Stage, client: Vectara) -> None:
    with stage.step("The same by the first generation of the API, where a POST lists"):
        ended: list[V1JobState] = [
            "JOB_STATE__COMPLETED",
            "JOB_STATE__FAILED",
            "JOB_STATE__ABORTED",
        ]
        jobs = list(client.v1.jobs.list(state=ended, num_results=100))
        counted = Counter(str(job.state) for job in jobs)
        stage.fact("together", ", ".join(f"{count} {state}" for state, count in counted.items()))
        stage.promise(len(jobs) == _SEEDED + 1, f"there are {_SEEDED + 1} jobs, not {len(jobs)}")


def _report(stage: Stage, client: Vectara, box: Sandbox) -> None:
    with stage.step("Meet a failure that comes with HTTP 200"):
        box.vectara.v1_status = [{"code": "UNAUTHENTICATED", "statusDetail": "no such customer"}]
        with stage.failing(APIStatusError, "the failure was taken for a success") as reported:
            client.v1.jobs.list_page()
        box.vectara.v1_status = []
        stage.fact("raised", f"{type(reported.error).__name__}: {reported.error}")
        stage.promise(reported.error.code == "UNAUTHENTICATED", f"code {reported.error.code}")


def _authorize(stage: Stage, box: Sandbox) -> None:
    with stage.step("Authenticate by OAuth 2.0 client credentials"):
        url = box.environment()["VECTARA_TOKEN_URL"]
        with Vectara(
            base_url=box.url("vectara"),
            client_id="sandbox-client",
            client_secret="sandbox-secret",
            token_url=url,
        ) as client:
            for number in range(3):
                client.jobs.list_page(limit=1)
                stage.fact(f"call {number + 1}", f"{len(box.vectara.tokens.issued)} token so far")
            box.vectara.tokens.revoke()
            client.jobs.list_page(limit=1)
        issued = len(box.vectara.tokens.issued)
        stage.fact("revoked", f"the next call got a new one by itself: {issued} tokens")
        stage.promise(issued == 2, f"{issued} tokens were issued, not 2")


async def _all_at_once(stage: Stage, box: Sandbox) -> None:
    with stage.step("The same in async: three jobs at once"):
        async with AsyncVectara(base_url=box.url("vectara"), api_key="demo") as client:
            with stage.watch() as board:
                done = await asyncio.gather(
                    *(
                        client.jobs.wait(
                            box.vectara.add(),
                            poll_interval=_POLL_SECONDS,
                            on_update=_shown(board, name),
                        )
                        for name in ("first", "second", "third")
                    )
                )
        stage.promise(all(state_of(job) == "succeeded" for job in done), "a job failed")


def _shown(board: WatchBoard, name: str) -> Callable[[Job], None]:
    return lambda job: board.saw(name, str(job.state), state_of(job))
