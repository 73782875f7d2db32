"""The providers' data as typed attributes of the sandbox: one line for each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TypeVar

from ..provider import Provider
from .agentset import AgentsetState
from .gradient import GradientState
from .nuextract import NuExtractState
from .vectara import VectaraState

S = TypeVar("S")


class States(ABC):
    """Gives tests the state objects under their own types."""

    @abstractmethod
    def provider(self, name: str) -> Provider:
        """Return a provider by name."""

    def state(self, name: str, kind: type[S]) -> S:
        """Return the state of a provider, which must be of this kind."""
        state = self.provider(name).state
        if not isinstance(state, kind):
            msg = f"the state of {name} is a {type(state).__name__}, not a {kind.__name__}"
            raise TypeError(msg)
        return state

    @property
    def agentset(self) -> AgentsetState:
        """The ingest jobs of Agentset."""
        return self.state("agentset", AgentsetState)

    @property
    def nuextract(self) -> NuExtractState:
        """The jobs of NuExtract."""
        return self.state("nuextract", NuExtractState)

    @property
    def gradient(self) -> GradientState:
        """The indexing jobs of Gradient."""
        return self.state("gradient", GradientState)

    @property
    def vectara(self) -> VectaraState:
        """The jobs of Vectara, and the endpoint that gives its tokens."""
        return self.state("vectara", VectaraState)
