"""Values that show themselves otherwise than they are, and values that are not values."""

from __future__ import annotations

import math
from collections import UserDict
from datetime import UTC, datetime
from enum import Enum, IntEnum, StrEnum
from functools import partial
from typing import Any, Final
from urllib.parse import quote_plus

import httpx
import pytest
from clients.adapter import Caller
from faults.targets import TARGETS
from field.raw_server import JOB_ID, error_of, get, opened
from runtime.loopback import serving, whole
from sandbox import Sandbox
from specloom_agentset import (
    AgentsetError,
    IngestJob,
    IngestJobConfig,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    RequestOptions,
    TextPayload,
    UnknownVariant,
)


class Shouting(str):
    """A text that shows itself as another."""

    __slots__ = ()

    def __str__(self) -> str:
        return "SHOUTED"

    __repr__ = __str__

    def __format__(self, _spec: str) -> str:
        return "SHOUTED"

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return b"SHOUTED"


class Loud(int):
    """A number that shows itself as another."""

    def __str__(self) -> str:
        return "SHOUTED"

    __repr__ = __str__


def old_enum(text: str) -> Any:
    """Return a member of the kind of enumeration that shows itself as its name."""
    return Enum("Old", {"MEMBER": text}, type=str).MEMBER  # type: ignore[attr-defined]


def plain_enum(value: object) -> Any:
    """Return a member that is no text itself."""
    return Enum("Pure", {"MEMBER": value}).MEMBER  # type: ignore[attr-defined]


def string_enum(text: str) -> Any:
    """Return a member that is its value."""
    return StrEnum("New", {"MEMBER": text}).MEMBER  # type: ignore[attr-defined]


TEXTS = pytest.mark.parametrize("made", [Shouting, old_enum, plain_enum, string_enum])


@TEXTS
def test_the_text_itself_is_sent_wherever_it_goes(caller: Caller, box: Sandbox, made: Any) -> None:
    client = TARGETS["agentset"].connect(
        caller,
        box,
        token=made("sandbox-token"),
        base_url=made(box.url("agentset")),
        namespace_id=made("ns_123"),
        x_tenant_id=made("tenant1"),
        headers={made("x-own"): made("mine")},
    )
    options = RequestOptions(
        headers={made("x-call"): made("call")}, query={made("perPage"): made("9")}
    )
    box.agentset.seed(1)
    client.ingest_jobs.list_page(
        statuses=[made("COMPLETED")], order=made("asc"), request_options=options
    )
    client.ingest_jobs.create(
        TextPayload(text=made("hello")), name=made("n"), external_id=made("e")
    )
    client.ingest_jobs.create({"type": made("TEXT"), made("text"): made("hello")})
    listed, *created = box.requests
    assert dict(listed.query) == {
        "statuses": "COMPLETED", "orderBy": "createdAt", "order": "asc", "perPage": "9"
    }  # fmt: skip
    assert listed.path == "/v1/namespace/ns_123/ingest-jobs"
    names = ("authorization", "x-tenant-id", "x-own", "x-call")
    sent = [listed.headers[name] for name in names]
    assert sent == ["Bearer sandbox-token", "tenant1", "mine", "call"]
    payload = {"type": "TEXT", "text": "hello"}
    assert [request.json for request in created] == [
        {"payload": payload, "name": "n", "externalId": "e"},
        {"payload": payload},
    ]


@TEXTS
def test_the_id_of_a_job_is_sent_itself(caller: Caller, provider: str, made: Any) -> None:
    with serving(whole(404), whole(404)) as server:
        client = opened(caller, provider, server)
        target = TARGETS[provider]
        with pytest.raises(error_of(provider, "NotFoundError")):
            target.get(client, made(JOB_ID))
        assert server.requests[0].split()[1].endswith(JOB_ID)


@TEXTS
def test_a_token_function_may_return_it(caller: Caller, provider: str, made: Any) -> None:
    key = "api_key" if provider == "vectara" else "token"
    with serving(whole(404)) as server:
        client = opened(caller, provider, server, **{key: lambda: made("t0ken")})
        with pytest.raises(error_of(provider, "NotFoundError")):
            get(provider, client)
        assert "t0ken" in server.requests[0]


