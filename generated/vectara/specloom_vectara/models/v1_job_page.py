"""One page of v1 jobs, or a report of what failed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .v1_job import V1Job
    from .v1_status import V1Status


_SHAPE = Shape("V1JobPage", optional=("status", "job", "pageKey"))
(_KEY_STATUS, _KEY_JOB, _KEY_PAGE_KEY) = _SHAPE.optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (status_ := source.get(_KEY_STATUS)) is not None:
                known += 1
            if (job_ := source.get(_KEY_JOB)) is not None:
                known += 1
            if (page_key_ := source.get(_KEY_PAGE_KEY)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (status_, job_, page_key_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.page_key = page_key_
        try:
            self.status = decode_list(V1Status.from_dict, status_) if status_ is not None else None
        except ResponseDecodeError as error:
            error.within("status")
            raise
        try:
            self.job = decode_list(V1Job.from_dict, job_) if job_ is not None else None
        except ResponseDecodeError as error:
            error.within("job")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.status is not None:
            data["status"] = encode_list(self.status)
        if self.job is not None:
            data["job"] = encode_list(self.job)
        if self.page_key is not None:
            data["pageKey"] = self.page_key
        return {**self._extra, **data} if self._extra else data


from .v1_job import V1Job  # noqa: E402
from .v1_status import V1Status  # noqa: E402
