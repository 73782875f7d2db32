"""Stops at names that would take each other's place, and at components that have no place."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from . import names as reserved
from .document import Node
from .names import module_of, pascal


def check_arguments(node: Node, names: list[str], module: str) -> None:
    """Reject arguments of a method that would have one name.

    Args:
        node: The operation.
        names: The arguments.
        module: The module that builds its call.
    """
    names = [*names, "request_options"]
    for name in names:
        if names.count(name) > 1:
            node.fail(f"two arguments would be called {name}: rename one with x-specloom-name")
        if name in {*reserved.FUNCTIONS, module}:
            node.fail(f"no argument can be called {name}: rename it with x-specloom-name")


def check_method(node: Node) -> str:
    """Return the name of a method; raises if a resource can't have it."""
    name = node.name()
    if name in reserved.METHODS:
        node.fail(f"no method can be called {name}: every resource uses the name itself")
    return name


def check_operations(document: Node) -> None:
    """Reject operations that would be written into one module, or that have one path."""
    modules: dict[str, str] = {}
    paths: dict[str, str] = {}
    for path, item in document["paths"].members():
        if (other := paths.setdefault(_anonymous(path), path)) != path:
            item.fail(f"differs from {other} by the names of its parameters alone")
        for _, node in item.members():
            name = node["operationId"]
            module = ".".join(map(module_of, (*node.strings("tags"), name.word())))
            if (place := modules.setdefault(module, name.pointer)) != name.pointer:
                name.fail(f"the module of {name.text()} would be that of {place}: rename one")
            if module_of(name.text()) in reserved.OPERATIONS:
                name.fail(f"no operation can be called {name.text()}: its resource uses the name")


def check_tags(document: Node) -> None:
    """Reject tags that can't be the path of a resource."""
    modules: dict[str, str] = {}
    classes = {document["x-specloom-client"]["name"].text(): "the client"}
    names = [tag["name"].text() for tag in document["tags"].elements()]
    for tag in document["tags"].elements():
        name = tag["name"].text()
        steps = name.split(".")
        for step in steps:
            if not step.isidentifier() or keyword.iskeyword(step):
                tag["name"].fail(f"{name} must be names that Python takes, joined by dots")
            if step in reserved.ATTRIBUTES:
                tag["name"].fail(f"no step of a path can be called {step}: clients use the name")
        if steps[0] in reserved.CLIENT:
            tag["name"].fail(f"the client has a {name} already")
        if (other := modules.setdefault(module_of(name), name)) != name:
            tag.fail(f"the module of {name} would be that of {other}: rename one")
        if any(name.startswith(f"{other}.") for other in names):
            tag.fail(f"{name} can't be reached: what is before its last dot is a resource itself")
        for path in accumulate(steps, "{}.{}".format):
            _check_class(tag["name"], path, classes)


def _check_class(node: Node, path: str, classes: dict[str, str]) -> None:
    """Reject a step whose class would have the name of another one."""
    name = pascal(path)
    if {name, f"Async{name}"} & (reserved.RESOURCE_CLASSES | reserved.CLIENT_CLASSES):
        node.fail(f"no class can be called {name}, or Async{name}: generated code uses the name")
    if (other := classes.setdefault(name, path)) != path:
        node.fail(f"the class of {path} would have the name of {other}'s: {name}")


def check_components(document: Node, resources: Iterable[str]) -> None:
    """Reject schemas whose classes would have a name that generated modules use.

    Args:
        document: The spec.
        resources: The classes of the resources.
    """
    taken = {f"{prefix}{name}" for name in resources for prefix in ("", "Async")}
    taken |= {f"{name}WithRawResponse" for name in taken}
    for name, node in document["components"]["schemas"].members():
        if name in reserved.CLASSES:
            node.fail(f"no schema can be called {name}: generated code uses the name")
        if name in taken:
            node.fail(f"a resource has the class {name}: rename the schema, or the tag")


def check_client(document: Node, arguments: list[str], values: dict[str, str]) -> None:
    """Reject arguments of the client that would have one name.

    Args:
        document: The spec.
        arguments: Those that have to do with authentication.
        values: The client-level parameters: their keys in the components, and their names.
    """
    given = document["x-specloom-client"]
    name = given["name"].word()
    if not name.isidentifier() or pascal(name) != name:
        given["name"].fail(f"{name} is not a valid class name: call it {pascal(name)}")
    if {name, f"Async{name}"} & (reserved.RESOURCE_CLASSES | reserved.CLIENT_CLASSES):
        given["name"].fail(f"the client can't be called {name}: generated code uses the name")
    taken = set(reserved.SETTINGS)
    for argument in arguments:
        if argument in taken:
            given["credentials"].fail(f"the client has a {argument} already")
        taken.add(argument)
    for key, value in values.items():
        if value in taken:
            document["components"]["parameters"][key].fail(f"the client has a {value} already")
        taken.add(value)


def check_references(document: Node) -> None:
    """Reject components that nothing refers to, schemas aside."""
    used = {str(place["$ref"].value) for place in _references(document)}
    for kind in ("parameters", "responses", "requestBodies"):
        listed = document["components"].get(kind)
        for name, node in listed.members() if listed else ():
            if f"#/components/{kind}/{name}" not in used:
                node.fail("nothing refers to it")


def _anonymous(path: str) -> str:
    """A path template without the names of its parameters, which the generator changes."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def _references(node: Node) -> Iterator[Node]:
    if isinstance(node.value, dict):
        if node.get("$ref") is not None:
            yield node
        for _, member in node.members():
            yield from _references(member)
    elif isinstance(node.value, list):
        for element in node.elements():
            yield from _references(element)
