"""The first program with Vectara, async."""

# ruff: noqa: T201  # that is what it is for

import asyncio

from specloom_vectara import AsyncVectara, JobFailedError, NotFoundError, state_of


async def main() -> None:
    """List jobs in both versions of the API, and follow some."""
    async with AsyncVectara(customer_id=1234) as client:
        async for old in client.v1.jobs.list(corpus_id=[1], state=["JOB_STATE__COMPLETED"]):
            print(old.id, old.state)
        first = await client.v1.jobs.list_page(num_results=1)
        print(len(first.job or []), first.page_key is not None)

        pager = client.jobs.list(corpus_key=["corpus=1"], state=["completed", "failed"])
        jobs = [job async for job in pager]
        print([(job.id, state_of(job)) for job in jobs])
        one = await client.jobs.list_page(limit=1)
        print(len(one.jobs or []), one.metadata is not None and one.metadata.page_key is not None)

        failed, done = (job.id for job in jobs)
        assert failed is not None
        assert done is not None
        print((await client.jobs.get(done)).state, (await client.jobs.wait(done)).state)
        try:
            await client.jobs.wait(failed)
        except JobFailedError as error:
            print(error.job.state)
        try:
            await client.jobs.get("job_123")
        except NotFoundError as error:
            print(error.status_code, error.body is not None)


asyncio.run(main())
