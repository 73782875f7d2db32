"""When a token is renewed: in time, before the server refuses it."""

from __future__ import annotations

import pytest
from specloom_vectara import ResponseDecodeError
from specloom_vectara._runtime.tokens import TokenStore


def store(**answer: object) -> TokenStore:
    """Return a store that was given a token at second 1000."""
    made = TokenStore()
    made.accept({"access_token": "t", **answer}, now=1000.0)
    return made


@pytest.mark.parametrize(
    ("life", "renewed_at"),
    [
        (3600, 4540),
        ("3600", 4540),
        (120, 1060),
        (121, 1061),
        (60, 1030),
        (10, 1005),
        (0, 1000),
        (None, 1240),
        ("soon", 1240),
        ("nan", 1240),
        ("inf", 1240),
    ],
)
def test_a_token_is_renewed_a_minute_before_its_end_or_at_half_its_life(
    life: object, renewed_at: float
) -> None:
    kept = store(expires_in=life)
    assert kept.current(renewed_at) is None
    assert kept.current(renewed_at - 0.001) is not None


def test_a_token_whose_life_is_not_told_is_kept_for_a_while() -> None:
    kept = store()
    assert kept.current(1239.9) is not None
    assert kept.current(1240.0) is None


def test_a_refused_token_is_forgotten() -> None:
    kept = store()
    token = kept.current(1000.0)
    assert token is not None
    kept.refuse(token)
    assert kept.current(1000.0) is None


def test_the_refusal_of_an_older_token_does_not_cost_the_new_one() -> None:
    kept = store()
    old = kept.current(1000.0)
    assert old is not None
    new = kept.accept({"access_token": "new"}, now=1000.0)
    kept.refuse(old)
    assert kept.current(1000.0) is new
    assert new.reveal() == "new"


def test_an_answer_without_a_token_leaves_the_old_one() -> None:
    kept = store()
    with pytest.raises(ResponseDecodeError, match="no token"):
        kept.accept({}, now=1000.0)
    assert kept.current(1000.0) is not None
