"""A first program with Vectara; it finds the service and the credentials in the environment."""

# ruff: noqa: T201  # that is what it is for

from specloom_vectara import JobFailedError, NotFoundError, Vectara, state_of

with Vectara(customer_id=1234) as client:
    for old in client.v1.jobs.list(corpus_id=[1], state=["JOB_STATE__COMPLETED"]):
        print(old.id, old.state)
    first = client.v1.jobs.list_page(num_results=1)
    print(len(first.job or []), first.page_key is not None)

    jobs = list(client.jobs.list(corpus_key=["corpus=1"], state=["completed", "failed"]))
    print([(job.id, state_of(job)) for job in jobs])
    one = client.jobs.list_page(limit=1)
    print(len(one.jobs or []), one.metadata is not None and one.metadata.page_key is not None)

    failed, done = (job.id for job in jobs)
    assert failed is not None
    assert done is not None
    print(client.jobs.get(done).state, client.jobs.wait(done, timeout=600).state)
    try:
        client.jobs.wait(failed)
    except JobFailedError as error:
        print(error.job.state)
    try:
        client.jobs.get("job_123")
    except NotFoundError as error:
        print(error.status_code, error.body is not None)
