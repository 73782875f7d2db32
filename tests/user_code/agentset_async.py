"""The first program with Agentset, async."""

# ruff: noqa: T201  # that is what it is for

import asyncio

from specloom_agentset import (
    AsyncAgentset,
    IngestJob,
    JobFailedError,
    NotFoundError,
    RateLimitError,
    TextPayload,
)


async def on_update(job: IngestJob) -> None:
    """Show how the job stands; a plain function would do as well."""
    print(job.status)


async def main() -> None:
    """Create a job, follow it, and look around."""
    async with AsyncAgentset(namespace_id="ns_123", x_tenant_id="tenant1") as client:
        job = await client.ingest_jobs.create(
            payload=TextPayload(text="hello"), name="greeting", external_id="doc-1"
        )
        job = await client.ingest_jobs.wait(job.id, timeout=600, on_update=on_update)
        async for job in client.ingest_jobs.list(statuses=["COMPLETED", "FAILED"], per_page=100):
            print(job.id, job.created_at)

        pager = client.ingest_jobs.list(per_page=2)
        tokens: list[str | None] = []
        async for page in pager.pages():
            print(len(page.items), page.next_token)
            tokens.append(page.next_token)
        async for page in client.ingest_jobs.list().pages(token=tokens[0]):
            print("resumed:", [job.id for job in page.items])
        one = await client.ingest_jobs.list_page(per_page=10)
        print(one.data[0].id, one.pagination.has_more)

        print((await client.ingest_jobs.get(job.id)).name)
        print((await client.ingest_jobs.re_ingest(job.id)).id)
        deleted = await client.ingest_jobs.delete(job.id)
        print(deleted.id if deleted else "gone")

        try:
            await client.ingest_jobs.get("job_123")
        except NotFoundError as error:
            print(error.status_code, error.code)
        try:
            failing = await client.ingest_jobs.create(TextPayload(text="bye"), name="to fail")
            await client.ingest_jobs.wait(failing.id)
        except RateLimitError as error:
            print(error.retry_after)
        except JobFailedError as error:
            print(error.job.status, error.job.error)


asyncio.run(main())
