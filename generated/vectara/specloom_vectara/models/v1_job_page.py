"""One page of v1 jobs, or a report of what failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .v1_job import V1Job
    from .v1_status import V1Status

else:
    _refer(globals(), "V1Job", "V1Status")
_SHAPE = Shape(
    "V1JobPage",
    optional={"status": "status", "job": "job", "pageKey": "page_key"},
    encode={"status": list_of(encode_object), "job": list_of(encode_object)},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class V1JobPage(Model):
    """One page of v1 jobs, or a report of what failed.

    Attributes:
        status: Outcome of the request. Empty or missing is fine; an entry with a code other
            than ``OK`` is a failure, although the HTTP status is 200.
        job: The jobs of this page; missing means none. An empty page is not necessarily the
            last one.
        page_key: Key of the next page, opaque base64; missing or empty on the last one.
    """

    status: list[V1Status] | None = None
    job: list[V1Job] | None = None
    page_key: str | None = None

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 3:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 3 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        status_, job_, self.page_key = values
        at = "status"
        try:
            self.status = decode_list(decode_v1_status, status_) if status_ is not None else None
            at = "job"
            self.job = decode_list(decode_v1_job, job_) if job_ is not None else None
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_v1_job_page = V1JobPage.from_response

from .v1_job import decode_v1_job  # noqa: E402
from .v1_status import decode_v1_status  # noqa: E402
