"""What a token endpoint answers is bounded like any other answer."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from clients.adapter import Caller
from faults.targets import TARGETS
from sandbox import Canned, Sandbox
from specloom_vectara import ResponseDecodeError

MEBIBYTE = 1024 * 1024
BOMB = gzip.compress(b" " * 16 * MEBIBYTE)
GZIP = {"content-encoding": "gzip"}


@pytest.fixture
def made(caller: Caller, box: Sandbox) -> Callable[..., Any]:
    """Return what makes clients that get their tokens at the sandbox."""

    def made(**options: Any) -> Any:
        given = {"client_id": "sandbox-client", "client_secret": "sandbox-secret", **options}
        url = box.environment()["VECTARA_TOKEN_URL"]
        fixed = {"api_key": None, "token_url": url, "max_response_bytes": MEBIBYTE}
        return TARGETS["vectara"].connect(caller, box, **fixed, **given)

    return made


def test_a_bomb_in_place_of_a_token_is_a_decode_error(
    made: Callable[..., Any], box: Sandbox
) -> None:
    box.answer("vectara", Canned(headers=GZIP, body=BOMB))
    with pytest.raises(ResponseDecodeError) as caught:
        made().jobs.list_page()
    assert caught.value.status_code == 200
    assert len(box.requests) == 1


def test_a_bomb_beside_a_refused_token_is_a_decode_error(
    made: Callable[..., Any], box: Sandbox
) -> None:
    client = made()
    client.jobs.list_page()
    box.answer("vectara", Canned(401, GZIP, BOMB))
    with pytest.raises(ResponseDecodeError, match="max_response_bytes") as caught:
        client.jobs.list_page()
    assert caught.value.status_code == 401
