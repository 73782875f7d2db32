"""How documents are parsed, cut into chunks and labelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.checks import Boolean, Either, FieldChecks, Integer, Items, Members, Number, Text
from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, check_map, new

if TYPE_CHECKING:
    from .chunking_strategy import ChunkingStrategy
    from .language_code import LanguageCode
    from .metadata_value import MetadataValue
    from .parsing_mode import ParsingMode
    from .partition_strategy import PartitionStrategy


_SHAPE = Shape(
    "IngestJobConfig",
    optional=(
        "chunkSize",
        "delimiter",
        "metadata",
        "languageCode",
        "mode",
        "disableImageExtraction",
        "disableImageCaptions",
        "chartUnderstanding",
        "keepPageheaderInOutput",
        "keepPagefooterInOutput",
        "forceOcr",
        "disableOcrMath",
        "useLlm",
        "chunkOverlap",
        "maxChunkSize",
        "chunkingStrategy",
        "strategy",
    ),
)
_fetch_optional = _SHAPE.fetch_optional

_CHECKS = FieldChecks(
    "IngestJobConfig",
    {},
    {
        "chunk_size": Integer(minimum=32, maximum=9007199254740991),
        "delimiter": Text(),
        "metadata": Members(
            Either(
                (Text(), Number(), Boolean(), Items(Text())),
                "a string, number, boolean or array of strings",
            )
        ),
        "language_code": Text(),
        "mode": Text(),
        "disable_image_extraction": Boolean(),
        "disable_image_captions": Boolean(),
        "chart_understanding": Boolean(),
        "keep_pageheader_in_output": Boolean(),
        "keep_pagefooter_in_output": Boolean(),
        "force_ocr": Boolean(),
        "disable_ocr_math": Boolean(),
        "use_llm": Boolean(),
        "chunk_overlap": Number(),
        "max_chunk_size": Number(),
        "chunking_strategy": Text(),
        "strategy": Text(),
    },
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class IngestJobConfig(Model):
    """How documents are parsed, cut into chunks and labelled. It stands on a job, and in a
    ``BATCH`` payload on a single item as well. For ``TEXT``, ``CRAWL`` and ``YOUTUBE`` jobs the
    server removes ``mode``, ``disableImageExtraction``, ``disableImageCaptions``,
    ``chartUnderstanding``, ``keepPageheaderInOutput`` and ``keepPagefooterInOutput`` from the
    job's config. It removes the deprecated fields from the config of every new job.

    Attributes:
        chunk_size: Size that the chunks should have, in characters, at least 32. The server's
            default is 2048. Chunks come out longer or shorter where the text asks for it.
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

    def __attrs_post_init__(self) -> None:
        _CHECKS(self)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            if len(source) == 17:
                optional, extra = _fetch_optional(source), None
            else:
                optional, extra = _SHAPE.others(source)
        except (AttributeError, KeyError, TypeError):
            _, optional, extra = _SHAPE.read(source)
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
        ) = optional
        try:
            self.metadata = check_map(metadata_) if metadata_ is not None else None
        except ResponseDecodeError as error:
            error.within("metadata")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.chunk_size is not None:
            data["chunkSize"] = self.chunk_size
        if self.delimiter is not None:
            data["delimiter"] = self.delimiter
        if self.metadata is not None:
            data["metadata"] = dict(self.metadata)
        if self.language_code is not None:
            data["languageCode"] = self.language_code
        if self.mode is not None:
            data["mode"] = self.mode
        if self.disable_image_extraction is not None:
            data["disableImageExtraction"] = self.disable_image_extraction
        if self.disable_image_captions is not None:
            data["disableImageCaptions"] = self.disable_image_captions
        if self.chart_understanding is not None:
            data["chartUnderstanding"] = self.chart_understanding
        if self.keep_pageheader_in_output is not None:
            data["keepPageheaderInOutput"] = self.keep_pageheader_in_output
        if self.keep_pagefooter_in_output is not None:
            data["keepPagefooterInOutput"] = self.keep_pagefooter_in_output
        if self.force_ocr is not None:
            data["forceOcr"] = self.force_ocr
        if self.disable_ocr_math is not None:
            data["disableOcrMath"] = self.disable_ocr_math
        if self.use_llm is not None:
            data["useLlm"] = self.use_llm
        if self.chunk_overlap is not None:
            data["chunkOverlap"] = self.chunk_overlap
        if self.max_chunk_size is not None:
            data["maxChunkSize"] = self.max_chunk_size
        if self.chunking_strategy is not None:
            data["chunkingStrategy"] = self.chunking_strategy
        if self.strategy is not None:
            data["strategy"] = self.strategy
        return {**self._extra, **data} if self._extra else data
