"""Vectara's jobs in both generations, and its tokens."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import sandbox
from sandbox import Fault, ManualClock, Sandbox
from sandbox.contract import contract_for

FINISHED = ["JOB_STATE__COMPLETED"]


@pytest.fixture
def box(clock: ManualClock) -> Iterator[Sandbox]:
    """Serve Vectara, with jobs that take ten seconds for each step."""
    with Sandbox(["vectara"], clock=clock, pace=10.0) as box:
        yield box


@pytest.fixture
def client(box: Sandbox) -> Iterator[httpx.Client]:
    """Return a client with good credentials."""
    headers = {"x-api-key": "any", "customer-id": "7"}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with httpx.Client(base_url=box.url("vectara"), headers=headers, verify=context) as client:
        yield client


def _v1(client: httpx.Client, **body: Any) -> dict[str, Any]:
    answer = client.post("/v1/list-jobs", json=body)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


def _v2(client: httpx.Client, **query: Any) -> dict[str, Any]:
    answer = client.get("/v2/jobs", params=query)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


def _ids(page: dict[str, Any]) -> list[str]:
    return [job["id"] for job in page.get("jobs", page.get("job", []))]


def test_v1_shows_what_waits_and_runs_unless_told_otherwise(
    client: httpx.Client, box: Sandbox
) -> None:
    states = ["queued", "started", "completed", "failed", "aborted", "failed_will_retry"]
    ids = [box.vectara.add(state) for state in states]
    assert set(_ids(_v1(client))) == set(ids[:2])
    assert _ids(_v1(client, state=["JOB_STATE__FAILED"])) == [ids[3]]
    retried = _v1(client, state=["JOB_STATE__TRANSIENT_FAILURE_RETRY_IMMINENT"])
    assert _ids(retried) == [ids[5]]


def test_v1_looks_at_nothing_beside_a_key(client: httpx.Client, box: Sandbox) -> None:
    seeded = box.vectara.seed(5)[::-1]
    first = _v1(client, state=FINISHED, numResults=2)
    assert _ids(first) == seeded[:2]
    second = _v1(client, pageKey=first["pageKey"], state=["JOB_STATE__FAILED"], numResults=50)
    assert _ids(second) == seeded[2:4]
    last = _v1(client, pageKey=second["pageKey"])
    assert (_ids(last), last["pageKey"]) == (seeded[4:], "")


def test_v1_filters_combine(client: httpx.Client, box: Sandbox, clock: ManualClock) -> None:
    one, other = box.vectara.add(corpora=[1, 2]), box.vectara.add(corpora=[2])
    assert _ids(_v1(client, corpusId=[1])) == [one]
    assert _ids(_v1(client, jobId=other)) == [other]
    assert _ids(_v1(client, jobId=other, corpusId=[1])) == []
    now = int(clock.now().timestamp())
    assert len(_ids(_v1(client, epochSecs=str(now)))) == 2
    assert _ids(_v1(client, epochSecs=str(now + 1))) == []
    clock.advance(180 * 24 * 3600)
    assert len(_ids(_v1(client, state=FINISHED))) == 2
    clock.advance(1)
    assert _ids(_v1(client, state=FINISHED)) == []


def test_v1_can_leave_defaults_out_and_report_failures(client: httpx.Client, box: Sandbox) -> None:
    assert _v1(client) == {
        "status": [{"code": "OK", "statusDetail": ""}],
        "job": [],
        "pageKey": "",
    }
    box.vectara.without_defaults = True
    box.vectara.v1_status = []
    assert _v1(client) == {}
    box.vectara.add("unknown", username=None, corpora=[])
    (job,) = _v1(client, state=["JOB_STATE__UNKNOWN"])["job"]
    assert job.keys() == {"id", "type", "tsCreate"}
    box.vectara.v1_status = [{"code": "FAILURE"}]
    assert _v1(client)["status"] == [{"code": "FAILURE"}]


def test_v2_pages_need_their_filters_again(client: httpx.Client, box: Sandbox) -> None:
    seeded = box.vectara.seed(24, states=["completed", "failed"])[::-1]
    page = _v2(client, state=["failed"])
    assert _ids(page) == seeded[:20:2], "ten on a page, unless told otherwise"
    key = page["metadata"]["page_key"]
    assert {"+", "/"} <= set(key)
    assert _ids(_v2(client, state=["failed"], page_key=key)) == seeded[20::2]
    assert _ids(_v2(client, page_key=key)) == seeded[19:]
    assert _v2(client, state=["failed", "completed"], limit=24)["metadata"] == {"page_key": None}


def test_v2_filters_combine(client: httpx.Client, box: Sandbox, clock: ManualClock) -> None:
    one, other = box.vectara.add(corpora=[1]), box.vectara.add(corpora=[2])
    clock.advance(1)
    later = box.vectara.add(corpora=[2])
    assert set(_ids(_v2(client, corpus_key=["corpus=1", "corpus=2"]))) == {one, other, later}
    assert set(_ids(_v2(client, corpus_key="corpus=2"))) == {other, later}
    assert _ids(_v2(client, corpus_key="corpus=2", after="2026-01-01T01:00:00+01:00")) == [later]


@pytest.mark.parametrize("listing", [_v1, _v2])
def test_a_key_may_lead_to_an_empty_page(client: httpx.Client, box: Sandbox, listing: Any) -> None:
    box.vectara.seed(3, states=["queued"])
    box.vectara.gaps = True
    page = listing(client, **({"numResults": 2} if listing is _v1 else {"limit": 2}))
    sizes: list[int] = []
    while True:
        sizes.append(len(_ids(page)))
        key = page["pageKey"] if listing is _v1 else page["metadata"]["page_key"]
        if not key:
            break
        page = listing(client, **{"pageKey" if listing is _v1 else "page_key": key})
    assert sizes == [2, 0, 1]


@pytest.mark.parametrize(
    ("how", "states"),
    [
        ({}, ["queued", "started", "completed", "completed", "completed"]),
        ({"ends": "aborted"}, ["queued", "started", "aborted", "aborted", "aborted"]),
        (
            {"retried": True, "ends": "failed"},
            ["queued", "started", "failed_will_retry", "started", "failed"],
        ),
        ({"state": "new"}, ["new"] * 5),
    ],
)
def test_a_job_goes_through_its_states(
    client: httpx.Client, box: Sandbox, clock: ManualClock, how: Any, states: list[str]
) -> None:
    job_id = box.vectara.add(**how)
    seen: list[str] = []
    for _ in states:
        seen.append(client.get(f"/v2/jobs/{job_id}").json()["state"])
        clock.advance(10)
    assert seen == states


def test_a_job_may_be_unknown_or_somebody_elses(client: httpx.Client, box: Sandbox) -> None:
    unknown = client.get("/v2/jobs/job_404")
    assert (unknown.status_code, unknown.json()["id"]) == (404, "job_404")
    foreign = client.get(f"/v2/jobs/{box.vectara.add(foreign=True)}")
    assert (foreign.status_code, foreign.json().keys()) == (403, {"messages", "request_id"})
    assert _ids(_v2(client)) == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"x-api-key": "any"}, 200),
        ({"authorization": "Bearer any"}, 200),
        ({"x-api-key": "wrong"}, 401),
        ({"authorization": "Bearer wrong-one"}, 401),
        ({"authorization": "Bearer issued-000009"}, 401),
        ({}, 401),
    ],
)
def test_obviously_wrong_credentials_are_refused(
    client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    del client.headers["x-api-key"]
    assert client.get("/v2/jobs", headers=headers).status_code == status


def test_tokens_are_given_to_one_client_and_end(
    client: httpx.Client, box: Sandbox, clock: ManualClock
) -> None:
    desk = box.vectara.tokens
    form = {
        "client_id": desk.client_id,
        "client_secret": desk.client_secret,
        "grant_type": "client_credentials",
    }

    def listed(token: str) -> int:
        del client.headers["x-api-key"]
        answer = client.get("/v2/jobs", headers={"authorization": f"Bearer {token}"})
        client.headers["x-api-key"] = "any"
        return answer.status_code

    told = client.post("/oauth2/token", data=form).json()
    assert told["expires_in"] == 3600
    assert desk.issued == [told["access_token"]]
    clock.advance(3599)
    assert listed(told["access_token"]) == 200
    clock.advance(1)
    assert listed(told["access_token"]) == 401
    again = client.post("/oauth2/token", data=form).json()["access_token"]
    assert listed(again) == 200
    desk.revoke()
    assert listed(again) == 401
    for wrong, error in (("client_secret", "invalid_client"), ("grant_type", "unsupported")):
        refused = client.post("/oauth2/token", data={**form, wrong: "x"})
        assert refused.status_code in (400, 401)
        assert refused.json()["error"].startswith(error)
    box.fault("vectara", Fault(status=500))
    assert client.post("/oauth2/token", data=form).json().keys() == {"error", "error_description"}
    assert len(desk.issued) == 2
    assert not box.violations


def test_the_sandbox_keeps_to_the_spec_itself(client: httpx.Client, box: Sandbox) -> None:
    box.vectara.seed(3, states=["completed", "queued", "failed"])
    box.fault("vectara", Fault(status=503), after=8)
    calls: list[tuple[str, str, Any]] = [
        ("POST", "/v1/list-jobs", {"json": {"numResults": 1}}),
        ("POST", "/v1/list-jobs", {"json": {"pageKey": "bad+"}}),
        ("GET", "/v2/jobs", {}),
        ("GET", "/v2/jobs?limit=1", {}),
        ("GET", "/v2/jobs?page_key=bad", {}),
        ("GET", "/v2/jobs/job_000001", {}),
        ("GET", "/v2/jobs/job_404", {}),
        ("GET", f"/v2/jobs/{box.vectara.add(foreign=True)}", {}),
        ("POST", "/v1/list-jobs", {"json": {}}),
        ("POST", "/v1/list-jobs", {"json": {}, "headers": {"x-api-key": "wrong"}}),
    ]
    answers = [client.request(method, path, **rest) for method, path, rest in calls]
    codes = [answer.status_code for answer in answers]
    assert codes == [200, 400, 200, 200, 400, 200, 404, 403, 503, 401]
    contract = contract_for(
        Path(sandbox.__file__).parents[2] / "specs" / "vectara" / "openapi.yaml"
    )
    for request, answer in zip(box.requests, answers, strict=True):
        told = (answer.status_code, answer.headers, answer.content)
        assert not contract.answer_problems(request, *told), answer.text
    assert not box.violations
