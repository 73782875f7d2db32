"""Unions: what they are made of is imported when it is met."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from typing import Any, get_args

import pytest
from specloom_agentset import IngestJob, IngestJobPayload, TextPayload, UnknownVariant

PROGRAM = """
import json, sys
from specloom_agentset.models.ingest_job_payload import decode_ingest_job_payload
before = sorted(sys.modules)
for source in json.loads(sys.argv[1]):
    decode_ingest_job_payload(source)
print(json.dumps(sorted(set(sys.modules) - set(before))))
"""


@pytest.mark.parametrize(
    ("sources", "modules"),
    [
        ([{"type": "TEXT", "text": "a"}] * 2, ["text_payload"]),
        (
            [{"type": "TEXT", "text": "a"}, {"type": "FILE", "fileUrl": "b"}],
            ["file_payload", "text_payload"],
        ),
    ],
)
def test_only_the_variants_that_are_met_are_imported(
    sources: list[dict[str, Any]], modules: list[str]
) -> None:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", PROGRAM, json.dumps(sources)],
        capture_output=True,
        text=True,
        check=True,
        # It finds the package where these tests do.
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    models = "specloom_agentset.models."
    found = [name for name in json.loads(done.stdout) if name.startswith(models)]
    assert [name.removeprefix(models) for name in found] == modules


def test_the_alias_is_a_union_at_run_time_too() -> None:
    members = get_args(IngestJobPayload)
    assert {TextPayload, UnknownVariant} < set(members)
    assert len(members) == 7
    assert isinstance(TextPayload(text="a"), IngestJobPayload)


def test_the_module_has_no_other_names() -> None:
    module = importlib.import_module("specloom_agentset.models.ingest_job_payload")
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        getattr(module, "nothing")  # noqa: B009  # a type checker would not have it
    assert IngestJob.__name__ == "IngestJob"
