"""Bodies and answers that a provider may well have, and that are easily got wrong."""

from __future__ import annotations

import inspect

from .workshop import GONE, POST, SCHEMAS, Workshop

JOB = f"{SCHEMAS}/Job/properties"
BODY = f"{SCHEMAS}/CreateJobRequest"


def test_what_is_alone_goes_without_what_could_be_null(shop: Workshop) -> None:
    shop.change(
        (f"{POST}/x-specloom-alone", "tries"),
        (f"{BODY}/required", []),
        (f"{BODY}/properties/done/type", ["boolean", "null"]),
    )
    shop.generate()
    with shop.imported() as package:
        build = package("api.jobs.create_job").build
        assert build({}, tries=1, done=None).body == {"tries": 1}
        assert build({}, done=None).body == {"done": None}


def test_what_is_alone_may_be_all_there_is(shop: Workshop) -> None:
    tries = {"tries": {"type": "integer", "description": "How often."}}
    shop.change(
        (f"{POST}/x-specloom-alone", "tries"),
        (f"{BODY}/required", []),
        (f"{BODY}/properties", tries),
        (f"{JOB}/payload", {"$ref": f"#{SCHEMAS}/Payload", "description": "It."}),
    )
    shop.generate()
    with shop.imported() as package:
        assert package("api.jobs.create_job").build({}, tries=1).body == {"tries": 1}


def test_all_that_is_said_of_successes_is_in_the_documentation(shop: Workshop) -> None:
    schema = {"$ref": f"#{SCHEMAS}/JobResponse"}
    later = {"description": "It comes later.", "content": {"application/json": {"schema": schema}}}
    shop.change((f"{POST}/responses/202", later))
    shop.generate()
    with shop.imported() as package:
        text = inspect.getdoc(package("api.jobs").Jobs.create)
    assert text is not None
    assert "The job. It comes later." in text


def test_a_provider_need_not_have_jobs(shop: Workshop) -> None:
    shop.change((f"{SCHEMAS}/Job/x-specloom-job", GONE))
    shop.generate()
    with shop.imported() as package:
        assert package("_runtime.errors").BaseError().job is None


def test_successes_of_several_statuses_may_have_one_schema(bench: Workshop) -> None:
    schema = {"$ref": f"#{SCHEMAS}/JobResponse"}
    later = {"description": "Later.", "content": {"application/json": {"schema": schema}}}
    bench.change((f"{POST}/responses/202", later))
    bench.generate()
    text = (bench.package / "api/jobs/create_job.py").read_text(encoding="utf-8")
    assert "Operation[Job]" in text
