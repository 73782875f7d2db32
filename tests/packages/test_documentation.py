"""What `help` and editors show of a package."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from faults.kit import bare
from faults.targets import TARGETS
from sandbox import Sandbox


def classes(package: ModuleType) -> Iterator[type[Any]]:
    """Yield the classes that the package offers."""
    found = (getattr(package, name) for name in package.__all__)
    yield from (each for each in found if inspect.isclass(each))


def public(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the public methods and properties of a class that the package itself defines."""
    for name in dir(kind):
        value: Any = inspect.getattr_static(kind, name)
        value = getattr(value, "__func__", value)
        if not name.startswith("_") and (callable(value) or isinstance(value, property)):
            yield name, value


def signature(method: Callable[..., Any]) -> list[inspect.Parameter]:
    """Return the parameters of a method, without annotations."""
    parameters = inspect.signature(method).parameters.values()
    return [each.replace(annotation=inspect.Parameter.empty) for each in parameters]


def pairs(package: ModuleType) -> list[tuple[type[Any], type[Any]]]:
    """Return the sync classes that have an async one beside them, with it."""
    return [
        (getattr(package, name.removeprefix("Async")), getattr(package, name))
        for name in package.__all__
        if name.startswith("Async")
    ]


def resources(client: Any) -> list[Any]:
    """Return the resources of a client, also those that stand in another resource."""
    seen: dict[type[Any], Any] = {type(client): client}
    pending = [client]
    while pending:
        thing = pending.pop()
        names = [name for name in dir(thing) if not name.startswith("_")]
        for value in (getattr(thing, name) for name in names if name != "with_raw_response"):
            kind: Any = value.__class__
            if kind.__module__.startswith("specloom_") and kind not in seen:
                seen[kind] = value
                pending.append(value)
    return [each for each in seen.values() if hasattr(each, "with_raw_response")]


@pytest.fixture
def every_resource(provider: str, box: Sandbox, environment: pytest.MonkeyPatch) -> list[Any]:
    """Return all resources of a client of each kind."""
    target = TARGETS[provider]
    clients = [bare(target, box, asynchronous=asynchronous) for asynchronous in (False, True)]
    found = [each for client in clients for each in resources(client)]
    assert found
    return found


def test_everything_public_has_a_docstring(package: ModuleType) -> None:
    bare: list[str] = []
    for name in package.__all__:
        value = getattr(package, name)
        if (inspect.isclass(value) or inspect.isfunction(value)) and not inspect.getdoc(value):
            bare.append(name)
    for kind in classes(package):
        bare += [f"{kind.__name__}.{name}" for name, value in public(kind) if not value.__doc__]
    assert bare == []


def test_every_argument_is_described(package: ModuleType) -> None:
    missing: list[str] = []
    checked = 0
    for kind in (each for pair in pairs(package) for each in pair):
        methods = [(name, value) for name, value in public(kind) if inspect.isfunction(value)]
        for name, method in [*methods, ("__init__", kind.__init__)]:
            described = set(
                re.findall(r"^\s+\*?(\w+):", inspect.getdoc(method) or "", re.MULTILINE)
            )
            taken = set(inspect.signature(method).parameters) - {"self"}
            if "Args:" in (inspect.getdoc(method) or ""):
                checked += 1
                missing += [f"{kind.__name__}.{name}: {each}" for each in taken - described]
    assert missing == []
    assert checked >= 10


def test_list_shows_the_parameters_of_list_page(every_resource: list[Any]) -> None:
    listing = [each for each in every_resource if hasattr(each, "list_page")]
    assert listing
    for resource in listing:
        kind: Any = resource.__class__
        assert signature(kind.list) == signature(kind.list_page)
        wanted = "AsyncPager" if kind.__name__.startswith("Async") else "Pager"
        assert str(inspect.signature(kind.list).return_annotation).split("[")[0] == wanted
        assert kind.list.__name__ == "list"
        assert "self" not in inspect.signature(resource.list).parameters
        assert signature(resource.list) == signature(kind.list_page)[1:]


def test_raw_methods_show_the_parameters_of_the_methods(every_resource: list[Any]) -> None:
    for resource in every_resource:
        kind: Any = resource.__class__
        raw: Any = resource.with_raw_response.__class__
        names = {name for name, value in public(raw) if inspect.isfunction(value)}
        assert names
        for name in names:
            assert signature(getattr(raw, name)) == signature(getattr(kind, name))
            assert inspect.getdoc(getattr(raw, name)) == inspect.getdoc(getattr(kind, name))


def test_sync_and_async_offer_the_same(package: ModuleType) -> None:
    both = pairs(package)
    assert len(both) >= 3
    for kind, async_kind in both:
        names = {name for name, _ in public(kind)} - {"close"}
        assert names == {name for name, _ in public(async_kind)} - {"aclose"}
        for name in names:
            method, async_method = getattr(kind, name), getattr(async_kind, name)
            if inspect.isfunction(method):
                assert signature(method) == signature(async_method), name


def test_wait_shows_what_it_takes(every_resource: list[Any]) -> None:
    waiting = [each for each in every_resource if hasattr(each, "wait")]
    assert waiting
    for resource in waiting:
        assert list(inspect.signature(resource.wait).parameters)[1:] == [
            "timeout",
            "poll_interval",
            "on_update",
            "raise_on_failure",
            "request_options",
        ]
        assert inspect.getdoc(resource.wait)
        assert inspect.getdoc(resource.__class__.wait)
