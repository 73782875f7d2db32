"""A text given in the request, as one item of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from attr import define
from attr import field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, encode_object

if TYPE_CHECKING:
    from .ingest_job_config import IngestJobConfig


_SHAPE = Shape(
    "BatchTextItem",
    demanded={"type": "type", "text": "text"},
    optional={"fileName": "file_name", "config": "config"},
    encode={"config": encode_object},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class BatchTextItem(Model):
    """A text given in the request, as one item of a batch.

    Attributes:
        type: Kind of item, always ``TEXT``.
        text: The text. A request needs at least one character; an answer is not held to that.
        file_name: Name for the document.
        config: Config of this item alone.
    """

    type: Literal["TEXT"] = _field(default="TEXT")
    text: str
    file_name: str | None = None
    config: IngestJobConfig | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (type_, text_, self.file_name, config_) = values
        if type_ is None or text_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.text = text_
        at = "config"
        try:
            self.config = IngestJobConfig.from_dict(config_) if config_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise


from .ingest_job_config import IngestJobConfig  # noqa: E402
