# Copied from overlays/runtime/read_once.py: edit it there.
"""Arrays of a parsed body, read once: what is decoded of them is freed as the next is taken.

While a page is decoded, its jobs are there twice, as parsed and as models. Where the dicts of a job
are freed before the next job is taken, a page takes less memory, and CPython's garbage collector,
which runs when some 700 more containers were made than freed (``gc.get_threshold``), does not go
through a page that is still being made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, final

from .shapes import is_list, is_map

_END: Final = object()


@final
class ReadOnce(list[Any]):
    """An array whose elements leave it, the first one first, when it is gone through."""

    def __iter__(self) -> Iterator[Any]:
        self.append(_END)
        self.reverse()
        return iter(self.pop, _END)


def read_once(data: object, keys: tuple[str, ...]) -> None:
    """Have the arrays at *keys* of the object *data*, which nobody else has, read once.

    Members that are no arrays stay as they are, for whoever decodes them to refuse.
    """
    if is_map(data):
        for key in keys:
            array = data.get(key)
            if is_list(array):
                data[key] = ReadOnce(array)
