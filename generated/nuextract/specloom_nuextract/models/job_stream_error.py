"""The data of an ``error`` event, which ends a stream."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define

from .._runtime.models.model import Model, Shape, new

_SHAPE = Shape("JobStreamError", demanded={"code": "code", "message": "message"})
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class JobStreamError(Model):
    """The data of an ``error`` event, which ends a stream.

    Attributes:
        code: Short name of the failure: ``JobTimeout`` when the job outlasted its execution
            timeout, anything else for a failure inside the service.
        message: What went wrong, for a person to read.
    """

    code: str
    message: str

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 2:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 2 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        code_, message_ = values
        if code_ is None or message_ is None:
            raise _SHAPE.lacking(source)
        self.code = code_
        self.message = message_
        return self


decode_job_stream_error = JobStreamError.from_response
