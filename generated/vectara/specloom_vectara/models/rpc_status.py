"""What the service says when a v1 request fails with an HTTP status of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define

from .._runtime.errors import ResponseDecodeError
from .._runtime.models import Model, Shape, decode_list, encode_list, new

if TYPE_CHECKING:
    from .rpc_status_detail import RpcStatusDetail


_SHAPE = Shape("RpcStatus", optional=("code", "message", "details"))
(_KEY_CODE, _KEY_MESSAGE, _KEY_DETAILS) = _SHAPE.optional


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

    @classmethod
    def from_dict(cls, source: Mapping[str, Any], /) -> Self:
        """Read a decoded JSON object.

        Raises:
            ResponseDecodeError: It does not fit; ``path`` names the field.
        """
        try:
            known = 0
            if (code_ := source.get(_KEY_CODE)) is not None:
                known += 1
            if (message_ := source.get(_KEY_MESSAGE)) is not None:
                known += 1
            if (details_ := source.get(_KEY_DETAILS)) is not None:
                known += 1
            extra = None if len(source) == known else _SHAPE.beyond(source)
        except (AttributeError, KeyError, TypeError):
            _, (code_, message_, details_), extra = _SHAPE.read(source)
        self = new(cls)
        self._extra = extra
        self.code = code_
        self.message = message_
        try:
            self.details = (
                decode_list(RpcStatusDetail.from_dict, details_) if details_ is not None else None
            )
        except ResponseDecodeError as error:
            error.within("details")
            raise
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON-ready data, by wire names; optional fields that are ``None`` left out."""
        data: dict[str, Any] = {}
        if self.code is not None:
            data["code"] = self.code
        if self.message is not None:
            data["message"] = self.message
        if self.details is not None:
            data["details"] = encode_list(self.details)
        return {**self._extra, **data} if self._extra else data


from .rpc_status_detail import RpcStatusDetail  # noqa: E402
