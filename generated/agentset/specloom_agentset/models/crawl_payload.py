"""A web site, read from one page along its links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define
from attr import field as _field

from .._runtime.checks import FieldChecks, Integer, Items, Members, Text
from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, check_list, check_map, new
from .._runtime.models import redacted as _redacted

if TYPE_CHECKING:
    pass


_SHAPE = Shape(
    "CrawlPayload",
    required=("type", "url"),
    optional=("maxDepth", "limit", "includePaths", "excludePaths", "headers"),
    demanded=("type", "url"),
)
(_KEY_TYPE, _KEY_URL) = _SHAPE.required
(_KEY_MAX_DEPTH, _KEY_LIMIT, _KEY_INCLUDE_PATHS, _KEY_EXCLUDE_PATHS, _KEY_HEADERS) = _SHAPE.optional

_CHECKS = FieldChecks(
    "CrawlPayload",
    {"url": Text()},
    {
        "max_depth": Integer(minimum=1, maximum=9007199254740991),
        "limit": Integer(minimum=1, maximum=9007199254740991),
        "include_paths": Items(Text()),
        "exclude_paths": Items(Text()),
        "headers": Members(Text()),
    },
)


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class CrawlPayload(Model):
    """A web site, read from one page along its links.

    Attributes:
        type: Kind of payload, always ``CRAWL``.
        url: The page where the crawl starts.
        max_depth: How far to follow links; 1 is the first page alone. The server's default is
            5.
        limit: Most pages to read. The server's default is 50.
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
            url_ = source[_KEY_URL]
            known = 2
            if (max_depth_ := source.get(_KEY_MAX_DEPTH)) is not None:
                known += 1
            if (limit_ := source.get(_KEY_LIMIT)) is not None:
                known += 1
            if (include_paths_ := source.get(_KEY_INCLUDE_PATHS)) is not None:
                known += 1
            if (exclude_paths_ := source.get(_KEY_EXCLUDE_PATHS)) is not None:
                known += 1
            if (headers_ := source.get(_KEY_HEADERS)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            (type_, url_), (max_depth_, limit_, include_paths_, exclude_paths_, headers_), extra = (
                _SHAPE.read(source)
            )
        self = new(cls)
        self._extra = extra
        self.max_depth = max_depth_
        self.limit = limit_
        if type_ is None or url_ is None:
            raise _SHAPE.lacking(source)
        self.type = type_
        self.url = url_
        try:
            self.include_paths = check_list(include_paths_) if include_paths_ is not None else None
        except ResponseDecodeError as error:
            error.within("includePaths")
            raise
        try:
            self.exclude_paths = check_list(exclude_paths_) if exclude_paths_ is not None else None
        except ResponseDecodeError as error:
            error.within("excludePaths")
            raise
        try:
            self.headers = check_map(headers_) if headers_ is not None else None
        except ResponseDecodeError as error:
            error.within("headers")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {"type": self.type, "url": self.url}
        if self.max_depth is not None:
            data["maxDepth"] = self.max_depth
        if self.limit is not None:
            data["limit"] = self.limit
        if self.include_paths is not None:
            data["includePaths"] = list(self.include_paths)
        if self.exclude_paths is not None:
            data["excludePaths"] = list(self.exclude_paths)
        if self.headers is not None:
            data["headers"] = dict(self.headers)
        return {**self._extra, **data} if self._extra else data
