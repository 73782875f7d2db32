"""An answer is read up to a limit, however it is packed."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import httpx
import pytest
from faults.targets import Target
from sandbox import Canned, Sandbox

pytestmark = pytest.mark.reference

MEBIBYTE = 1024 * 1024
GZIP = {"content-encoding": "gzip"}


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """Return 64 MiB of spaces, compressed a thousandfold."""
    return gzip.compress(b" " * 64 * MEBIBYTE)


def check(target: Target, error: Any, limit: int) -> None:
    """Check the error for an answer that is larger than the limit."""
    assert type(error) is target.error("ResponseDecodeError")
    assert error.status_code == 200
    assert error.headers["content-encoding"] == "gzip"
    assert error.attempts == 1
    assert "max_response_bytes" in str(error)
    assert str(limit) in str(error)


def test_an_answer_that_is_too_large_unpacked_is_not_read_to_its_end(
    target: Target, connect: Any, box: Sandbox, bomb: bytes
) -> None:
    client = connect(max_response_bytes=MEBIBYTE)
    assert target.jobs(client).list_page().to_dict()
    for take in (target.jobs(client).list_page, lambda: target.get(client, "job_1")):
        box.answer(target.provider, Canned(headers=GZIP, body=bomb))
        with pytest.raises(target.error("ResponseDecodeError")) as caught:
            take()
        check(target, caught.value, MEBIBYTE)


def test_the_limit_is_what_the_body_has_unpacked(
    target: Target, connect: Any, box: Sandbox
) -> None:
    target.seed(box, 1)
    usual = target.jobs(connect()).with_raw_response.list_page().content
    size = len(usual)
    packed = Canned(headers=GZIP, body=gzip.compress(usual))
    for limit, canned in ((size, packed), (size, Canned(body=usual)), (size - 1, packed)):
        box.answer(target.provider, canned)
        jobs = target.jobs(connect(max_response_bytes=limit))
        if limit == size:
            assert jobs.list_page().to_dict()
        else:
            with pytest.raises(target.error("ResponseDecodeError")) as caught:
                jobs.list_page()
            check(target, caught.value, limit)


def test_packed_answers_are_read(target: Target, client: Any, box: Sandbox) -> None:
    usual = target.jobs(client).with_raw_response.list_page()
    for encoding, body in (
        ("gzip", gzip.compress(usual.content)),
        ("deflate", zlib.compress(usual.content)),
        ("identity", usual.content),
    ):
        box.answer(target.provider, Canned(headers={"content-encoding": encoding}, body=body))
        assert target.jobs(client).list_page() == usual.parsed
    assert "gzip" in box.requests[0].headers["accept-encoding"]


def test_a_body_that_the_callers_hook_has_read_is_bounded_too(
    target: Target, connect: Any, caller: Any, box: Sandbox
) -> None:
    packed = gzip.compress(b" " * 1000)
    if caller.is_async:
        http: Any = httpx.AsyncClient(event_hooks={"response": [_aread]})
    else:
        http = httpx.Client(event_hooks={"response": [_read]})
    caller.keep(http)
    box.answer(target.provider, Canned(headers=GZIP, body=packed))
    with pytest.raises(target.error("ResponseDecodeError"), match="max_response_bytes"):
        target.jobs(connect(http_client=http, max_response_bytes=999)).list_page()
    assert target.jobs(connect(http_client=http)).list_page().to_dict()


def _read(response: httpx.Response) -> None:
    response.read()


async def _aread(response: httpx.Response) -> None:
    await response.aread()
