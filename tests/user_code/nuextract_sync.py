"""A first program with NuExtract; it finds the service and the credentials in the environment."""

# ruff: noqa: T201  # that is what it is for

from specloom_nuextract import JobFailedError, JobResult, NuExtract, Ping, state_of

with NuExtract() as client:
    listed = list(client.jobs.list(per_page=2))
    print([job.status for job in listed])
    page = client.jobs.list_page(skip=0, per_page=30)
    print(len(page.items or []), page.total_count)
    [failed, done, _] = listed

    job = client.jobs.get(done.id)
    print(state_of(job), client.jobs.get_status(done.id).status)
    with client.jobs.stream(done.id, include_pings=True) as events:
        for event in events:
            if isinstance(event, JobResult):
                print(event.job.output_data, event.job.parsed_output)
            elif isinstance(event, Ping):
                print("still running")
    print(client.jobs.wait(done.id, timeout=900).status)
    try:
        client.jobs.wait(failed.id)
    except JobFailedError as error:
        print(error.job.status, error.job.error_code)
