"""The default of arguments for which ``None`` is a value: it sends null."""

from ._runtime.unset import UNSET, Unset

__all__ = ("UNSET", "Unset")
