# Copied from overlays/runtime/record.py: edit it there.
"""Immutable values declared by annotated fields, for the runtime's own use.

attrs and dataclasses compile code for each class, 0.25 to 1 ms per class at import, and a package
has dozens of these. The models, which users construct and change, are attrs classes.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:  # noqa: PLW1641  # its values may be unhashable
    """An immutable value made of the annotated fields of its class, in their order.

    Two records are equal if they have the same class and equal fields. Constructing one takes a
    microsecond, so what each request constructs is an ordinary class.

    Raises:
        TypeError: A field without a default is missing, or an argument names no field.
    """

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._fields = (*cls._fields, *vars(cls).get("__annotations__", {}))

    def __init__(self, *given: Any, **named: Any) -> None:
        kind = type(self)
        values = {**dict(zip(self._fields, given, strict=False)), **named}
        if len(values) < len(given) + len(named) or not values.keys() <= set(self._fields):
            raise TypeError(f"{kind.__name__} takes {', '.join(self._fields)}, each once")
        for name in self._fields:
            if name not in values:
                if not hasattr(kind, name):
                    raise TypeError(f"{kind.__name__} requires {name}")
                values[name] = getattr(kind, name)
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: can't set {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable: can't delete {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"
