"""Fields whose names are those of something in the module of their model, and the like."""

from __future__ import annotations

from datetime import datetime
from typing import Any, get_type_hints

import pytest

from .workshop import SCHEMAS, Workshop

JOB = f"{SCHEMAS}/Job/properties"
TEXT = {"type": "string"}


@pytest.mark.parametrize("name", ["extra", "field", "instant", "redacted", "datetime"])
def test_a_moment_may_be_called_like_something_that_its_module_uses(
    shop: Workshop, name: str
) -> None:
    moment = {"type": "string", "format": "date-time", "description": "It."}
    shop.change(
        (f"{JOB}/{name}", moment),
        (f"{JOB}/last", {**TEXT, "description": "It.", "x-specloom-secret": True}),
        (f"{JOB}/lastAt", moment),
    )
    shop.generate()
    data = {"id": "1", "status": "DONE", name: "2024-05-17T12:00:00Z", "more": 1}
    with shop.imported() as package:
        job = package("models.job").Job.from_dict(data)
        assert getattr(job, name).hour == 12
        assert job.additional_properties == {"more": 1}
        assert job.to_dict() == data
        assert f"{name}=datetime" in repr(job)


def test_a_field_called_like_a_type_does_not_hide_the_type(shop: Workshop) -> None:
    about = {**TEXT, "description": "It."}
    names = ("str", "dict", "int", "bool", "float", "list", "datetime")
    fields = {
        **dict.fromkeys(names, about),
        "self": {**about, "x-specloom-name": "self_"},
        "words": {"type": "array", "items": TEXT, "description": "It."},
        "count": {"type": "integer", "description": "It."},
        "labels": {"type": "object", "additionalProperties": TEXT, "description": "It."},
        "at": {"type": "string", "format": "date-time", "description": "It."},
    }
    shop.change(
        *((f"{SCHEMAS}/Fault/properties/{name}", schema) for name, schema in fields.items())
    )
    shop.generate()
    with shop.imported() as package:
        fault = package("models.fault").Fault
        hints = get_type_hints(fault)
        assert hints["words"] == list[str] | None
        assert hints["count"] == int | None
        assert hints["labels"] == dict[str, str] | None
        assert hints["_at"] == datetime | str | None
        assert get_type_hints(fault.to_dict)["return"] == dict[str, Any]
        data = dict.fromkeys((*names, "self"), "x")
        assert fault.from_dict(data).self_ == "x"
        assert fault.from_dict(data).to_dict() == data


def test_a_field_may_be_called_like_something_that_its_module_uses(shop: Workshop) -> None:
    names = ("field", "redacted", "instant", "error", "source", "data", "values", "cls", "list")
    about = {**TEXT, "description": "It."}
    shop.change(
        *((f"{JOB}/{name}", about) for name in names),
        (f"{JOB}/secret", {**about, "x-specloom-secret": True}),
        (f"{JOB}/madeAt", {**about, "format": "date-time"}),
    )
    shop.generate()
    data = {
        **{name: name for name in names},
        "id": "1",
        "status": "DONE",
        "secret": "s3cret",
        "madeAt": "2024-05-17T12:00:00Z",
    }
    with shop.imported() as package:
        job = package("models.job").Job.from_dict(data)
        later = package("models.job").Job.from_dict({**data, "madeAt": "2024-05-17T14:00:00+02:00"})
        assert job.to_dict() == data
        assert (job.field, job.list, job.made_at.hour) == ("field", "list", 12)
        assert job == later
        assert "s3cret" not in repr(job)
