"""The imitated providers, one package each.

A package here is served under its own name. It offers `provider`, a function that
takes the `Surroundings` and returns a `Provider`; nothing else has to be registered.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from ..provider import Provider, ProviderFactory, Surroundings


def known() -> list[str]:
    """Return the names of all providers, in alphabetical order."""
    return sorted(module.name for module in iter_modules(__path__) if module.ispkg)


def create(name: str, surroundings: Surroundings) -> Provider:
    """Return a fresh instance of a provider, or raise KeyError for an unknown name."""
    if name not in known():
        msg = f"no provider {name!r}; there are: {', '.join(known())}"
        raise KeyError(msg)
    factory: ProviderFactory = import_module(f"{__name__}.{name}").provider
    return factory(surroundings)
