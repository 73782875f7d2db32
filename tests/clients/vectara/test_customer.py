"""The number of the customer, which only the first generation of the API asks for."""

from __future__ import annotations

import pytest
from clients.adapter import Caller
from clients.vectara.kit import Connect
from sandbox import Sandbox
from specloom_vectara import (
    AsyncVectara,
    InvalidArgumentError,
    Vectara,
)


def sent(box: Sandbox) -> str | None:
    """Return the customer of the latest request."""
    return box.requests[-1].headers.get("customer-id")


@pytest.mark.parametrize("customer_id", [1234567890, "1234567890", 0, "007"])
def test_it_is_a_number_or_its_digits(
    connect: Connect, box: Sandbox, customer_id: int | str
) -> None:
    connect(customer_id=customer_id).v1.jobs.list_page()
    assert sent(box) == str(customer_id)
    connect(customer_id=1).v1.jobs.list_page(customer_id=customer_id)
    assert sent(box) == str(customer_id)
    connect(customer_id=1).with_options(customer_id=customer_id).v1.jobs.list_page()
    assert sent(box) == str(customer_id)


@pytest.mark.parametrize("method", ["list", "list_page"])
def test_a_missing_one_is_refused_by_the_names_of_argument_and_variable(
    connect: Connect, box: Sandbox, method: str
) -> None:
    client = connect(customer_id=None)
    with pytest.raises(InvalidArgumentError, match=r"customer_id.*VECTARA_CUSTOMER_ID"):
        getattr(client.v1.jobs, method)()
    assert len(box.requests) == 0


def test_the_second_generation_does_without(connect: Connect, box: Sandbox) -> None:
    job_id = box.vectara.add("completed")
    client = connect(customer_id=None)
    assert client.jobs.get(job_id).id == job_id
    assert [job.id for job in client.jobs.list()] == [job_id]
    assert client.jobs.wait(job_id).id == job_id


def test_the_second_generation_never_sends_it(client: Vectara, box: Sandbox) -> None:
    client.jobs.list_page()
    assert sent(box) is None


def test_it_is_read_from_the_environment_when_the_client_is_made(
    caller: Caller, box: Sandbox, environment: pytest.MonkeyPatch
) -> None:
    for name, value in box.environment().items():
        environment.setenv(name, value)
    client = caller.open(Vectara, AsyncVectara)
    environment.setenv("VECTARA_CUSTOMER_ID", "2")
    client.v1.jobs.list_page()
    assert sent(box) == "1234567890"
    caller.open(Vectara, AsyncVectara, customer_id=3).v1.jobs.list_page()
    assert sent(box) == "3"
