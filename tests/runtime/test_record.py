"""Values that are declared by their fields."""

from __future__ import annotations

from typing import Any

import pytest
from specloom_agentset._runtime.record import Record


class Point(Record):
    """A place, and what it is called."""

    x: int
    y: int
    name: str | None = None


class Labelled(Point):
    """One with a label."""

    label: str = "none"


def test_fields_of_the_base_come_first() -> None:
    one = Labelled(1, 2, "a", "b")
    assert (one.x, one.y, one.name, one.label) == (1, 2, "a", "b")
    assert repr(Labelled(1, y=2)) == "Labelled(x=1, y=2, name=None, label='none')"


@pytest.mark.parametrize(
    ("given", "named", "message"),
    [
        ((1,), {}, "Point requires y"),
        ((), {}, "Point requires x"),
        ((1, 2, "a", 4), {}, "Point takes x, y, name, each once"),
        ((1, 2), {"x": 1}, "Point takes x, y, name, each once"),
        ((1, 2), {"z": 3}, "Point takes x, y, name, each once"),
    ],
)
def test_what_does_not_fit_the_fields_is_rejected(
    given: tuple[Any, ...], named: dict[str, Any], message: str
) -> None:
    kind: Any = Point
    with pytest.raises(TypeError, match=f"^{message}$"):
        kind(*given, **named)


def test_it_is_immutable() -> None:
    point: Any = Point(1, 2)
    with pytest.raises(AttributeError, match="can't set x"):
        point.x = 3
    with pytest.raises(AttributeError, match="can't delete x"):
        del point.x
    assert point == Point(1, 2)


def test_it_equals_one_of_its_class_with_the_same_values() -> None:
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 2) != Labelled(1, 2)
    assert Point(1, 2) != (1, 2, None)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point(1, 2))
