"""What has changed in a provider, in words, and whether its version says so."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from attrs import frozen

from .levels import LEVELS, Change, Level, gravest, next_release, release_of

_WIDTH = 100
_MANY = 4
_TITLES: dict[Level, str] = {
    "breaking": "breaking",
    "additive": "additive",
    "docs": "docs, and code behind the interface",
}


@frozen
class Review:
    """A provider, then and now.

    Attributes:
        name: The provider.
        old: Its version as it was; ``None`` if there was no such provider.
        new: Its present version; ``None`` if the provider was removed.
        api: What has changed in the public API of its package.
        spec: What has changed in its spec.
        notes: What else a reader should know.
        problem: Why it could not be compared, empty if it could.
    """

    name: str
    old: str | None
    new: str | None
    api: Sequence[Change] = ()
    spec: Sequence[Change] = ()
    notes: Sequence[str] = ()
    problem: str = ""

    @property
    def level(self) -> Level | None:
        """The gravest level of all changes."""
        return gravest(change.level for change in (*self.api, *self.spec))

    @property
    def enough(self) -> bool:
        """Whether the version is at least what the changes call for."""
        if self.problem:
            return False
        if self.old is None or self.new is None or self.level is None:
            return True
        return release_of(self.new) >= next_release(release_of(self.old), self.level)[0]


def render(review: Review, ref: str) -> Iterator[str]:
    """Return *review* as lines of text.

    Args:
        review: What was found.
        ref: The commit that the provider was compared with, as the user named it.
    """
    if review.problem:
        yield f"{review.name}: can't be compared: {review.problem}"
    elif review.old is None:
        yield f"{review.name}: new since {ref}, with version {review.new}"
    elif review.new is None:
        yield f"{review.name}: removed since {ref}, where it had version {review.old}"
    elif review.level is None:
        yield f"{review.name}: nothing has changed since {ref}"
        yield from _notes(review)
    else:
        yield f"{review.name}: changes since {ref}"
        for level in LEVELS:
            yield from _section(level, review)
        yield from _notes(review)
        yield f"  {_verdict(review.old, review.new, review.level, enough=review.enough)}"


def _section(level: Level, review: Review) -> Iterator[str]:
    lines = [
        line
        for kind, changes in (("API ", review.api), ("spec", review.spec))
        for line in _lines(kind, [change for change in changes if change.level == level])
    ]
    if lines:
        yield f"  {_TITLES[level]}"
        yield from lines


def _lines(kind: str, changes: Sequence[Change]) -> Iterator[str]:
    """One entry for each change, with all places where it was made."""
    places: dict[str, list[str]] = {}
    for change in changes:
        places.setdefault(change.text, []).append(change.place)
    for text, where in places.items():
        named = ", ".join(_named(where))
        yield from textwrap.wrap(
            f"{named}: {text}",
            _WIDTH,
            initial_indent=f"    {kind}  ",
            subsequent_indent=" " * 12,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _named(places: Sequence[str]) -> Iterator[str]:
    """The places, but of a member that many classes inherit only the first few."""
    members: dict[str, list[str]] = {}
    for place in sorted(places, key=_prominence):
        members.setdefault(place.rpartition(".")[2], []).append(place)
    for member, having in members.items():
        if len(having) <= _MANY:
            yield from having
        else:
            yield from having[:_MANY]
            yield f"and {len(having) - _MANY} more with {member}"


def _prominence(place: str) -> tuple[int, str, bool]:
    """What users know best comes first, and what is async right after its sync twin."""
    return place.count("."), place.removeprefix("Async"), place.startswith("Async")


def _notes(review: Review) -> Iterator[str]:
    for note in review.notes:
        yield f"  note: {note}"


def _verdict(old: str, new: str, level: Level, *, enough: bool) -> str:
    called_for, rule = next_release(release_of(old), level)
    wanted = ".".join(map(str, called_for))
    said = f"generator.yaml says {new}" + (", as before" if new == old else f", it was {old}")
    return f"calls for {wanted} ({rule}); {said}: {'enough' if enough else 'NOT ENOUGH'}"
