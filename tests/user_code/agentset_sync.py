"""A first program with Agentset; it finds the service and the credentials in the environment."""

# ruff: noqa: T201  # that is what it is for

from specloom_agentset import Agentset, JobFailedError, NotFoundError, RateLimitError, TextPayload

with Agentset(namespace_id="ns_123", x_tenant_id="tenant1") as client:
    job = client.ingest_jobs.create(
        payload=TextPayload(text="hello"), name="greeting", external_id="doc-1"
    )
    job = client.ingest_jobs.wait(job.id, timeout=600, on_update=lambda j: print(j.status))
    for job in client.ingest_jobs.list(statuses=["COMPLETED", "FAILED"], per_page=100):
        print(job.id, job.created_at)

    pager = client.ingest_jobs.list(per_page=2)
    for page in pager.pages():
        print(len(page.items), page.next_token)
    first = next(pager.pages())
    for page in client.ingest_jobs.list().pages(token=first.next_token):
        print("resumed:", [job.id for job in page.items])
    one = client.ingest_jobs.list_page(per_page=10)
    print(one.data[0].id, one.pagination.has_more)

    print(client.ingest_jobs.get(job.id).name)
    print(client.ingest_jobs.re_ingest(job.id).id)
    deleted = client.ingest_jobs.delete(job.id)
    print(deleted.id if deleted else "gone")

    try:
        client.ingest_jobs.get("job_123")
    except NotFoundError as error:
        print(error.status_code, error.code)
    try:
        failing = client.ingest_jobs.create(TextPayload(text="bye"), name="to fail")
        client.ingest_jobs.wait(failing.id)
    except RateLimitError as error:
        print(error.retry_after)
    except JobFailedError as error:
        print(error.job.status, error.job.error)
