"""Jobs that go through their states, and the list of them."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
import sandbox
from sandbox import Canned, ManualClock, Sandbox
from sandbox.contract import contract_for
from sandbox.providers.nuextract.job import Outcome

ENDINGS: list[Outcome] = ["completed", "failed", "timeout", "cancelled"]


def _ids(answer: httpx.Response) -> list[str]:
    return [job["id"] for job in answer.json()["items"]]


@pytest.mark.parametrize("outcome", ENDINGS)
def test_a_job_goes_through_its_states(
    client: httpx.Client, clock: ManualClock, box: Sandbox, outcome: Outcome
) -> None:
    job_id = box.nuextract.add(outcome, given={"text": "é"}, result=[1])
    waiting = client.get(f"/api/jobs/{job_id}").json()
    assert waiting == {
        "id": job_id,
        "jobType": "structured-extraction",
        "status": "pending",
        "ownerUser": "user_1",
        "inputData": '{"text":"é"}',
        "createdAt": waiting["createdAt"],
        "updatedAt": waiting["createdAt"],
    }
    clock.advance(10)
    running = client.get(f"/api/jobs/{job_id}").json()
    assert running["status"] == "running"
    assert running["startedAt"] == running["updatedAt"] > waiting["createdAt"]
    assert "completedAt" not in running
    clock.advance(10)
    done = client.get(f"/api/jobs/{job_id}").json()
    assert done["status"] == outcome
    assert done["completedAt"] == done["updatedAt"] > running["startedAt"]
    assert ("outputData" in done) == (outcome == "completed")
    assert ("errorCode" in done) == ("errorMessage" in done) == (outcome != "completed")
    if outcome == "completed":
        assert json.loads(done["outputData"]) == [1]
    assert box.nuextract.jobs == [done]


def test_the_status_has_no_data(client: httpx.Client, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    whole = client.get(f"/api/jobs/{job_id}").json()
    status = client.get(f"/api/jobs/{job_id}/status").json()
    assert status.pop("timeoutSeconds") == 600
    assert status == {k: v for k, v in whole.items() if not k.endswith("Data")}


def test_a_job_can_be_put_into_any_status(
    client: httpx.Client, clock: ManualClock, box: Sandbox
) -> None:
    job_id = box.nuextract.add()
    box.nuextract.put(job_id, "polishing")
    clock.advance(1000)
    job = client.get(f"/api/jobs/{job_id}").json()
    assert (job["status"], "completedAt" in job) == ("polishing", False)
    box.nuextract.put(job_id, "burnt", final=True)
    job = client.get(f"/api/jobs/{job_id}").json()
    assert (job["status"], "completedAt" in job) == ("burnt", True)


def test_the_list_is_newest_first_and_cut_by_offset(client: httpx.Client, box: Sandbox) -> None:
    ids = box.nuextract.seed(5)[::-1]
    page = client.get("/api/jobs", params={"skip": 1, "perPage": 2})
    assert _ids(page) == ids[1:3]
    assert {**page.json(), "items": None} == {
        "totalCount": 5,
        "skip": 1,
        "perPage": 2,
        "items": None,
    }
    assert client.get("/api/jobs").json()["perPage"] == 30
    assert _ids(client.get("/api/jobs", params={"skip": 9})) == []


def test_what_arrives_shifts_the_offsets(client: httpx.Client, box: Sandbox) -> None:
    ids = box.nuextract.seed(3)[::-1]
    arrived = box.nuextract.arrive(2)[::-1]
    assert _ids(client.get("/api/jobs")) == arrived + ids


def test_the_list_can_be_of_one_organization(client: httpx.Client, box: Sandbox) -> None:
    ours = box.nuextract.seed(2, organization="a b/ö")
    box.nuextract.seed(2)
    answer = client.get("/api/jobs", params={"organization": "a b/ö"})
    assert _ids(answer) == ours[::-1]
    assert answer.json()["totalCount"] == 2


@pytest.mark.parametrize(
    "query", [{"skip": -1}, {"skip": "x"}, {"perPage": 0}, {"perPage": 301}, {"perPage": 101}]
)
def test_a_bad_query_is_told_in_plain_text(
    client: httpx.Client, box: Sandbox, query: dict[str, str]
) -> None:
    box.nuextract.refuse_above = 100
    answer = client.get("/api/jobs", params=query)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert next(iter(query)) in answer.text


def test_a_page_may_hold_fewer_than_asked_for(client: httpx.Client, box: Sandbox) -> None:
    box.nuextract.seed(5)
    box.nuextract.clamp = 3
    page = client.get("/api/jobs", params={"perPage": 100}).json()
    assert (page["perPage"], len(page["items"]), page["totalCount"]) == (3, 3, 5)


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Bearer wrong-too"])
@pytest.mark.parametrize("path", ["", "/job_000001", "/job_000001/status", "/job_000001/stream"])
def test_a_wrong_token_is_refused(
    client: httpx.Client, box: Sandbox, authorization: str, path: str
) -> None:
    box.nuextract.seed(1)
    answer = client.get(f"/api/jobs{path}", headers={"authorization": authorization})
    assert answer.status_code == 401
    assert answer.json().keys() == {"code", "message"}


@pytest.mark.parametrize("rest", ["", "/status", "/stream"])
def test_what_is_not_there_and_what_is_not_yours(
    client: httpx.Client, box: Sandbox, rest: str
) -> None:
    foreign = box.nuextract.add(owner="user_2")
    missing = client.get(f"/api/jobs/a%2Fb{rest}")
    assert (missing.status_code, missing.json()["code"]) == (404, "NotFound")
    forbidden = client.get(f"/api/jobs/{foreign}{rest}")
    assert (forbidden.status_code, forbidden.json()["code"]) == (403, "Forbidden")
    assert _ids(client.get("/api/jobs")) == []
    assert not box.violations


def test_newer_releases_cannot_fetch_a_job(client: httpx.Client, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.get_is_gone = True
    codes = [
        client.get(f"/api/jobs/{job_id}{rest}").status_code for rest in ("", "/status", "/stream")
    ]
    assert codes == [404, 200, 200]


def test_reset_forgets_options_too(client: httpx.Client, box: Sandbox) -> None:
    [job_id] = box.nuextract.seed(1)
    box.nuextract.script(job_id, [b": scripted\n"])
    box.nuextract.get_is_gone = True
    box.nuextract.clamp = 1
    box.reset()
    assert box.nuextract.seed(2)[0] == job_id
    assert client.get(f"/api/jobs/{job_id}").status_code == 200
    assert len(_ids(client.get("/api/jobs"))) == 2
    assert client.get(f"/api/jobs/{job_id}/stream").text.startswith("event: result\n")


def test_the_sandbox_keeps_to_the_spec_itself(
    client: httpx.Client, clock: ManualClock, box: Sandbox
) -> None:
    for outcome in ENDINGS:
        box.nuextract.add(outcome, organization="org_1")
    clock.advance(20)
    job_id = box.nuextract.add()
    box.answer("nuextract", Canned(status=500, json={"code": "x", "message": "y"}))
    box.nuextract.refuse_above = 200
    answers = [
        client.get("/api/jobs"),
        client.get("/api/jobs"),
        client.get("/api/jobs", params={"perPage": 300}),
        client.get(f"/api/jobs/{job_id}"),
        client.get(f"/api/jobs/{job_id}/status"),
        client.get("/api/jobs/job_404"),
        client.get("/api/jobs/job_404/stream"),
        client.get("/api/jobs", headers={"authorization": "Bearer wrong"}),
    ]
    codes = [answer.status_code for answer in answers]
    assert codes == [500, 200, 400, 200, 200, 404, 404, 401]
    contract = contract_for(
        Path(sandbox.__file__).parents[2] / "specs" / "nuextract" / "openapi.yaml"
    )
    for request, answer in zip(box.requests, answers, strict=True):
        problems = contract.answer_problems(
            request, answer.status_code, answer.headers, answer.content
        )
        assert not problems, answer.text
    assert not box.violations


def test_there_are_examples_to_look_at(client: httpx.Client, box: Sandbox) -> None:
    box.nuextract.reset()
    box.seed_examples()
    assert client.get("/api/jobs").json()["totalCount"] > 30
    assert box.environment() == {
        "NUEXTRACT_BASE_URL": box.url("nuextract"),
        "NUMIND_API_KEY": "sandbox-token",
    }
    assert "$NUEXTRACT_BASE_URL/api/jobs" in box.examples()[0]
