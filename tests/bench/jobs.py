"""Jobs like those of a real account: at all stages, and each with some of the optional members."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Job = dict[str, Any]

_CONFIGS: Sequence[Job] = (
    {"chunkSize": 2048, "languageCode": "en"},
    {
        "chunkSize": 1024,
        "mode": "accurate",
        "metadata": {"source": "handbook", "year": 2026, "tags": ["hr", "policy"]},
    },
    {
        "languageCode": "de",
        "mode": "balanced",
        "chartUnderstanding": True,
        "metadata": {"department": "legal", "confidential": True},
    },
    {
        "chunkSize": 512,
        "delimiter": "\n\n",
        "languageCode": "en",
        "disableImageCaptions": True,
        "metadata": {"source": "wiki", "author": "docs@example.com", "version": 3},
    },
)
"""Of the 17 members of a config, 2 to 5, as the server returns what was asked for."""

_PAYLOADS: Sequence[Job] = (
    {
        "type": "FILE",
        "fileUrl": "https://files.example.com/handbook/chapter-07.pdf",
        "fileName": "chapter-07.pdf",
    },
    {"type": "TEXT", "text": "The notice period is three months to the end of a quarter. " * 4},
    {"type": "MANAGED_FILE", "key": "namespaces/ns_123/a1b2c3d4.docx", "fileName": "contract.docx"},
    {"type": "CRAWL", "url": "https://docs.example.com/", "maxDepth": 3, "limit": 50},
)


def agentset(job: Job, number: int) -> Job:
    """Return an ingest job with a config, most of them finished."""
    made = {
        **job,
        "name": f"Chapter {number} of the handbook",
        "tenantId": f"tenant{number % 7}" if number % 2 else None,
        "externalId": f"doc-{number:06d}",
        "payload": _PAYLOADS[number % 4],
        "config": _CONFIGS[number % 4],
    }
    if number % 10 == 9:
        made |= {"status": "PROCESSING", "completedAt": None}
    if number % 10 == 7:
        made |= {
            "status": "FAILED",
            "error": "The file could not be parsed: it is encrypted.",
            "failedAt": made["completedAt"],
            "completedAt": None,
        }
    return made


_COUNTS = ("total_items_failed", "total_items_indexed", "total_items_skipped")
_SOURCE_COUNTS = (
    "error_msg", "error_details", "failed_item_count", "removed_item_count", "skipped_item_count",
    "total_bytes_indexed",
)  # fmt: skip


def gradient(job: Job, number: int) -> Job:
    """Return an indexing job: Go's JSON leaves out what is empty, and versions differ."""
    sources = [
        _without(source, *_SOURCE_COUNTS) if number % 3 else source
        for source in job["data_source_jobs"]
    ]
    made = {**job, "data_source_jobs": sources}
    if number % 3:
        made = _without(made, "tokens", *_COUNTS)
    if number % 10 >= 7:
        made = _without(
            made, "data_source_jobs", "finished_at", "total_tokens", "completed_datasources"
        )
        made |= {"phase": "BATCH_JOB_PHASE_RUNNING", "status": "INDEX_JOB_STATUS_IN_PROGRESS"}
    return made


def nuextract(job: Job, number: int) -> Job:
    """Return an extraction job with its input and, once it is over, its output or its error."""
    made = {
        **job,
        "inputData": '{"documentId":"5f1c","template":{"total":"number","issued":"date-time"}}',
        "outputData": '{"result":{"total":1249.5,"issued":"2026-03-01T00:00:00Z"},"totalTokens":41}',
    }
    if number % 2:
        made["ownerOrganization"] = "org_1"
    if number % 10 >= 7:
        made = _without(made, "outputData", "completedAt")
        made["status"] = "running"
    if number % 10 == 6:
        made = _without(made, "outputData")
        made |= {"status": "failed", "errorCode": "timeout", "errorMessage": "The model timed out."}
    return made


def vectara(job: Job, number: int) -> Job:
    """Return a background job: those that wait have no times yet."""
    made = {**job, "corpus_keys": [f"manuals-{number % 5}", "tickets"][: 1 + number % 2]}
    if number % 3:
        made = _without(made, "created_by_username")
    if number % 10 >= 7:
        made = _without(made, "completed_at") | {"state": "started"}
    if number % 10 == 9:
        made = _without(made, "started_at") | {"state": "queued"}
    return made


def _without(members: Job, *names: str) -> Job:
    return {name: value for name, value in members.items() if name not in names}


LIKE_REAL: Mapping[str, Callable[[Job, int], Job]] = {
    "agentset": agentset,
    "gradient": gradient,
    "nuextract": nuextract,
    "vectara": vectara,
}
"""By provider: makes a finished job of the sandbox into the job of that number."""
