"""A compiled spec, with the questions that the templates ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, field, frozen

from .clashes import anonymous, check_components, check_references
from .clients import Client, compile_client
from .code import argument_code, member_code
from .document import Node, SpecError, load
from .operations import Operation, Resource, compile_resources
from .overlay_modules import OverlayModule
from .reserved import MODULES
from .schemas import compile_schemas
from .tree import Branch, branches
from .types import Component, Model, Type, Union

_DECODERS = ("model", "union")


@frozen
class Spec:
    """Everything about a provider that goes into its package.

    Attributes:
        file: The spec's file.
        package: The import name.
        distribution: The name on an index.
        version: The package's version.
        components: The component schemas by name, but for *bodies*.
        bodies: Schemas of request bodies alone: their properties are arguments of methods.
        resources: The operations by resource.
        client: The client.
        overlays: The overlay modules.
        runtime_exports: What the runtime gives to users, by name, with its module.
        stream_exports: The same for packages whose provider streams.
        error_names: The error classes of the runtime.
        quickstart: The first steps, in Markdown.
        dependencies: What the package needs, each with its reason.
    """

    file: Path
    package: str
    distribution: str
    version: str
    components: dict[str, Component] = field(hash=False)
    bodies: frozenset[str]
    resources: list[Resource] = field(hash=False)
    client: Client
    overlays: list[OverlayModule] = field(hash=False)
    runtime_exports: dict[str, str] = field(hash=False)
    stream_exports: dict[str, str] = field(hash=False)
    error_names: list[str] = field(hash=False)
    quickstart: str
    dependencies: dict[str, str] = field(hash=False)

    def operation(self, verb: str, path: str) -> Operation:
        """The operation that sends *verb* to *path*."""
        for resource in self.resources:
            for operation in resource.operations:
                if (operation.verb, anonymous(operation.path)) == (verb.lower(), anonymous(path)):
                    return operation
        raise SpecError(
            self.file, f"/paths/{path}", "the generator knows it and the reader does not"
        )

    def resource_of(self, verb: str, path: str) -> Resource:
        """The resource of the operation that sends *verb* to *path*."""
        wanted = self.operation(verb, path)
        return next(resource for resource in self.resources if wanted in resource.operations)

    def signature(self, operation: Operation) -> list[tuple[str, str, bool]]:
        """The arguments of a method: name, annotation with default, and whether it is required."""
        arguments = [
            (p.name, argument_code(p), p.required and not p.client_level)
            for p in operation.parameters
        ]
        arguments += [
            (f.name, member_code(f), f.required)
            for f in operation.body or ()
            if f.wire not in operation.from_path
        ]
        arguments.append(("request_options", "RequestOptions | None = None", False))
        levels = {p.name for p in operation.parameters if p.client_level}

        # Required ones first; what the client already knows, and the settings, last.
        def rank(argument: tuple[str, str, bool]) -> tuple[bool, bool, bool]:
            name, _, required = argument
            return name == "request_options", not required, name in levels

        return sorted(arguments, key=rank)

    def named_by(self, model: Model) -> list[str]:
        """The components that the fields of *model* name, but for itself."""
        found = {name for f in model.fields for name in f.type.references()}
        return sorted(found - {model.name})

    def named_by_operation(self, operation: Operation) -> list[str]:
        """The components that the arguments and the result of *operation* name."""
        types: list[Type] = [operation.result_type]
        types += [parameter.type for parameter in operation.parameters]
        types += [member.type for member in operation.body or ()]
        return sorted({name for one in types for name in one.references()})

    def named_by_resource(self, resource: Resource) -> list[str]:
        """The components that the methods of *resource* name."""
        return sorted({name for o in resource.operations for name in self.named_by_operation(o)})

    def runtime_imports(self, model: Model) -> list[tuple[str, list[str]]]:
        """What ``from_dict`` of *model* needs of other modules: module and names."""
        needed: dict[str, list[str]] = {}
        for name in self.named_by(model):
            component = self.components[name]
            if isinstance(component, (Model, Union)):
                needed[component.module] = [f"decode_{component.module}"]
        return sorted(needed.items())

    def home_of(self, resource: Resource) -> str:
        """The module that has the resource's classes: an overlay's, if one extends them."""
        wanted = {
            name: (resource.module, name) for name in (resource.name, f"Async{resource.name}")
        }
        for overlay in self.overlays:
            extended = {name for name, base in wanted.items() if overlay.extends.get(name) == base}
            if extended and extended != set(wanted):
                raise SpecError(overlay.file, "", f"must extend both of {', '.join(wanted)}")
            if extended:
                return overlay.name
        return f"api.{resource.module}"

    def added_to(self, resource: Resource) -> dict[str, str]:
        """What an overlay adds to the resource's methods: by name, the helper that makes it."""
        return {
            name: helper
            for overlay in self.overlays
            for name, helper in overlay.adds.get(resource.name, {}).items()
            if overlay.extends[resource.name] == (resource.module, resource.name)
        }

    @property
    def tree(self) -> tuple[Branch, ...]:
        """The resources as the user reaches them from the client."""
        return tuple(branches(self.resources, ""))

    @property
    def jobs(self) -> list[str]:
        """The models that can be waited for."""
        return sorted(c.name for c in self.components.values() if isinstance(c, Model) and c.job)

    @property
    def streams(self) -> bool:
        """Whether an operation answers with a stream of events."""
        return any(o.stream for resource in self.resources for o in resource.operations)

    @property
    def exports(self) -> dict[str, str]:
        """The names of the package's top, each with its module."""
        name = self.client.name
        exports = {name: "client", f"Async{name}": "async_client", f"{name}Error": "errors"}
        more = [
            *((error, "errors") for error in self.error_names),
            *self.runtime_exports.items(),
            *(self.stream_exports.items() if self.streams else ()),
            *((component, "models") for component in self.components),
            *((export, overlay.name) for overlay in self.overlays for export in overlay.exports),
        ]
        modules = {*MODULES, *(o.name for o in self.overlays)}
        for export, module in more:
            if export in exports or export in modules:
                raise SpecError(
                    *self._place_of(export, module), f"{export} would be exported twice: rename one"
                )
            exports[export] = module
        return exports

    def _place_of(self, export: str, module: str) -> tuple[Path, str]:
        for overlay in self.overlays:
            if overlay.name == module:
                return overlay.file, ""
        models = module == "models"
        return self.file, f"/components/schemas/{export}" if models else "/x-specloom-client/name"


