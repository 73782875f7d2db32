"""What is measured, and the limits that it is held to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ABOVE = 0.2
"""The most of an official SDK's time above the floor that ours may take above it."""


@dataclass(frozen=True)
class Row:
    """One kind of work.

    Attributes:
        title: How the table calls it.
        case: The case of its tasks.
        size: Jobs on the page, pages, or bytes of an event.
        loopback: Whether requests go over a socket.
        limit: The most that ours may take, as a multiple of the floor; None where there is none.
        above: Whether the time above the floor is held to `ABOVE`, too.
        beats: Whether the official SDK must not be faster.
        rounds: How often each player takes its turn.
        official_rounds: The most turns of the official SDK, where its turns take too long.
        process: Whether each turn is a process of its own.
        unit: What is measured: `s` or `B`.
        floor: What the floor does.
    """

    title: str
    case: str
    size: int = 100
    loopback: bool = False
    limit: float | None = None
    above: bool = False
    beats: bool = False
    rounds: int = 45
    official_rounds: int | None = None
    process: bool = False
    unit: str = "s"
    floor: str = "httpx and orjson.loads"


ROWS = (
    Row("list of 100 jobs, in process", "list", limit=1.6, above=True),
    Row("list of 100 jobs, loopback", "list", loopback=True, limit=1.25),
    Row("one job, in process", "get", limit=1.25),
    Row("one job, loopback", "get", loopback=True, limit=1.25),
    Row("404 raised, in process", "missing", limit=1.5),
    Row("404 raised, loopback", "missing", loopback=True, limit=1.5),
    Row("decoding 100 jobs", "decode", limit=2.2, floor="orjson.loads"),
    Row("encoding 100 jobs", "encode", floor="orjson.dumps"),
    Row("events of 1 kB", "events", size=1000, limit=1.25, beats=True, floor="httpx-sse"),
    Row("100 list calls at once, loopback", "concurrent", loopback=True, rounds=6),
    Row("2,000 pages of 100 jobs", "pages", size=2000, limit=1.8, rounds=3, official_rounds=1),
    Row(
        "memory of a decoded job",
        "kept",
        limit=1.0,
        rounds=1,
        process=True,
        unit="B",
        size=10_000,
        floor="dicts of orjson",
    ),
    Row("from nothing to a page", "cold", limit=1.3, rounds=15, process=True),
)

HEADLINES = ("list of 100 jobs, in process", "one job, loopback", "from nothing to a page")
"""Titles of the rows that the README shows."""

IMPORT_ROUNDS = 9
IMPORT_LIMIT = 0.020
"""Seconds that the import of a package may take above that of httpx."""

OFFICIAL = {
    "agentset": "agentset",
    "gradient": "gradient",
    "nuextract": "numind",
    "vectara": "vectara",
}
"""By provider: the official SDK."""


@dataclass(frozen=True)
class Scale:
    """How the cost grows with the size.

    Attributes:
        title: How the table calls it.
        case: The case of its tasks.
        sizes: The sizes, smallest first.
        per: What the cost is divided by: the size, or 1 where the whole work is the same.
        unit: What is measured: `s` or `B`.
        providers: Whose jobs.
    """

    title: str
    case: str
    sizes: tuple[int, ...]
    per: str
    unit: str = "s"
    process: bool = False
    providers: tuple[str, ...] = ("agentset", "gradient", "nuextract", "vectara")


SCALES = (
    Scale("decoding, by jobs on the page", "decode", (1, 10, 100, 1000, 10_000), "job"),
    Scale("paging, by pages", "pages", (2, 20, 200, 2000), "page"),
    Scale("peak memory while paging, by pages", "peak", (20, 2000), "all", unit="B", process=True),
    Scale(
        "events, by bytes of a line",
        "events",
        (100, 10_000, 1_000_000),
        "megabyte",
        providers=("nuextract",),
    ),
)


@dataclass(frozen=True)
class Result:
    """What was measured of one row for one provider.

    Attributes:
        title: The row.
        provider: Whose jobs.
        unit: `s` or `B`.
        medians: By player, `floor`, `ours` and `official`.
        missing: By player, why there is no median.
        limit: As in the row.
        above: As in the row.
        beats: As in the row.
    """

    title: str
    provider: str
    unit: str
    medians: Mapping[str, float]
    missing: Mapping[str, str]
    limit: float | None
    above: bool
    beats: bool = False

    def ratio(self, player: str) -> float | None:
        """Return how many times what *player* takes ours takes."""
        other = self.medians.get(player)
        return self.medians["ours"] / other if other else None

    @property
    def share_above(self) -> float | None:
        """Ours above the floor, as a share of the official SDK above the floor."""
        floor, official = self.medians["floor"], self.medians.get("official")
        if official is None or official <= floor:
            return None
        return max(0.0, self.medians["ours"] - floor) / (official - floor)

    @property
    def kept(self) -> bool:
        """Whether the limits are kept."""
        ratio, share = self.ratio("floor"), self.share_above
        if self.limit is not None and ratio is not None and ratio > self.limit:
            return False
        if self.beats and (self.ratio("official") or 0.0) > 1:
            return False
        return not (self.above and share is not None and share > ABOVE)
