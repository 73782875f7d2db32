"""What openapi-python-client only warns of, or says nothing about, is an error."""

from __future__ import annotations

import pytest

from .workshop import GET, POST, SCHEMAS, Change, Workshop

MOMENT = {
    "name": "x-since",
    "in": "header",
    "description": "When.",
    "schema": {"type": "string", "format": "date-time"},
}
NOTE = {
    "type": "object",
    "description": "A note.",
    "properties": {"text": {"type": "string", "description": "What it says."}},
}

# The reader lets these through: what it can represent, the generator can't.
WARNINGS: dict[str, tuple[Change, str]] = {
    "a date-time in a header": ((f"{GET}/parameters/-", MOMENT), "not allowed in header"),
}

# The generator makes classes for maps, and names them itself: JobLabels here.
LOST: dict[str, tuple[tuple[Change, ...], str]] = {
    "a component that has the name of a map's class": (
        (
            (f"{SCHEMAS}/JobLabels", NOTE),
            (
                f"{SCHEMAS}/Job/properties/more",
                {"$ref": f"#{SCHEMAS}/JobLabels", "description": "It."},
            ),
        ),
        "reader and generator differ in their objects: Job, JobLabels, JobResponse",
    ),
}


@pytest.mark.parametrize(("change", "warning"), WARNINGS.values(), ids=WARNINGS)
def test_a_warning_of_the_generator_is_an_error(
    bench: Workshop, change: Change, warning: str
) -> None:
    error = bench.refusal(change)
    assert error.file == bench.spec
    assert "the generator complains: WARNING parsing GET /jobs/{jobId} within jobs" in error.reason
    assert warning in error.reason


def test_a_warning_about_the_only_operation_of_a_resource_is_an_error_too(
    bench: Workshop,
) -> None:
    error = bench.refusal(
        (f"{GET}/parameters/-", MOMENT),
        ("/tags/-", {"name": "others", "description": "Others."}),
        (f"{POST}/tags", ["others"]),
    )
    assert error.file == bench.spec
    assert "not allowed in header" in error.reason


@pytest.mark.parametrize(("changes", "reason"), LOST.values(), ids=LOST)
def test_a_model_that_the_generator_drops_or_renames_is_missed(
    bench: Workshop, changes: tuple[Change, ...], reason: str
) -> None:
    error = bench.refusal(*changes)
    assert (error.file, error.pointer) == (bench.spec, "")
    assert error.reason == reason
