"""A text given in the request, as one item of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define, field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, encode_object, new

if TYPE_CHECKING:
    from .ingest_job_config import IngestJobConfig

else:
    _refer(globals(), "IngestJobConfig")
_SHAPE = Shape(
    "BatchTextItem",
    demanded={"type": "type", "text": "text"},
    optional={"fileName": "file_name", "config": "config"},
    encode={"config": encode_object},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class BatchTextItem(Model):
    """A text given in the request, as one item of a batch.

    Attributes:
        type: Kind of item, always ``TEXT``.
        text: The text. Only a response may have an empty one. At least 1 character.
        file_name: Name for the document.
        config: Config of this item alone.
    """

    type: Literal["TEXT"] = _field(default="TEXT")
    text: str
    file_name: str | None = None
    config: IngestJobConfig | None = None

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
        type_, text_, self.file_name, config_ = values
        if type_ is None or text_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.text = text_
        at = "config"
        try:
            self.config = decode_ingest_job_config(config_) if config_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_batch_text_item = BatchTextItem.from_response

from .ingest_job_config import decode_ingest_job_config  # noqa: E402
