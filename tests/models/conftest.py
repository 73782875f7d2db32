"""The cases that follow from the specs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from .catalogue import Subject, subjects_of
from .schemas import SPECS


def enumerations(subject: Subject) -> Iterable[str]:
    """Return the members of *subject* that hold values of an enumeration, or arrays of them."""
    for wire, schema in subject.view.properties.items():
        view = subject.schemas.view(schema)
        if view.kind == "array":
            view = subject.schemas.view(view.items)
        if "enum" in view.schema:
            yield wire


MEMBERS: Mapping[str, Callable[[Subject], Iterable[str]]] = {
    "enumeration": enumerations,
}
"""By the argument of a test: the members that it is run for, by wire name."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test once for each model, or each of its members of some kind, that it asks for."""
    if "subject" not in metafunc.fixturenames:
        return
    known = {spec.parent.name for spec in SPECS.glob("*/openapi.yaml")}
    chosen = {*filter(None, os.environ.get("SPECLOOM_PROVIDERS", "").split(","))} or known
    subjects = [subject for provider in sorted(chosen) for subject in subjects_of(provider)]
    cases: list[Any] = [pytest.param(each, id=f"{each.provider}-{each.name}") for each in subjects]
    names = "subject"
    for argument, members in MEMBERS.items():
        if argument in metafunc.fixturenames:
            names = f"subject, {argument}"
            cases = [
                pytest.param(each, wire, id=f"{each.provider}-{each.name}-{wire}")
                for each in subjects
                for wire in members(each)
            ]
    metafunc.parametrize(names, cases)
