"""How documents are parsed, cut into chunks and labelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, check_map, encode_map, new

if TYPE_CHECKING:
    from .chunking_strategy import ChunkingStrategy
    from .language_code import LanguageCode
    from .metadata_value import MetadataValue
    from .parsing_mode import ParsingMode
    from .partition_strategy import PartitionStrategy

else:
    _refer(
        globals(),
        "ChunkingStrategy",
        "LanguageCode",
        "MetadataValue",
        "ParsingMode",
        "PartitionStrategy",
    )
_SHAPE = Shape(
    "IngestJobConfig",
    optional={
        "chunkSize": "chunk_size",
        "delimiter": "delimiter",
        "metadata": "metadata",
        "languageCode": "language_code",
        "mode": "mode",
        "disableImageExtraction": "disable_image_extraction",
        "disableImageCaptions": "disable_image_captions",
        "chartUnderstanding": "chart_understanding",
        "keepPageheaderInOutput": "keep_pageheader_in_output",
        "keepPagefooterInOutput": "keep_pagefooter_in_output",
        "forceOcr": "force_ocr",
        "disableOcrMath": "disable_ocr_math",
        "useLlm": "use_llm",
        "chunkOverlap": "chunk_overlap",
        "maxChunkSize": "max_chunk_size",
        "chunkingStrategy": "chunking_strategy",
        "strategy": "strategy",
    },
    encode={"metadata": encode_map},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobConfig(Model):
    """How documents are parsed, cut into chunks and labelled. It stands on a job, and in a
    ``BATCH`` payload on a single item as well. For ``TEXT``, ``CRAWL`` and ``YOUTUBE`` jobs the
    server removes ``mode``, ``disableImageExtraction``, ``disableImageCaptions``,
    ``chartUnderstanding``, ``keepPageheaderInOutput`` and ``keepPagefooterInOutput`` from the
    job's config. It removes the deprecated fields from the config of every new job.

    Attributes:
        chunk_size: Size that the chunks should have, in characters. The server's default is
            2048. Chunks come out longer or shorter where the text asks for it. At least 32.
        delimiter: Text at which the content is split before it is cut into chunks.
        metadata: Labels of your own, put on every document made. Values are flat; objects are
            not accepted.
        language_code: Language of the documents. Left out, the server tries to detect it.
        mode: How documents are parsed. The server's default is ``balanced``; ``accurate`` needs
            a paid plan.
        disable_image_extraction: Whether to leave images out. The server's default is false.
        disable_image_captions: Whether to leave out the captions that the server writes for
            images, so that they become ``img`` tags without alternative text. The server's
            default is false.
        chart_understanding: Whether to read the data out of charts. The server's default is
            false.
        keep_pageheader_in_output: Whether to keep page headers in the text. The server's
            default is false.
        keep_pagefooter_in_output: Whether to keep page footers in the text. The server's
            default is false.
        force_ocr: Deprecated. Whether to read the pages by OCR even where they contain text. No
            longer supported, without a replacement.
        disable_ocr_math: Deprecated. Whether OCR leaves formulas inside the text alone. No
            longer supported, without a replacement.
        use_llm: Deprecated. Whether a language model helps to parse tables, forms and layout.
            No longer supported; use ``mode``.
        chunk_overlap: Deprecated. Number of characters that neighbouring chunks share. No
            longer supported; use ``chunkSize``.
        max_chunk_size: Deprecated. Size that no chunk may exceed. No longer supported; use
            ``chunkSize``.
        chunking_strategy: Deprecated. How the text is cut into chunks. No longer supported,
            without a replacement.
        strategy: Deprecated. How documents are read. No longer supported; use ``mode``.
    """

    chunk_size: int | None = None
    delimiter: str | None = None
    metadata: Mapping[str, MetadataValue] | None = None
    language_code: LanguageCode | str | None = None
    mode: ParsingMode | str | None = None
    disable_image_extraction: bool | None = None
    disable_image_captions: bool | None = None
    chart_understanding: bool | None = None
    keep_pageheader_in_output: bool | None = None
    keep_pagefooter_in_output: bool | None = None
    force_ocr: bool | None = None
    disable_ocr_math: bool | None = None
    use_llm: bool | None = None
    chunk_overlap: float | None = None
    max_chunk_size: float | None = None
    chunking_strategy: ChunkingStrategy | str | None = None
    strategy: PartitionStrategy | str | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 17:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 17 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        (
            self.chunk_size,
            self.delimiter,
            metadata_,
            self.language_code,
            self.mode,
            self.disable_image_extraction,
            self.disable_image_captions,
            self.chart_understanding,
            self.keep_pageheader_in_output,
            self.keep_pagefooter_in_output,
            self.force_ocr,
            self.disable_ocr_math,
            self.use_llm,
            self.chunk_overlap,
            self.max_chunk_size,
            self.chunking_strategy,
            self.strategy,
        ) = values
        at = "metadata"
        try:
            self.metadata = (
                metadata_ if metadata_ is None or type(metadata_) is dict else check_map(metadata_)
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_ingest_job_config = IngestJobConfig.from_response
