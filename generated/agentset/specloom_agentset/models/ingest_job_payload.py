"""What a job ingests; ``type`` tells which kind it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.models import UnknownVariant, unknown_variant


def decode_ingest_job_payload(source: Any, /) -> IngestJobPayload:
    """Read a decoded JSON object by its ``type``.

    A tag that the spec does not know gives an ``UnknownVariant``.

    Raises:
        ResponseDecodeError: It does not fit; ``path`` names the field.
    """
    try:
        decode = _VARIANTS[source["type"]]
    except (KeyError, TypeError):
        return unknown_variant(source, "type")
    return decode(source)


from .batch_payload import BatchPayload  # noqa: E402
from .crawl_payload import CrawlPayload  # noqa: E402
from .file_payload import FilePayload  # noqa: E402
from .managed_file_payload import ManagedFilePayload  # noqa: E402
from .text_payload import TextPayload  # noqa: E402
from .youtube_payload import YoutubePayload  # noqa: E402

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

_VARIANTS: Mapping[
    str,
    Callable[
        [Any],
        TextPayload
        | FilePayload
        | ManagedFilePayload
        | CrawlPayload
        | YoutubePayload
        | BatchPayload,
    ],
] = {
    "TEXT": TextPayload.from_dict,
    "FILE": FilePayload.from_dict,
    "MANAGED_FILE": ManagedFilePayload.from_dict,
    "CRAWL": CrawlPayload.from_dict,
    "YOUTUBE": YoutubePayload.from_dict,
    "BATCH": BatchPayload.from_dict,
}
