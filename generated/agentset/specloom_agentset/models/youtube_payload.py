"""YouTube videos, read by their transcripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define, field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, check_list, encode_list, new

if TYPE_CHECKING:
    from .language_code import LanguageCode

else:
    _refer(globals(), "LanguageCode")
_SHAPE = Shape(
    "YoutubePayload",
    demanded={"type": "type", "urls": "urls"},
    optional={"transcriptLanguages": "transcript_languages", "includeMetadata": "include_metadata"},
    encode={"urls": encode_list, "transcriptLanguages": encode_list},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class YoutubePayload(Model):
    """YouTube videos, read by their transcripts.

    Attributes:
        type: Kind of payload, always ``YOUTUBE``.
        urls: Videos, channels or playlists. The server accepts the hosts ``www.youtube.com``
            and ``youtu.be``. At least 1 item.
        transcript_languages: Languages of the transcript; the first that the video has is
            taken. The server's default is ``en``.
        include_metadata: Whether to ingest what is known about the video as well, such as
            description, tags, category and duration. The server's default is false.
    """

    type: Literal["YOUTUBE"] = _field(default="YOUTUBE")
    urls: Sequence[str]
    transcript_languages: Sequence[LanguageCode] | None = None
    include_metadata: bool | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 4:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 4 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        type_, urls_, transcript_languages_, self.include_metadata = values
        if type_ is None or urls_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        at = "urls"
        try:
            self.urls = urls_ if type(urls_) is list else check_list(urls_)
            at = "transcriptLanguages"
            self.transcript_languages = (
                transcript_languages_
                if transcript_languages_ is None or type(transcript_languages_) is list
                else check_list(transcript_languages_)
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_youtube_payload = YoutubePayload.from_response
