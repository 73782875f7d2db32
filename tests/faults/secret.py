"""Where a secret may show: in an error, what it came from, and the variables on its way."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator
from pathlib import Path

from rich.traceback import Traceback

TESTS = str(Path(__file__).parents[1])

SECRET = "tok_s3cret"


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error, and all that it was raised from or while handling."""
    pending, seen = [error], set[int]()
    while pending:
        each = pending.pop()
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            yield each
            pending += [each.__cause__, each.__context__]


def plain_variables(error: BaseException) -> Iterator[str]:
    """Give the variables of all frames but the tests', as pytest and the standard library do."""
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in shown.stack:
        if not frame.filename.startswith(TESTS):
            for name, value in (frame.locals or {}).items():
                yield f"{frame.filename}:{frame.lineno} {name}={value}"


def rich_variables(error: BaseException) -> Iterator[str]:
    """Give them as rich does, which looks into objects by their fields."""
    trace = Traceback.extract(
        type(error),
        error,
        error.__traceback__,
        show_locals=True,
        locals_max_length=1000,
        locals_max_string=10_000,
        locals_hide_dunder=False,
        locals_hide_sunder=False,
    )
    for stack in trace.stacks:
        for frame in stack.frames:
            if not frame.filename.startswith(TESTS):
                for name, value in (frame.locals or {}).items():
                    yield f"{frame.filename}:{frame.lineno} {name}={value}"


def shown_by(error: BaseException) -> list[str]:
    """Return every text in which `error` or what it came from shows itself."""
    texts: list[str] = []
    for each in chain(error):
        texts += [str(each), repr(each), repr(vars(each)), *getattr(each, "__notes__", ())]
        texts += [*plain_variables(each), *rich_variables(each)]
    return texts


def leaks(error: BaseException) -> list[str]:
    """Return those of the texts that show the secret, and whether the error pickles with it."""
    found = [text for text in shown_by(error) if SECRET in text]
    return found + ["pickled"] * (SECRET.encode() in pickle.dumps(error))
