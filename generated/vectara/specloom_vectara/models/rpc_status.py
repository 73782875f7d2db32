"""What the service says when a v1 request fails with an HTTP status of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.lazy import refer as _refer
from .._runtime.models.model import Model, Shape, decode_list, encode_object, list_of, new

if TYPE_CHECKING:
    from .rpc_status_detail import RpcStatusDetail

else:
    _refer(globals(), "RpcStatusDetail")
_SHAPE = Shape(
    "RpcStatus",
    optional={"code": "code", "message": "message", "details": "details"},
    encode={"details": list_of(encode_object)},
)
_fetch, _NULLS = _SHAPE.fetch, _SHAPE.nulls


@define(kw_only=True, eq=False, repr=False, weakref_slot=False)
class RpcStatus(Model):
    """What the service says when a v1 request fails with an HTTP status of its own.

    Attributes:
        code: Number of the failure, from the list of gRPC status codes.
        message: What went wrong, for a person to read.
        details: More about the failure, in objects of various types.
    """

    code: int | None = None
    message: str | None = None
    details: list[RpcStatusDetail] | None = None

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
        self.code, self.message, details_ = values
        at = "details"
        try:
            self.details = (
                decode_list(decode_rpc_status_detail, details_) if details_ is not None else None
            )
        except ResponseDecodeError as error:
            error.within(at)
            raise
        return self


decode_rpc_status = RpcStatus.from_response

from .rpc_status_detail import decode_rpc_status_detail  # noqa: E402
