"""The resources as the user reaches them from the client."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from .naming import pascal
from .operations import Resource


@frozen
class Branch:
    """A step of the path that leads from the client to a resource.

    Attributes:
        attribute: Its name after the dot.
        name: The class.
        description: What is there.
        resource: The resource, where the path ends.
        children: Further steps, where it goes on.
    """

    attribute: str
    name: str
    description: str
    resource: Resource | None
    children: tuple[Branch, ...]


def branches(resources: list[Resource], prefix: str) -> Iterator[Branch]:
    """The steps after *prefix* that lead to *resources*."""
    groups: dict[str, list[Resource]] = {}
    for resource in resources:
        step = resource.tag[len(prefix) :].split(".", 1)[0]
        groups.setdefault(step, []).append(resource)
    for step, members in groups.items():
        path = f"{prefix}{step}"
        ends = [resource for resource in members if resource.tag == path]
        if ends:
            yield Branch(step, ends[0].name, ends[0].description, ends[0], ())
        else:
            inner = tuple(branches(members, f"{path}."))
            about = f"What is under ``{path}``."
            yield Branch(step, pascal(path), about, None, inner)
