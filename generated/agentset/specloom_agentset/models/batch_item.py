"""One text or file of a batch; ``type`` tells which kind it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.models import UnknownVariant, unknown_variant


def decode_batch_item(source: Any, /) -> BatchItem:
    """Read a decoded JSON object by its ``type``.

    A tag that the spec does not know gives an ``UnknownVariant``.

    Raises:
        ResponseDecodeError: It does not fit; ``path`` names the field.
    """
    try:
        decode = _VARIANTS[source["type"]]
    except (KeyError, TypeError):
        return unknown_variant(source, "type")
    return decode(source)


from .batch_file_item import BatchFileItem  # noqa: E402
from .batch_managed_file_item import BatchManagedFileItem  # noqa: E402
from .batch_text_item import BatchTextItem  # noqa: E402

BatchItem: TypeAlias = BatchTextItem | BatchFileItem | BatchManagedFileItem | UnknownVariant
"""One text or file of a batch; ``type`` tells which kind it is."""

_VARIANTS: Mapping[str, Callable[[Any], BatchTextItem | BatchFileItem | BatchManagedFileItem]] = {
    "TEXT": BatchTextItem.from_dict,
    "FILE": BatchFileItem.from_dict,
    "MANAGED_FILE": BatchManagedFileItem.from_dict,
}