@TEXTS
def test_credentials_of_vectara_are_sent_themselves(
    caller: Caller, box: Sandbox, made: Any
) -> None:
    desk = box.vectara.tokens
    client = TARGETS["vectara"].connect(
        caller,
        box,
        api_key=None,
        client_id=made(desk.client_id),
        client_secret=made(desk.client_secret),
        token_url=made(box.url("vectara") + "/oauth2/token"),
    )
    client.jobs.list_page(limit=1)
    assert [request.path for request in box.requests] == ["/oauth2/token", "/v2/jobs"]


@pytest.mark.parametrize("made", [Loud, lambda n: IntEnum("N", {"M": n}).M, plain_enum])  # type: ignore[attr-defined]
def test_the_number_itself_is_sent_wherever_it_goes(
    caller: Caller, box: Sandbox, made: Any
) -> None:
    agentset = TARGETS["agentset"].connect(caller, box)
    agentset.ingest_jobs.list_page(per_page=made(7))
    agentset.ingest_jobs.create(TextPayload(text="x"), config={"chunkSize": made(512)})
    vectara = TARGETS["vectara"].connect(caller, box, customer_id=made(1234567890))
    vectara.v1.jobs.list_page(num_results=made(5), corpus_id=[made(1)])
    listed, created, v1 = box.requests
    assert dict(listed.query)["perPage"] == "7"
    assert created.json["config"] == {"chunkSize": 512}
    assert v1.headers["customer-id"] == "1234567890"
    assert (v1.json["numResults"], v1.json["corpusId"]) == (5, [1])


class NotATime(datetime):
    """As pandas' NaT: of the type of times, and equal to nothing."""

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.__hash__

    def isoformat(self, *_: Any, **__: Any) -> str:
        return "NaT"


class NotAvailable:
    """As pandas' NA: neither true nor false, and comparing with it says nothing."""

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    __hash__ = None  # type: ignore[assignment]


NAT: Final = NotATime(2026, 1, 1, tzinfo=UTC)
NOTHING: Final[dict[str, Any]] = {
    "NaN": math.nan,
    "infinity": -math.inf,
    "NaT": NAT,
    "NA": NotAvailable(),
    "NaN of an enumeration": plain_enum(math.nan),
}
EACH = pytest.mark.parametrize("nothing", NOTHING.values(), ids=NOTHING.keys())


def job(**members: Any) -> IngestJob:
    """Return a job with these members."""
    return IngestJob.from_dict(
        {
            "id": "1",
            "namespaceId": "n",
            "status": "QUEUED",
            "payload": {"type": "TEXT", "text": "x"},
            "createdAt": "2026-01-01T00:00:00Z",
            **members,
        }
    )


@EACH
def test_what_is_not_a_value_is_rejected_by_name_in_a_body(
    caller: Caller, box: Sandbox, nothing: Any
) -> None:
    client = TARGETS["agentset"].connect(caller, box)
    extra = TextPayload(text="x", additional_properties={"score": nothing})
    assigned = TextPayload(text="x")
    assigned.additional_properties["score"] = [nothing]
    config = IngestJobConfig(additional_properties={"score": {"deep": nothing}})
    wrong: Any = TextPayload(text=nothing)
    for payload, more, name in (
        (extra, {}, "payload.score"),
        (assigned, {}, r"payload.score\[0\]"),
        (wrong, {}, "payload.text"),
        ({"type": "TEXT", "text": nothing}, {}, "payload.text"),
        (TextPayload(text="x"), {"config": config}, "config.score.deep"),
        (TextPayload(text="x"), {"name": nothing}, "name"),
    ):
        with pytest.raises(AgentsetError, match=f"^{name} must be ") as caught:
            client.ingest_jobs.create(payload, **more)
        assert isinstance(caught.value, (InvalidArgumentError, InvalidArgumentTypeError))
    assert len(box.requests) == 0


