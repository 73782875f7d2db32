"""Values that are declared by their fields, for the runtime's own use.

attrs and dataclasses write and compile code for every class, which takes from a quarter of a
millisecond to most of one when a package is imported, and the runtime has dozens of such classes.
The models, whose fields users look at and replace, are made with attrs all the same.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:  # noqa: PLW1641  # what it holds may have no hash
    """A value made of the annotated fields of its class, in their order.

    It can't be changed, and equals another one of its class that holds the same. Making one takes
    a microsecond: what every request needs is written out as a class.

    Raises:
        TypeError: A field without a default is missing, or there is no such field.
    """

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._fields = (*cls._fields, *vars(cls).get("__annotations__", {}))

    def __init__(self, *given: Any, **named: Any) -> None:
        kind = type(self)
        values = {**dict(zip(self._fields, given, strict=False)), **named}
        if len(values) < len(given) + len(named) or not values.keys() <= set(self._fields):
            raise TypeError(f"{kind.__name__} has {', '.join(self._fields)}, each to be given once")
        for name in self._fields:
            if name not in values:
                if not hasattr(kind, name):
                    raise TypeError(f"{kind.__name__} lacks {name}")
                values[name] = getattr(kind, name)
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} can't be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} can't be changed: {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({shown})"