def compile_spec(
    file: Path,
    *,
    names: tuple[str, str, str],
    overlays: list[OverlayModule],
    runtime_exports: dict[str, str],
    stream_exports: dict[str, str],
    error_names: list[str],
    quickstart: str,
    dependencies: dict[str, str],
) -> Spec:
    """The spec in *file*, compiled.

    Args:
        file: The spec.
        names: Distribution, package and version.
        overlays: The provider's overlay modules.
        runtime_exports: What the runtime gives to users.
        stream_exports: The same for packages whose provider streams.
        error_names: The error classes of the runtime.
        quickstart: The first steps, in Markdown.
        dependencies: What the package needs.

    Raises:
        SpecError: The spec can't be represented in full.
    """
    document = load(file)
    client = compile_client(document)
    components = compile_schemas(document)
    resources = compile_resources(document, components)
    check_references(document)
    check_components(document, [resource.name for resource in resources])
    bodies = _check_use(document, components, resources)
    for name in _given(components, resources):
        component = components[name]
        if isinstance(component, Model):
            components[name] = evolve(component, given=True)
    distribution, package, version = names
    return Spec(
        file=file,
        package=package,
        distribution=distribution,
        version=version,
        components={name: c for name, c in components.items() if name not in bodies},
        bodies=bodies,
        resources=resources,
        client=client,
        overlays=overlays,
        runtime_exports=runtime_exports,
        stream_exports=stream_exports,
        error_names=error_names,
        quickstart=quickstart,
        dependencies=dependencies,
    )


def _given(components: dict[str, Component], resources: list[Resource]) -> set[str]:
    """The components that callers construct: those that a body reaches."""
    bodies = [o.body for r in resources for o in r.operations if o.body is not None]
    starts = {name for body in bodies for member in body for name in member.type.references()}
    return _reached(components, starts)


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
    document: Node, components: dict[str, Component], resources: list[Resource]
) -> frozenset[str]:
    """Stop at a schema that nothing refers to; gives those that are request bodies alone."""
    starts: set[str] = set()
    for resource in resources:
        for operation in resource.operations:
            starts |= {*operation.events, *(e.model for e in operation.errors.values())}
            starts |= set() if operation.result is None else {operation.result}
            types = [p.type for p in operation.parameters]
            types += [f.type for f in operation.body or ()]
            starts |= {name for one in types for name in one.references()}
    used = _reached(components, starts)
    bodies = {o.body_model for r in resources for o in r.operations if o.body_model is not None}
    for name in components:
        if name not in used | bodies:
            document["components"]["schemas"][name].fail("nothing refers to it")
    return frozenset(bodies - used)