@EACH
def test_what_is_not_a_value_is_rejected_by_name_elsewhere(
    caller: Caller, box: Sandbox, nothing: Any
) -> None:
    client = TARGETS["agentset"].connect(caller, box)
    jobs = client.ingest_jobs
    calls: dict[str, Any] = {
        "job_id": partial(jobs.get, nothing),
        "cursor": partial(jobs.list_page, cursor=nothing),
        "cursor_direction": partial(jobs.list, cursor_direction=nothing),
        "per_page": partial(jobs.list, per_page=nothing),
        "statuses": partial(jobs.list, statuses=[nothing]),
        "x_tenant_id": partial(jobs.list, x_tenant_id=nothing),
        "token": partial(jobs.list().pages, token=nothing),
        "timeout": partial(jobs.wait, "job_1", timeout=nothing),
        "poll_interval": partial(jobs.wait, "job_1", poll_interval=nothing),
        "query": partial(RequestOptions, query={"q": nothing}),
        "headers": partial(RequestOptions, headers={"q": nothing}),
        "base_url": partial(client.with_options, base_url=nothing),
        "namespace_id": partial(client.with_options, namespace_id=nothing),
        "max_retries": partial(client.with_options, max_retries=nothing),
    }
    if nothing is not NOTHING["infinity"]:
        calls["timeout "] = partial(client.with_options, timeout=nothing)
    for name, call in calls.items():
        with pytest.raises(AgentsetError, match=rf"^{name.strip()}\b.* must ") as caught:
            call()
        assert isinstance(caught.value, (InvalidArgumentError, InvalidArgumentTypeError))
    assert len(box.requests) == 0


def test_a_field_that_holds_no_time_is_rejected_when_it_is_written() -> None:
    holding = job()
    holding.created_at = NAT
    with pytest.raises(InvalidArgumentError, match=r"^created_at must be a date, got "):
        holding.to_dict()


@pytest.mark.parametrize("number", [2**64, -(2**63) - 1, 10**400])
def test_an_integer_beyond_64_bits_is_rejected_by_name(
    caller: Caller, box: Sandbox, number: int
) -> None:
    client = TARGETS["agentset"].connect(caller, box)
    with pytest.raises(InvalidArgumentError, match=r"^payload\.n must be an integer of 64 bits"):
        client.ingest_jobs.create({"type": "TEXT", "text": "x", "n": number})


@pytest.mark.parametrize("timeout", [10**400, 10**5000, math.inf, 1e300], ids=range(4))
def test_a_timeout_may_be_as_long_as_one_likes(
    caller: Caller, provider: str, timeout: float
) -> None:
    options = TARGETS[provider].package.RequestOptions
    with serving(*[whole(404)] * 6) as server:
        for given in (timeout, httpx.Timeout(timeout), httpx.Timeout(5, read=timeout)):
            client = opened(caller, provider, server, timeout=given)
            for more in ({}, {"request_options": options(timeout=given)}):
                with pytest.raises(error_of(provider, "NotFoundError")):
                    get(provider, client, **more)


@pytest.mark.parametrize("seconds", [10**400, 10**5000], ids=range(2))
def test_other_times_may_be_as_long_as_one_likes(caller: Caller, seconds: int) -> None:
    kind = "content-type: text/event-stream"
    done = (
        b'{"id":"1","jobType":"t","status":"completed","ownerUser":"u",'
        b'"createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z",'
        b'"completedAt":"2026-01-01T00:00:00Z"}'
    )
    with serving(whole(200, b"data: 1\n\n", kind), whole(404), whole(200, done)) as server:
        client = opened(caller, "nuextract", server)
        with client.jobs.stream("1", idle_timeout=seconds) as events:
            assert next(iter(events)).data == "1"
        assert client.jobs.wait("1", timeout=seconds, poll_interval=seconds).id == "1"


@pytest.mark.parametrize("seconds", [-(10**400), -(10**5000), 0, -1.5, math.nan], ids=range(5))
def test_times_that_can_not_pass_are_rejected(caller: Caller, seconds: float) -> None:
    with serving() as server:
        client = opened(caller, "nuextract", server)
        for name, call in (
            ("timeout", partial(client.with_options, timeout=seconds)),
            ("timeout", partial(client.with_options, timeout=httpx.Timeout(5, pool=seconds))),
            ("poll_interval", partial(client.jobs.wait, "1", poll_interval=seconds)),
            ("idle_timeout", partial(client.jobs.stream, "1", idle_timeout=seconds)),
        ):
            with pytest.raises(
                error_of("nuextract", "InvalidArgumentError"), match=f"^{name} must"
            ):
                call()


@pytest.mark.parametrize("extra", ["oops", ["a"], 7, {"a"}], ids=repr)
def test_additional_properties_that_are_no_dict_are_rejected(extra: Any) -> None:
    message = rf"^additional_properties must be a dict, got {type(extra).__name__}$"
    with pytest.raises(InvalidArgumentTypeError, match=message):
        TextPayload(text="x", additional_properties=extra)
    with pytest.raises(InvalidArgumentTypeError, match=r"^raw must be a dict"):
        UnknownVariant("NEW", extra)


