"""The first program with NuExtract, async."""

# ruff: noqa: T201  # that is what it is for

import asyncio

from specloom_nuextract import AsyncNuExtract, JobFailedError, JobResult, Ping, state_of


async def main() -> None:
    """List jobs, and follow some."""
    async with AsyncNuExtract() as client:
        listed = [job async for job in client.jobs.list(per_page=2)]
        print([job.status for job in listed])
        page = await client.jobs.list_page(skip=0, per_page=30)
        print(len(page.items or []), page.total_count)
        [failed, done, _] = listed

        job = await client.jobs.get(done.id)
        print(state_of(job), (await client.jobs.get_status(done.id)).status)
        async with client.jobs.stream(done.id, include_pings=True) as events:
            async for event in events:
                if isinstance(event, JobResult):
                    print(event.job.output_data, event.job.parsed_output)
                elif isinstance(event, Ping):
                    print("still running")
        print((await client.jobs.wait(done.id, timeout=900)).status)
        try:
            await client.jobs.wait(failed.id)
        except JobFailedError as error:
            print(error.job.status, error.job.error_code)


asyncio.run(main())
