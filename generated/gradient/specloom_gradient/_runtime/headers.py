# Copied from overlays/runtime/headers.py: edit it there.
"""Response headers as plain data."""

from collections.abc import Iterable, Iterator, Mapping


class ResponseHeaders(Mapping[str, str]):
    """Read-only headers; look-up ignores case, repeated fields are joined by ``", "``.

    RFC 9110 section 5.3. Unlike an HTTP library's headers they pickle and hold nothing else.

    Args:
        pairs: Names and values in the order received.
    """

    __slots__ = ("_values",)

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        values: dict[str, str] = {}
        for name, value in pairs:
            key = name.lower()
            values[key] = f"{values[key]}, {value}" if key in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        # A cookie may be as good as a password.
        shown = {name: "***" if name == "set-cookie" else self._values[name] for name in self}
        return f"ResponseHeaders({shown!r})"
