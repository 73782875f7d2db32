"""The token, and what a 401 brings with it, come within the attempt's time or not at all."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager

import httpx
import pytest
from clients.callers import SYNC
from clients.vectara.kit import TOKEN_PATH, Connect, client_credentials, token_requests
from sandbox import Fault, Sandbox
from specloom_vectara import APITimeoutError, RequestOptions, WaitTimeoutError

SOON = 0.15
DRIPPING = Fault(drip=SOON / 3)
"""A body of 75 characters, such as a token's, takes more than three seconds then."""

LATE = Fault(delay_before=30)
FROM_TOKEN_ENDPOINT = "token endpoint"


@contextmanager
def ends_within(seconds: float) -> Generator[None]:
    """Assert that what is done inside takes no longer."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < seconds


@pytest.mark.parametrize("fault", [DRIPPING, LATE], ids=["dripping", "late"])
def test_a_token_that_is_not_whole_in_time_is_told_as_the_tokens(
    connect: Connect, box: Sandbox, fault: Fault
) -> None:
    client = connect(**client_credentials(box), timeout=SOON, max_retries=0)
    box.fault("vectara", fault)
    with ends_within(1), pytest.raises(APITimeoutError, match=FROM_TOKEN_ENDPOINT) as caught:
        client.jobs.list_page()
    assert not caught.value.maybe_sent, "the call itself was never sent"
    assert (caught.value.attempts, len(box.requests)) == (1, 1)
    client.with_options(timeout=30).jobs.list_page()


def test_the_body_of_a_refused_token_has_no_more_time_either(
    connect: Connect, box: Sandbox
) -> None:
    client = connect(**client_credentials(box), max_retries=0)
    client.jobs.list_page()
    box.vectara.tokens.revoke()
    box.fault("vectara", DRIPPING)
    with ends_within(1), pytest.raises(APITimeoutError) as caught:
        client.jobs.list_page(request_options=RequestOptions(timeout=SOON))
    assert caught.value.maybe_sent
    assert FROM_TOKEN_ENDPOINT not in str(caught.value)
    client.jobs.list_page()


@SYNC
def test_a_wait_ends_at_its_deadline_though_each_phase_has_long(
    connect: Connect, box: Sandbox
) -> None:
    job_id = box.vectara.add("started")
    client = connect(**client_credentials(box), timeout=httpx.Timeout(30))
    client.jobs.list_page()
    box.vectara.tokens.revoke()
    box.fault("vectara", DRIPPING, times=None)
    with ends_within(2), pytest.raises(WaitTimeoutError, match="in time"):
        client.jobs.wait(job_id, timeout=SOON)


def test_a_call_has_the_time_that_getting_the_token_left(connect: Connect, box: Sandbox) -> None:
    client = connect(**client_credentials(box), timeout=4 * SOON, max_retries=0)
    box.fault("vectara", Fault(delay_before=3 * SOON))
    box.fault("vectara", LATE, operation="listJobs")
    with ends_within(6 * SOON), pytest.raises(APITimeoutError) as caught:
        client.jobs.list_page()
    assert caught.value.maybe_sent
    assert FROM_TOKEN_ENDPOINT not in str(caught.value)
    assert token_requests(box) == 1
    assert [request.path == TOKEN_PATH for request in box.requests] == [True, False]
