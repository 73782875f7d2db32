"""The annotations of everything public can be resolved, and mean what type checkers read."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from datetime import datetime
from types import ModuleType
from typing import Any

import attrs
import pytest
from faults.targets import TARGETS, Target

SPECIAL = {
    f"__{name}__"
    for name in (
        "init",
        "call",
        "iter",
        "next",
        "enter",
        "exit",
        "aiter",
        "anext",
        "aenter",
        "aexit",
    )
}


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """Yield the public modules of a package."""
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not any(part.startswith("_") for part in found.name.split(".")):
            yield importlib.import_module(found.name)


def annotated(package: ModuleType) -> dict[str, Any]:
    """Return the public classes, functions and methods of a package by where they are."""
    found: dict[int, tuple[str, Any]] = {}
    for module in modules_of(package):
        for name in getattr(module, "__all__", [*vars(module)]):
            thing = getattr(module, name)
            ours = str(getattr(thing, "__module__", "")).startswith(package.__name__)
            if ours and (inspect.isclass(thing) or inspect.isfunction(thing)):
                found[id(thing)] = (f"{module.__name__}.{name}", thing)
            if ours and inspect.isclass(thing):
                for part, function in methods_of(thing, package.__name__):
                    found[id(function)] = (f"{module.__name__}.{name}.{part}", function)
    return dict(found.values())


def methods_of(kind: type[Any], package: str) -> Iterator[tuple[str, Any]]:
    """Yield the public methods of a class that the package defines, getters of properties too."""
    for name in dir(kind):
        if name.startswith("_") and name not in SPECIAL:
            continue
        member: Any = inspect.getattr_static(kind, name)
        if ".waiting." in type(member).__module__ or ".streaming." in type(member).__module__:
            # A descriptor that makes a bound `wait` or `stream`.
            made: Any = member.__get__(object.__new__(kind), kind)
            member = inspect.getattr_static(made.__class__, "__call__", None)
        member = getattr(member, "fget", None) or getattr(member, "__func__", member)
        if inspect.isfunction(member) and (member.__module__ or package).startswith(package):
            yield name, member


@pytest.fixture(scope="session")
def surface(provider: str) -> dict[str, Any]:
    """Return what is public of a package."""
    return annotated(TARGETS[provider].package)


def references(hint: Any) -> Iterator[Any]:
    """Yield what is not resolved in a type hint."""
    if isinstance(hint, (str, typing.ForwardRef)):
        yield hint
    if typing.get_origin(hint) is not typing.Literal:
        for inner in typing.get_args(hint):
            yield from references(inner) if not isinstance(inner, list) else ()


def test_the_annotations_of_everything_public_can_be_resolved(surface: dict[str, Any]) -> None:
    assert len(surface) > 150
    for where, thing in surface.items():
        hints = typing.get_type_hints(thing)
        own = [name for name in getattr(thing, "__annotations__", {}) if name in hints]
        assert len(own) == len(getattr(thing, "__annotations__", {})), where
        assert [(where, *references(hint)) for hint in hints.values() if [*references(hint)]] == []


def test_models_can_be_resolved_by_attrs(target: Target) -> None:
    package: Any = target.package
    for name in package.models.__all__:
        model = getattr(package, name)
        if inspect.isclass(model) and attrs.has(model):
            resolved = attrs.fields(attrs.resolve_types(model))
            assert not any(isinstance(field.type, str) for field in resolved), name


def test_a_method_returns_what_its_annotation_says(target: Target) -> None:
    package: Any = target.package
    client: Callable[..., Any] = getattr(package, target.client)
    made: Any = client(base_url="http://127.0.0.1:1", **target.options)
    jobs = target.jobs(made)
    hints = {
        name: typing.get_type_hints(getattr(jobs, name))["return"] for name in ("list", "list_page")
    }
    assert hints["list"] is package.Pager
    assert hints["list_page"].__name__.endswith("Page")
    raw = typing.get_type_hints(jobs.with_raw_response.list_page)
    assert raw["return"] is package.APIResponse
    assert raw["request_options"] == package.RequestOptions | None
    made.close()


def test_hints_of_agentset_are_types() -> None:
    package: Any = importlib.import_module("specloom_agentset")
    hints = typing.get_type_hints(package.IngestJob)
    assert hints["payload"] == package.models.IngestJobPayload
    assert hints["config"] == package.IngestJobConfig | None
    assert hints["_created_at"] == datetime | str
    assert typing.get_type_hints(package.Agentset.ingest_jobs.func)["return"] is package.IngestJobs
    assert typing.get_type_hints(package.JobFailedError.job.fget)["return"] is package.IngestJob


def test_hints_of_nuextract_streams_are_types() -> None:
    package: Any = importlib.import_module("specloom_nuextract")
    for jobs, stream in (("Jobs", "EventStream"), ("AsyncJobs", "AsyncEventStream")):
        events = typing.get_type_hints(getattr(package, jobs).events)
        kind = getattr(package, stream)
        assert events["return"] == kind[package.ServerSentEvent]
