"""Where a secret may show: in an error, in what it was raised from, and in its pickle."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

SECRET = "tok_s3cret"


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, and all that it was raised from or while handling."""
    pending, seen = [error], set[int]()
    while pending:
        each = pending.pop()
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            yield each
            pending += [each.__cause__, each.__context__]


def leaks(error: BaseException, *secrets: str) -> list[str]:
    """Return the texts in which `error` or what it came from shows a secret.

    Args:
        error: The error, which must pickle.
        secrets: What must not show; `SECRET` unless given.
    """
    texts: list[str] = [repr(pickle.dumps(error))]
    for each in chain(error):
        texts += [str(each), repr(each), repr(vars(each)), *getattr(each, "__notes__", ())]
    return [text for text in texts if any(secret in text for secret in secrets or (SECRET,))]
