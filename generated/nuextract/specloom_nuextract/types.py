"""The sentinel of arguments for which ``None`` has a meaning of its own."""

from ._runtime.unset import UNSET, Unset

__all__ = ("UNSET", "Unset")
