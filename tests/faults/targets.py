"""The providers as the tests see them that hold for every one: what to call, and how."""

from __future__ import annotations

import importlib
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Protocol

from clients.adapter import Caller
from sandbox import Sandbox

Arguments = Callable[["Target", str], dict[str, Any]]
"""The arguments of a call, from the id of a job."""


class Seed(Protocol):
    """Adds finished jobs to the sandbox, and returns their ids."""

    def __call__(self, count: int, /) -> list[str]:
        """Add *count* jobs."""
        ...


def _no_calls() -> dict[str, Arguments]:
    return {}


@dataclass(frozen=True)
class Target:
    """A provider: its package, and calls that stand for the kinds that there are."""

    provider: str
    client: str
    """The name of its client."""
    options: Mapping[str, Any]
    """What its client must be given."""
    resource: str = "jobs"
    """Where its client has `list`, `list_page` and `wait`."""
    reading: str = "get"
    """The method there that reads one job."""
    changing: Mapping[str, Arguments] = field(default_factory=_no_calls)
    """The methods there that change something each time that they are called."""

    @property
    def package(self) -> ModuleType:
        """The package."""
        return importlib.import_module(f"specloom_{self.provider}")

    def error(self, name: str) -> type[Any]:
        """Return the package's error of this name."""
        kind: type[Any] = getattr(self.package, name)
        return kind

    def connect(self, caller: Caller, box: Sandbox, **options: Any) -> Any:
        """Return a client that talks to the sandbox; it is closed in the end."""
        kind, async_kind = (
            getattr(self.package, name) for name in (self.client, f"Async{self.client}")
        )
        given = {"base_url": box.url(self.provider), **self.options, **options}
        return caller.open(kind, async_kind, **given)

    def seed(self, box: Sandbox, count: int) -> list[str]:
        """Add finished jobs to the sandbox; return their ids."""
        seed: Seed = getattr(box, self.provider).seed
        return seed(count)

    def jobs(self, client: Any) -> Any:
        """Return the resource of *client* that has the jobs."""
        return operator.attrgetter(self.resource)(client)

    def get(self, client: Any, job_id: str, **given: Any) -> Any:
        """Read one job: a call that does no harm when it is made again."""
        return getattr(self.jobs(client), self.reading)(job_id, **given)

    def change(self, client: Any, name: str, job_id: str) -> Any:
        """Call one of the methods that change something."""
        return getattr(self.jobs(client), name)(**self.changing[name](self, job_id))


def _text(target: Target, _job_id: str) -> dict[str, Any]:
    return {"payload": target.package.TextPayload(text="hello")}


def _job(_target: Target, job_id: str) -> dict[str, Any]:
    return {"job_id": job_id}


def _knowledge_base(_target: Target, _job_id: str) -> dict[str, Any]:
    uuid = "11111111-2222-4333-8444-555555555555"
    return {"knowledge_base_uuid": uuid, "data_source_uuids": [uuid]}


_ALL = (
    Target(
        "agentset",
        "Agentset",
        {"token": "sandbox-token", "namespace_id": "ns_123"},
        "ingest_jobs",
        changing={"create": _text, "re_ingest": _job},
    ),
    Target(
        "gradient",
        "Gradient",
        {"token": "sandbox-token"},
        "knowledge_bases.indexing_jobs",
        "retrieve",
        {"create": _knowledge_base},
    ),
    Target("nuextract", "NuExtract", {"token": "sandbox-token"}),
    Target("vectara", "Vectara", {"api_key": "personal-key", "customer_id": 1234567890}),
)

TARGETS: Mapping[str, Target] = {each.provider: each for each in _ALL}
