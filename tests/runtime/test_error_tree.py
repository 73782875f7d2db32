"""Which errors there are and how they descend from each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import specloom_agentset
from specloom_agentset import AgentsetError, errors
from specloom_agentset._runtime.errors import BaseError

TREE: dict[str, tuple[str, ...]] = {
    "AgentsetError": (),
    "APIConnectionError": ("AgentsetError",),
    "APITimeoutError": ("AgentsetError", "APIConnectionError"),
    "APIStatusError": ("AgentsetError",),
    "BadRequestError": ("AgentsetError", "APIStatusError"),
    "AuthenticationError": ("AgentsetError", "APIStatusError"),
    "PermissionDeniedError": ("AgentsetError", "APIStatusError"),
    "NotFoundError": ("AgentsetError", "APIStatusError"),
    "ConflictError": ("AgentsetError", "APIStatusError"),
    "GoneError": ("AgentsetError", "APIStatusError"),
    "UnprocessableEntityError": ("AgentsetError", "APIStatusError"),
    "RateLimitError": ("AgentsetError", "APIStatusError"),
    "ServerError": ("AgentsetError", "APIStatusError"),
    "ResponseDecodeError": ("AgentsetError",),
    "PaginationLoopError": ("AgentsetError",),
    "StreamError": ("AgentsetError",),
    "JobFailedError": ("AgentsetError",),
    "WaitTimeoutError": ("AgentsetError",),
    "InvalidArgumentError": ("AgentsetError", "ValueError"),
    "MissingCredentialsError": ("AgentsetError", "InvalidArgumentError", "ValueError"),
    "InvalidArgumentTypeError": ("AgentsetError", "TypeError"),
    "ClientClosedError": ("AgentsetError", "RuntimeError"),
    "WrongEventLoopError": ("AgentsetError", "RuntimeError"),
}


def descendants(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    yield kind
    for child in kind.__subclasses__():
        yield from descendants(child)


def ancestors(kind: type[BaseException]) -> set[str]:
    inner = {kind, BaseError, Exception, BaseException, object}
    return {parent.__name__ for parent in kind.__mro__ if parent not in inner}


def drawn_tree() -> dict[str, set[str]]:
    """Read the ancestors of each class off the drawing in the module's docstring."""
    found: dict[str, set[str]] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"^    ([│├└─ ]*)(\w+Error)\b", line)
        if match is not None:
            depth = len(match[1]) // 4
            above[depth:] = [match[2]]
            found[match[2]] = set(above[:-1])
    return found


@pytest.mark.parametrize(("name", "parents"), TREE.items())
def test_each_error_descends_from_what_was_promised(name: str, parents: tuple[str, ...]) -> None:
    assert ancestors(getattr(errors, name)) == set(parents)


def test_there_are_no_other_errors() -> None:
    assert set(errors.__all__) == TREE.keys()
    assert {kind.__name__ for kind in descendants(AgentsetError)} == {*TREE, "BaseError"}


def test_the_docstring_draws_the_tree_as_it_is() -> None:
    ours = {name: {p for p in parents if p in TREE} for name, parents in TREE.items()}
    assert drawn_tree() == ours


@pytest.mark.parametrize("name", TREE)
def test_each_error_is_exported_and_says_where_it_is_imported_from(name: str) -> None:
    kind = getattr(specloom_agentset, name)
    assert kind is getattr(errors, name)
    assert kind.__module__ == "specloom_agentset.errors"
    assert kind.__doc__
