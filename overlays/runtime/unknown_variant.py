"""Members of a union that the spec does not know."""

from __future__ import annotations

from typing import Any

from attr import define, field

from .errors import ResponseDecodeError
from .models import check_map
from .shapes import kind_of


@define(repr=False, weakref_slot=False)
class UnknownVariant:
    """A member of a union whose tag the spec does not know; nothing of it is lost.

    Attributes:
        tag: The value of the discriminator.
        raw: The whole object as received, or as it is to be sent.
    """

    tag: str
    raw: dict[str, Any] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The object as received."""
        return dict(self.raw)

    def __repr__(self) -> str:
        return f"UnknownVariant(tag={self.tag!r}, keys={sorted(self.raw)})"


def unknown_variant(source: object, tag_key: str) -> UnknownVariant:
    """*source*, whose tag under *tag_key* names no variant that the spec knows.

    Raises:
        ResponseDecodeError: It is no object, or its tag is absent or no string.
    """
    members = check_map(source)
    tag = members.get(tag_key)
    if not isinstance(tag, str):
        state = f"is {kind_of(tag)}" if tag_key in members else "is absent"
        raise ResponseDecodeError(f"the tag that tells the variant {state}", path=tag_key)
    return UnknownVariant(tag, members)
