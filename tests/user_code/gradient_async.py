"""The first program with Gradient, async."""

# ruff: noqa: T201  # that is what it is for

import asyncio

from specloom_gradient import AsyncGradient, ConflictError, NotFoundError, state_of

KNOWLEDGE_BASE = "20cd8434-6ea1-11f0-bf8f-4e013e2ddde4"
SOURCE = "9a825ee0-bbb1-11f0-bf8f-4e013e2ddde4"


async def main() -> None:
    """Create a job, follow it, and look around."""
    async with AsyncGradient() as client:
        jobs = client.knowledge_bases.indexing_jobs
        created = await jobs.create(knowledge_base_uuid=KNOWLEDGE_BASE, data_source_uuids=[SOURCE])
        job = created.job
        assert job is not None
        assert job.uuid is not None
        done = await jobs.wait(job.uuid, timeout=3600, on_update=lambda j: print(j.phase))
        print(state_of(done), done.finished_at)

        found = (await jobs.retrieve(job.uuid)).job
        print(found is not None and found.status)
        read = await jobs.retrieve_data_sources(indexing_job_uuid=job.uuid)
        for source in read.indexed_data_sources or []:
            print(source.data_source_uuid == SOURCE, source.status)
        async for each in jobs.list(per_page=50):
            print(each.uuid == job.uuid, each.phase)

        async for page in jobs.list(per_page=2).pages():
            print(len(page.items), page.next_token)
        second = await jobs.list_page(page=2, per_page=2)
        print(len(second.jobs or []), second.meta is not None and second.meta.pages)

        try:
            await jobs.update_cancel(job.uuid)
        except ConflictError as error:
            print(error.status_code, error.code, error.message)
        try:
            await jobs.retrieve("123e4567-e89b-12d3-a456-426614174000")
        except NotFoundError as error:
            print(error.status_code, error.code, error.request_id)


asyncio.run(main())
