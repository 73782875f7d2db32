# Copied from overlays/runtime/json_text.py: edit it there.
"""Fields of a model that hold JSON inside a string."""

from __future__ import annotations

from typing import Any, Self, overload

import orjson

from .errors import ResponseDecodeError


class JSONTextField:
    """A parsed view of a field that holds JSON text; the field itself stays the text.

    Args:
        slot: The attribute that holds the text.
        wire: The field's name on the wire, for the path in an error.
    """

    def __init__(self, slot: str, wire: str) -> None:
        self._slot = slot
        self._wire = wire

    @overload
    def __get__(self, owner: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> Any: ...
    def __get__(self, owner: object, kind: type[Any] | None = None, /) -> Any:
        if owner is None:
            return self
        text = getattr(owner, self._slot)
        if text is None:
            return None
        try:
            return orjson.loads(text)
        except (TypeError, orjson.JSONDecodeError) as error:
            reason = str(error)
        raise ResponseDecodeError(f"expected JSON inside the string: {reason}", path=self._wire)
