"""A web site, read from one page along its links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

from attr import define, field as _field

from .._runtime.errors import ResponseDecodeError
from .._runtime.models.model import (
    Model,
    Shape,
    check_list,
    check_map,
    encode_list,
    encode_map,
    new,
    redacted as _redacted,
)

_SHAPE = Shape(
    "CrawlPayload",
    demanded={"type": "type", "url": "url"},
    optional={
        "maxDepth": "max_depth",
        "limit": "limit",
        "includePaths": "include_paths",
        "excludePaths": "exclude_paths",
        "headers": "headers",
    },
    encode={"includePaths": encode_list, "excludePaths": encode_list, "headers": encode_map},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class CrawlPayload(Model):
    """A web site, read from one page along its links.

    Attributes:
        type: Kind of payload, always ``CRAWL``.
        url: The page where the crawl starts.
        max_depth: How far to follow links; 1 is the first page alone. The server's default is
            5. At least 1.
        limit: Most pages to read. The server's default is 50. At least 1.
        include_paths: Path prefixes. Only pages under one of them are read.
        exclude_paths: Path prefixes. Pages under any of them are not read.
        headers: HTTP headers that the crawler sends, for example for access to the site. The
            job shows them to whoever may read it.
    """

    type: Literal["CRAWL"] = _field(default="CRAWL")
    url: str
    max_depth: int | None = None
    limit: int | None = None
    include_paths: Sequence[str] | None = None
    exclude_paths: Sequence[str] | None = None
    headers: Mapping[str, str] | None = _field(default=None, repr=_redacted)

    _shape = _SHAPE

    @classmethod
    def from_response(cls, source: Mapping[str, Any], /) -> Self:
        """Decode a JSON object: see ``Model.from_response``."""
        try:
            if len(source) == 7:
                values, extra = _fetch(source), None
            else:
                members = {**_NULLS, **source}
                extra = _SHAPE.others(members) if len(members) > 7 else None
                values = members.values()
        except (KeyError, TypeError):
            values, extra = _SHAPE.lay(source)
        self = new(cls)
        self._extra = extra
        type_, url_, self.max_depth, self.limit, include_paths_, exclude_paths_, headers_ = values
        if type_ is None or url_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.url = url_
        at = "includePaths"
        try:
            self.include_paths = (
                include_paths_
                if include_paths_ is None or type(include_paths_) is list
                else check_list(include_paths_)
            )
            at = "excludePaths"
            self.exclude_paths = (
                exclude_paths_
                if exclude_paths_ is None or type(exclude_paths_) is list
                else check_list(exclude_paths_)
            )
            at = "headers"
            self.headers = (
                headers_ if headers_ is None or type(headers_) is dict else check_map(headers_)
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_crawl_payload = CrawlPayload.from_response