def test_additional_properties_may_be_any_mapping() -> None:
    extra: Any = UserDict({"a": 1})
    payload = TextPayload(text="x", additional_properties=extra)
    assert payload.to_dict() == {"type": "TEXT", "text": "x", "a": 1}


MOMENTS: Final = {
    "2016-12-31T23:59:60Z": datetime(2017, 1, 1, tzinfo=UTC),
    "2016-12-31t23:59:60.5z": datetime(2017, 1, 1, 0, 0, 0, 500_000, tzinfo=UTC),
    "1990-12-31T15:59:60-08:00": datetime(1991, 1, 1, tzinfo=UTC),
    "2017-01-01T05:29:60+05:30": datetime(2017, 1, 1, tzinfo=UTC),
    "2026-01-02t03:04:05z": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    "2026-01-02t03:04:05.25+01:00": datetime(2026, 1, 2, 2, 4, 5, 250_000, tzinfo=UTC),
}


@pytest.mark.parametrize("text", MOMENTS)
def test_times_of_rfc_3339_are_read_and_sent(caller: Caller, text: str) -> None:
    found = job(createdAt=text)
    assert found.created_at == MOMENTS[text]
    assert found.to_dict()["createdAt"] == text
    with serving(whole(200, b"{}")) as server:
        opened(caller, "vectara", server).jobs.list_page(after=text)
        assert f"after={quote_plus(text)} " in server.requests[0]


@pytest.mark.parametrize(
    "text",
    [
        "2016-12-31T12:00:60Z",
        "2016-12-31T23:59:61Z",
        "2016-12-31T23:60:60Z",
        "2016-12-31T23:59:60+01:00",
        "9999-12-31T23:59:60Z",
        "2026-01-02x",
    ],
)
def test_other_times_are_rejected(caller: Caller, box: Sandbox, text: str) -> None:
    with pytest.raises(AgentsetError, match=r"^createdAt: expected an ISO 8601 date-time"):
        _ = job(createdAt=text).created_at
    client = TARGETS["vectara"].connect(caller, box)
    with pytest.raises(error_of("vectara", "InvalidArgumentError"), match=r"^after must be"):
        client.jobs.list_page(after=text)


class Foreign:
    """A client of a library that calls its classes as httpx does."""

    class Client:
        """Not httpx's."""


def test_an_http_client_of_another_library_is_named_with_its_module(
    caller: Caller, provider: str
) -> None:
    name = r"httpx\.AsyncClient" if caller.is_async else r"httpx\.Client"
    message = rf"^http_client must be an {name}, got .*test_argument_values\.Foreign\.Client$"
    with (
        serving() as server,
        pytest.raises(error_of(provider, "InvalidArgumentTypeError"), match=message),
    ):
        opened(caller, provider, server, http_client=Foreign.Client())


async def later() -> str:
    return "t0ken"


class Later:
    """An object that is called like an async function."""

    async def __call__(self) -> str:
        return "t0ken"


@pytest.mark.parametrize("function", [later, partial(later), Later(), Later().__call__])
def test_an_async_token_function_is_rejected_when_the_client_is_made(
    caller: Caller, provider: str, function: Any
) -> None:
    key = "api_key" if provider == "vectara" else "token"
    with serving() as server:
        client = opened(caller, provider, server)
        kind = error_of(provider, "InvalidArgumentTypeError")
        with pytest.raises(kind, match=rf"^{key} must be .*, got an async function$"):
            opened(caller, provider, server, **{key: function})
        with pytest.raises(kind, match=rf"^{key} must be .*, got an async function$"):
            client.with_options(**{key: function})


# A coroutine that nobody awaits would warn, and a warning fails the test.
@pytest.mark.parametrize("function", [lambda: later(), lambda: Later()()])  # noqa: PLW0108
def test_a_token_function_that_returns_a_coroutine_is_rejected_and_it_is_closed(
    caller: Caller, provider: str, function: Any
) -> None:
    key = "api_key" if provider == "vectara" else "token"
    with serving() as server:
        client = opened(caller, provider, server, **{key: function})
        kind = error_of(provider, "InvalidArgumentTypeError")
        with pytest.raises(kind, match=rf"^{key} must be .*, got coroutine$"):
            get(provider, client)
        assert server.requests == []
