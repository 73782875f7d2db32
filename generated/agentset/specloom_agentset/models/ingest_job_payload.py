"""What a job ingests; ``type`` tells which kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.unions import TaggedUnion

if TYPE_CHECKING:
    from .._runtime.models.unions import UnknownVariant
    from .batch_payload import BatchPayload
    from .crawl_payload import CrawlPayload
    from .file_payload import FilePayload
    from .managed_file_payload import ManagedFilePayload
    from .text_payload import TextPayload
    from .youtube_payload import YoutubePayload

    IngestJobPayload: TypeAlias = (
        TextPayload
        | FilePayload
        | ManagedFilePayload
        | CrawlPayload
        | YoutubePayload
        | BatchPayload
        | UnknownVariant
    )
    """What a job ingests; ``type`` tells which kind it is."""

_UNION: TaggedUnion[IngestJobPayload] = TaggedUnion(
    __name__,
    "IngestJobPayload",
    "type",
    {
        "TEXT": "text_payload.TextPayload",
        "FILE": "file_payload.FilePayload",
        "MANAGED_FILE": "managed_file_payload.ManagedFilePayload",
        "CRAWL": "crawl_payload.CrawlPayload",
        "YOUTUBE": "youtube_payload.YoutubePayload",
        "BATCH": "batch_payload.BatchPayload",
    },
)

decode_ingest_job_payload = _UNION.decode

if not TYPE_CHECKING:
    __getattr__ = _UNION.attribute
