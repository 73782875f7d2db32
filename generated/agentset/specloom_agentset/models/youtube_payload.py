"""YouTube videos, read by their transcripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define
from attr import field as _field

from .._runtime.checks import Boolean, FieldChecks, Items, Text
from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, check_list, new

if TYPE_CHECKING:
    from .language_code import LanguageCode


_SHAPE = Shape(
    "YoutubePayload",
    required=("type", "urls"),
    optional=("transcriptLanguages", "includeMetadata"),
    demanded=("type", "urls"),
)
(_KEY_TYPE, _KEY_URLS) = _SHAPE.required
(_KEY_TRANSCRIPT_LANGUAGES, _KEY_INCLUDE_METADATA) = _SHAPE.optional

_CHECKS = FieldChecks(
    "YoutubePayload",
    {"urls": Items(Text(), min_items=1)},
    {"transcript_languages": Items(Text()), "include_metadata": Boolean()},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class YoutubePayload(Model):
    """YouTube videos, read by their transcripts.

    Attributes:
        type: Kind of payload, always ``YOUTUBE``.
        urls: Videos, channels or playlists, at least one. The server accepts the hosts
            ``www.youtube.com`` and ``youtu.be``.
        transcript_languages: Languages of the transcript; the first that the video has is
            taken. The server's default is ``en``.
        include_metadata: Whether to ingest what is known about the video as well, such as
            description, tags, category and duration. The server's default is false.
    """

    type: Literal["YOUTUBE"] = _field(default="YOUTUBE")
    urls: Sequence[str]
    transcript_languages: Sequence[LanguageCode] | None = None
    include_metadata: bool | None = None

    def __attrs_post_init__(self) -> None:
        _CHECKS(self)

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            type_ = source[_KEY_TYPE]
            urls_ = source[_KEY_URLS]
            known = 2
            if (transcript_languages_ := source.get(_KEY_TRANSCRIPT_LANGUAGES)) is not None:
                known += 1
            if (include_metadata_ := source.get(_KEY_INCLUDE_METADATA)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (type_, urls_), (transcript_languages_, include_metadata_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.include_metadata = include_metadata_
        if type_ is None or urls_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        try:
            self.urls = check_list(urls_)
        except ResponseDecodeError as error:
            error.within("urls")
            raise
        try:
            self.transcript_languages = (
                check_list(transcript_languages_) if transcript_languages_ is not None else None
            )
        except ResponseDecodeError as error:
            error.within("transcriptLanguages")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"type": self.type, "urls": list(self.urls)}
        if self.transcript_languages is not None:
            data["transcriptLanguages"] = list(self.transcript_languages)
        if self.include_metadata is not None:
            data["includeMetadata"] = self.include_metadata
        return {**self._extra, **data} if self._extra else data
