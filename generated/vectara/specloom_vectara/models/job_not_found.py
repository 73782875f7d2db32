"""What the service says when a job does not exist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import Model, Shape, check_list, encode_list

_SHAPE = Shape(
    "JobNotFound",
    optional={"id": "id", "messages": "messages", "request_id": "request_id"},
    encode={"messages": encode_list},
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobNotFound(Model):
    """What the service says when a job does not exist.

    Attributes:
        id: The id that was not found.
        messages: What went wrong, for a person to read.
        request_id: Id of the request, to give to the provider's support.
    """

    id: str | None = None
    messages: list[str] | None = None
    request_id: str | None = None

    _shape = _SHAPE

    def _read(self, values: Iterable[Any], source: Mapping[str, Any], /) -> None:
        (self.id, messages_, self.request_id) = values
        at = "messages"
        try:
            self.messages = check_list(messages_) if messages_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
