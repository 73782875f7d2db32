"""Texts made to break out of where they go: each arrives unchanged, or is refused by name."""

from __future__ import annotations

import operator
import socket
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from clients.adapter import Caller
from faults.targets import Target
from sandbox import Canned, Sandbox

ALL_IN_ONE = "../a?b#c%2F\\;@h:1\r\nX-B: ü\0 "
REFUSED = ["", ".", "..", "\ud800", "a\udfff"]

METHODS = {
    "agentset": [("ingest_jobs.get", "job_id"), ("ingest_jobs.delete", "job_id")],
    "gradient": [
        ("knowledge_bases.indexing_jobs.retrieve", "uuid"),
        ("knowledge_bases.indexing_jobs.retrieve_data_sources", "indexing_job_uuid"),
        ("knowledge_bases.indexing_jobs.update_cancel", "uuid"),
    ],
    "nuextract": [("jobs.get", "job_id"), ("jobs.get_status", "job_id"), ("jobs.stream", "job_id")],
    "vectara": [("jobs.get", "job_id")],
}
"""By provider: methods that take a text into the path, and what they call it."""

VALUES = {"agentset": ("x_tenant_id", "ingest_jobs"), "vectara": ("customer_id", "v1.jobs")}
"""By provider: the value of a client that goes into a header, and of the calls of what."""

CREDENTIALS = {
    "agentset": ["token"],
    "gradient": ["token"],
    "nuextract": ["token"],
    "vectara": ["api_key", "token"],
}
"""By provider: the arguments that go into a header unchanged."""

"""What no header can hold."""


def methods(target: Target, client: Any) -> Iterator[tuple[Callable[..., Any], str]]:
    for path, argument in METHODS[target.provider]:
        yield operator.attrgetter(path)(client), argument


def call(method: Callable[..., Any], value: str) -> None:
    """Make a call, or open a stream; what is answered does not matter."""
    result = method(value)
    if hasattr(result, "__next__") or hasattr(result, "last_event_id"):
        with result:
            pass


def test_every_method_keeps_a_text_in_its_path_one_segment(
    target: Target, client: Any, box: Sandbox
) -> None:
    stays_one_segment(target, client, box, ALL_IN_ONE)


def stays_one_segment(target: Target, client: Any, box: Sandbox, text: str) -> None:
    """Check where each method that takes a text into the path sends it."""
    for method, _ in methods(target, client):
        box.requests.clear()
        call_refused(target, method, "plain", box)
        call_refused(target, method, text, box)
        plain, sent = (request.path.split("/") for request in box.requests)
        assert len(sent) == len(plain)
        differing = [(a, b) for a, b in zip(plain, sent, strict=True) if a != b]
        assert [(a, unquote(b, errors="strict")) for a, b in differing] == [("plain", text)]
        assert [request.raw_query for request in box.requests] == ["", ""]
    box.violations.clear()


def call_refused(target: Target, method: Callable[..., Any], text: str, box: Sandbox) -> None:
    box.answer(target.provider, Canned(status=404))
    with pytest.raises(target.error("NotFoundError")):
        call(method, text)


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text[:12]))
def test_a_text_that_no_path_can_hold_is_refused_before_anything_is_sent(
    target: Target, client: Any, box: Sandbox, text: str
) -> None:
    for method, argument in methods(target, client):
        with pytest.raises(target.error("InvalidArgumentError"), match=f"^{argument} must be"):
            call(method, text)
    assert len(box.requests) == 0


def test_whatever_goes_into_a_header_of_a_package_keeps_line_breaks_out(
    target: Target, connect: Any, box: Sandbox
) -> None:
    credentials_refuse(target, connect, "s3cret\r\nX-B: c")
    values_refuse(target, connect, "a\r\nX-B: c")
    assert len(box.requests) == 0


def credentials_refuse(target: Target, connect: Any, secret: str) -> None:
    """Check that no credential of the provider may be this one, which has `s3cret` in it."""
    for argument in CREDENTIALS[target.provider]:
        others = dict.fromkeys(CREDENTIALS[target.provider])
        for token in (secret, lambda: secret):
            with pytest.raises(
                target.error("InvalidArgumentError"), match=f"^{argument} must "
            ) as caught:
                target.get(connect(**{**others, argument: token}), "job_1")
            assert "s3cret" not in str(caught.value)


def values_refuse(target: Target, connect: Any, value: str) -> None:
    """Check that no value of a client of the provider that goes into a header may be this one."""
    if target.provider in VALUES:
        name, resource = VALUES[target.provider]
        client = connect()
        listing = operator.attrgetter(resource)(client)
        for take in (connect, client.with_options, listing.list_page):
            with pytest.raises(target.error("InvalidArgumentError"), match=f"^{name} must "):
                take(**{name: value})


@pytest.fixture
def elsewhere() -> Iterator[socket.socket]:
    """Return a socket that listens at another port, and accepts nothing by itself."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        yield listening


@pytest.mark.parametrize("status", [302, 308])
def test_no_redirect_is_followed_whoever_asks_for_it(
    target: Target,
    caller: Caller,
    box: Sandbox,
    elsewhere: socket.socket,
    status: int,
) -> None:
    port = elsewhere.getsockname()[1]
    places = (
        f"http://127.0.0.1:{port}/",
        f"http://localhost:{port}/x",
        f"https://127.0.0.1:{port}/",
        f"//127.0.0.1:{port}/",
        f"{box.url(target.provider)}/other",
        "/other",
    )
    for options in ({}, {"http_client": caller.http_client(follow_redirects=True)}):
        client = target.connect(caller, box, timeout=5.0, max_retries=0, **options)
        for place in places:
            box.requests.clear()
            box.answer(target.provider, Canned(status, {"location": place}), times=None)
            for method, _ in methods(target, client):
                with pytest.raises(target.error("APIStatusError")) as caught:
                    call(method, "job_1")
                error: Any = caught.value
                assert (error.status_code, error.headers["location"]) == (status, place)
            assert len(box.requests) == len(METHODS[target.provider])
            box.clear_answers(target.provider)
    with pytest.raises(BlockingIOError):
        elsewhere.accept()
    box.violations.clear()
