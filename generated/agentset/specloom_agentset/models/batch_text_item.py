"""A text given in the request, as one item of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define
from attr import field as _field

from .._runtime.checks import FieldChecks, InstanceOf, Text
from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, new

if TYPE_CHECKING:
    from .ingest_job_config import IngestJobConfig


_SHAPE = Shape(
    "BatchTextItem",
    required=("type", "text"),
    optional=("fileName", "config"),
    demanded=("type", "text"),
)
(_KEY_TYPE, _KEY_TEXT) = _SHAPE.required
(_KEY_FILE_NAME, _KEY_CONFIG) = _SHAPE.optional

_CHECKS = FieldChecks(
    "BatchTextItem",
    {"text": Text(min_length=1)},
    {"file_name": Text(), "config": InstanceOf(("IngestJobConfig",))},
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
            text_ = source[_KEY_TEXT]
            known = 2
            if (file_name_ := source.get(_KEY_FILE_NAME)) is not None:
                known += 1
            if (config_ := source.get(_KEY_CONFIG)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (type_, text_), (file_name_, config_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.file_name = file_name_
        if type_ is None or text_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.text = text_
        try:
            self.config = IngestJobConfig.from_dict(config_) if config_ is not None else None
        except ResponseDecodeError as error:
            error.within("config")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"type": self.type, "text": self.text}
        if self.file_name is not None:
            data["fileName"] = self.file_name
        if self.config is not None:
            data["config"] = self.config.to_dict()
        return {**self._extra, **data} if self._extra else data


from .ingest_job_config import IngestJobConfig  # noqa: E402
