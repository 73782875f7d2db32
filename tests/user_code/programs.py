"""What the programs of users need, and what they print."""

from __future__ import annotations

from collections.abc import Callable

from sandbox import Sandbox

Prepare = Callable[[Sandbox], object]

TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*\+00:00"

PROGRAMS: dict[str, tuple[Prepare, list[str]]] = {
    "agentset": (
        lambda box: box.agentset.seed(3, tenant="tenant1"),
        [
            r"COMPLETED",
            rf"job_000004 {TIME}",
            rf"job_000003 {TIME}",
            rf"job_000002 {TIME}",
            rf"job_000001 {TIME}",
            r"2 \S+=*",
            r"2 None",
            r"resumed: \['job_000002', 'job_000001'\]",
            r"job_000004 False",
            r"seed 1",
            r"job_000001",
            r"job_000001",
            r"404 not_found",
            r"FAILED The sandbox fails every job .*",
        ],
    ),
    "gradient": (
        lambda box: box.gradient.seed(2, outcomes=["COMPLETED", "PARTIAL"]),
        [
            r"BATCH_JOB_PHASE_SUCCEEDED",
            rf"succeeded {TIME}",
            r"INDEX_JOB_STATUS_COMPLETED",
            r"True DATA_SOURCE_STATUS_UPDATED",
            r"True BATCH_JOB_PHASE_SUCCEEDED",
            r"False BATCH_JOB_PHASE_SUCCEEDED",
            r"False BATCH_JOB_PHASE_SUCCEEDED",
            r"2 2",
            r"1 None",
            r"1 2",
            r"409 conflict The indexing job has ended\.",
            r"404 not_found req-\d+",
        ],
    ),
    "nuextract": (
        lambda box: box.nuextract.seed(3, statuses=["completed", "completed", "failed"]),
        [
            r"\['failed', 'completed', 'completed'\]",
            r"3 3",
            r"succeeded completed",
            r"\{\"result\":.*\} \{'result': .*\}",
            r"completed",
            r"failed ExtractionError",
        ],
    ),
    "vectara": (
        lambda box: box.vectara.seed(2, states=["completed", "failed"]),
        [
            r"job_000001 JOB_STATE__COMPLETED",
            r"0 True",
            r"\[\('job_000002', 'failed'\), \('job_000001', 'succeeded'\)\]",
            r"1 True",
            r"completed completed",
            r"failed",
            r"404 True",
        ],
    ),
}
"""By provider: what is there before, and the lines that both of its programs print."""
