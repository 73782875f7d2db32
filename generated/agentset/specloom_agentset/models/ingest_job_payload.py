"""What a job ingests; ``type`` tells which kind it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.models import as_decoded
from .._runtime.variants import Variants

if TYPE_CHECKING:
    from .._runtime.unknown_variant import UnknownVariant
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
else:

    def __getattr__(name: str) -> object:
        if name != "IngestJobPayload":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from .._runtime.unknown_variant import UnknownVariant
        from .batch_payload import BatchPayload
        from .crawl_payload import CrawlPayload
        from .file_payload import FilePayload
        from .managed_file_payload import ManagedFilePayload
        from .text_payload import TextPayload
        from .youtube_payload import YoutubePayload

        return (
            TextPayload
            | FilePayload
            | ManagedFilePayload
            | CrawlPayload
            | YoutubePayload
            | BatchPayload
            | UnknownVariant
        )


def decode_ingest_job_payload(source: Any, /) -> IngestJobPayload:
    """Read a decoded JSON object by its ``type``.

    A tag that the spec does not know gives an ``UnknownVariant``.

    Raises:
        ResponseDecodeError: It does not fit; ``path`` names the field.
    """
    try:
        decode = _VARIANTS[source[_TAG]]
    except (KeyError, TypeError):
        from .._runtime.unknown_variant import unknown_variant

        return unknown_variant(source, "type")
    return decode(source)


def _load(tag: str) -> Callable[[Any], IngestJobPayload]:
    match tag:
        case "TEXT":
            from .text_payload import TextPayload

            return TextPayload.from_dict
        case "FILE":
            from .file_payload import FilePayload

            return FilePayload.from_dict
        case "MANAGED_FILE":
            from .managed_file_payload import ManagedFilePayload

            return ManagedFilePayload.from_dict
        case "CRAWL":
            from .crawl_payload import CrawlPayload

            return CrawlPayload.from_dict
        case "YOUTUBE":
            from .youtube_payload import YoutubePayload

            return YoutubePayload.from_dict
        case "BATCH":
            from .batch_payload import BatchPayload

            return BatchPayload.from_dict
        case _:
            raise KeyError(tag)


(_TAG,) = as_decoded(("type",))
_VARIANTS: Variants[IngestJobPayload] = Variants(_load)
