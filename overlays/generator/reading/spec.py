"""A compiled spec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, field, frozen

from .clashes import check_components, check_references
from .clients import Client, compile_client
from .document import Node, load
from .names import pascal
from .operations import Operation, Resource, compile_resources
from .responses import ErrorPaths
from .schemas import compile_schemas
from .types import Component, Model, Union


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


@frozen
class Spec:
    """Everything that a provider's document says.

    Attributes:
        file: The document.
        components: The component schemas by name, without *bodies*.
        bodies: Schemas of request bodies alone: their properties are arguments of methods.
        resources: The operations by resource.
        client: The client.
    """

    file: Path
    components: dict[str, Component] = field(hash=False)
    bodies: frozenset[str]
    resources: list[Resource] = field(hash=False)
    client: Client

    @property
    def operations(self) -> list[Operation]:
        """All operations."""
        return [operation for resource in self.resources for operation in resource.operations]

    @property
    def error_shapes(self) -> list[ErrorPaths]:
        """The shapes of error bodies, sorted by model; each stands once."""
        shapes = {shape.model: shape for o in self.operations for shape in o.errors.values()}
        return [shapes[model] for model in sorted(shapes)]

    def resource(self, module: str) -> Resource:
        """The resource with the package *module*."""
        return next(one for one in self.resources if one.module == module)

    def operation(self, resource: str, module: str) -> Operation:
        """The operation with the module *module* in the package *resource*."""
        return next(one for one in self.resource(resource).operations if one.module == module)

    @property
    def tree(self) -> tuple[Branch, ...]:
        """The resources as the user reaches them from the client."""
        return tuple(_branches(self.resources, ""))

    @property
    def jobs(self) -> list[str]:
        """The models that can be waited for."""
        return sorted(c.name for c in self.components.values() if isinstance(c, Model) and c.job)

    @property
    def streams(self) -> bool:
        """Whether an operation responds with an event stream."""
        return any(operation.stream for operation in self.operations)


def compile_spec(file: Path) -> Spec:
    """Compile the document in *file*.

    Raises:
        SpecError: It can't be represented in full.
    """
    document = load(file)
    client = compile_client(document)
    components = compile_schemas(document)
    resources = compile_resources(document, components)
    check_references(document)
    check_components(document, [resource.name for resource in resources])
    operations = [operation for resource in resources for operation in resource.operations]
    bodies = _check_use(document, components, operations)
    for name in _given(components, operations):
        component = components[name]
        if isinstance(component, Model):
            components[name] = evolve(component, given=True)
    return Spec(
        file=file,
        components={name: c for name, c in components.items() if name not in bodies},
        bodies=bodies,
        resources=resources,
        client=client,
    )


def _branches(resources: list[Resource], prefix: str) -> Iterator[Branch]:
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
            inner = tuple(_branches(members, f"{path}."))
            about = f"What is under ``{path}``."
            yield Branch(step, pascal(path), about, None, inner)


def _given(components: dict[str, Component], operations: list[Operation]) -> set[str]:
    """The components that callers construct: those that a body reaches."""
    members = [member for operation in operations for member in operation.body or ()]
    return _reached(components, {name for one in members for name in one.type.references()})


def _reached(components: dict[str, Component], starts: Iterable[str]) -> set[str]:
    waiting, found = list(starts), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_references(components[name]))
    return found


def _references(component: Component) -> Iterator[str]:
    if isinstance(component, Model):
        for one in component.fields:
            yield from one.type.references()
    elif isinstance(component, Union):
        yield from component.variants.values()


def _check_use(
    document: Node, components: dict[str, Component], operations: list[Operation]
) -> frozenset[str]:
    """Return the schemas that are request bodies and nothing else; reject unused schemas."""
    starts: set[str] = set()
    for operation in operations:
        starts |= {*operation.events, *(e.model for e in operation.errors.values())}
        starts |= set() if operation.result is None else {operation.result}
        starts.update(operation.references)
    used = _reached(components, starts)
    bodies = {o.body_model for o in operations if o.body_model is not None}
    for name in components:
        if name not in used | bodies:
            document["components"]["schemas"][name].fail("nothing refers to it")
    return frozenset(bodies - used)
