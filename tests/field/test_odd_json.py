"""JSON that is valid and that a strict parser refuses, wherever a server may send it."""

from __future__ import annotations

import math
from typing import Any, Final

import pytest
from clients.adapter import Caller
from field.raw_server import error_of, get, opened
from runtime.loopback import serving, whole

TIMES: Final = '"createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"'

JOBS: Final = {
    "agentset": '{"id": "1", "namespaceId": "n", "status": "COMPLETED", "payload": '
    '{"type": "TEXT", "text": "x"}, ' + TIMES + ', "note": %s}',
    "gradient": '{"uuid": "1", "note": %s}',
    "nuextract": '{"id": "1", "jobType": "t", "status": "completed", "ownerUser": "u", '
    '"completedAt": "2026-01-01T00:00:00Z", ' + TIMES + ', "note": %s}',
    "vectara": '{"id": "1", "state": "completed", "note": %s}',
}
"""A job of each provider, with a member that holds what is odd."""

SINGLES: Final = {"agentset": '{"success": true, "data": %s}', "gradient": '{"job": %s}'}
PAGES: Final = {
    "agentset": '{"success": true, "data": [%s], '
    '"pagination": {"hasMore": false, "nextCursor": null, "prevCursor": null}}',
    "gradient": '{"jobs": [%s]}',
    "nuextract": '{"items": [%s], "totalCount": 1, "skip": 0, "perPage": 30}',
    "vectara": '{"jobs": [%s], "metadata": {}}',
}
REFUSALS: Final = {
    "agentset": '{"success": false, "error": {"code": "c", "message": %s}}',
    "gradient": '{"id": "c", "message": %s}',
    "nuextract": '{"code": "c", "message": %s}',
    "vectara": '{"messages": [%s]}',
}

ODD: Final[dict[str, Any]] = {
    r'"cut \ud83d"': "cut \ud83d",
    r'"\udca9 begun late"': "\udca9 begun late",
    r'{"\udfff": ["\ud800\ud800"]}': {"\udfff": ["\ud800\ud800"]},
    "1e400": math.inf,
    "-" + "9" * 400: -(10**400) + 1,
}
"""What is odd, and what it means."""

EACH = pytest.mark.parametrize("text", ODD, ids=ascii)


def job(provider: str, text: str) -> str:
    """Return a job of *provider* with *text* in it."""
    return JOBS[provider] % text


def replying(status: int, text: str) -> list[bytes]:
    return whole(status, text.encode())


@EACH
def test_a_page_is_read(caller: Caller, provider: str, text: str) -> None:
    page = PAGES[provider] % job(provider, text)
    with serving(replying(200, page)) as server:
        client = opened(caller, provider, server)
        jobs = client.knowledge_bases.indexing_jobs if provider == "gradient" else None
        jobs = jobs or (client.ingest_jobs if provider == "agentset" else client.jobs)
        [found] = jobs.list()
    assert found.additional_properties["note"] == ODD[text]


@EACH
def test_a_single_object_is_read(caller: Caller, provider: str, text: str) -> None:
    single = SINGLES.get(provider, "%s") % job(provider, text)
    with serving(replying(200, single)) as server:
        found = get(provider, opened(caller, provider, server))
    found = found.job if provider == "gradient" else found
    assert found.additional_properties["note"] == ODD[text]


def test_a_byte_order_mark_is_skipped(caller: Caller, provider: str) -> None:
    single = SINGLES.get(provider, "%s") % job(provider, '"x"')
    with serving(replying(200, "\ufeff" + single)) as server:
        found = get(provider, opened(caller, provider, server))
    found = found.job if provider == "gradient" else found
    assert found.additional_properties["note"] == "x"


@pytest.mark.parametrize("text", [text for text in ODD if text.startswith('"')], ids=ascii)
def test_the_message_of_a_refusal_is_read(caller: Caller, provider: str, text: str) -> None:
    with serving(replying(404, REFUSALS[provider] % text)) as server:
        client = opened(caller, provider, server)
        with pytest.raises(error_of(provider, "NotFoundError")) as caught:
            get(provider, client)
    assert caught.value.message == ODD[text]
    if provider != "vectara":
        assert caught.value.code == "c"
    # Shown so that any terminal and any log file can take it.
    assert "\\ud" in str(caught.value)
    str(caught.value).encode()


@pytest.mark.parametrize(
    "content",
    [b'{"a": NaN}', b"Infinity", b'{"a": "\xed\xa0\xbd"}', b"[" * 3000 + b"]" * 3000, b'"\\ud83d'],
    ids=["NaN", "Infinity", "not UTF-8", "nested too deep", "cut off"],
)
def test_what_is_not_valid_is_refused_as_before(
    caller: Caller, provider: str, content: bytes
) -> None:
    with serving(whole(200, content), whole(404, content)) as server:
        client = opened(caller, provider, server)
        with pytest.raises(error_of(provider, "ResponseDecodeError"), match="expected JSON, got"):
            get(provider, client)
        with pytest.raises(error_of(provider, "NotFoundError")) as caught:
            get(provider, client)
    assert caught.value.body == content.decode("utf-8", "replace")


@EACH
def test_nuextract_events_are_read(caller: Caller, text: str) -> None:
    event = f"event: result\ndata: {job('nuextract', text)}\n\n".encode()
    with serving(whole(200, event, "content-type: text/event-stream")) as server:
        client = opened(caller, "nuextract", server)
        with client.jobs.stream("job_1") as events:
            [result] = events
    assert result.job.additional_properties["note"] == ODD[text]


@pytest.mark.parametrize("text", [text for text in ODD if text.startswith('"')], ids=ascii)
def test_a_failure_that_nuextract_reports_is_read(caller: Caller, text: str) -> None:
    event = b'event: error\ndata: {"code": "JobTimeout", "message": %s}\n\n' % text.encode()
    with serving(whole(200, event, "content-type: text/event-stream")) as server:
        client = opened(caller, "nuextract", server)
        with (
            pytest.raises(error_of("nuextract", "StreamError")) as caught,
            client.jobs.stream("job_1") as events,
        ):
            next(iter(events))
    assert (caught.value.code, caught.value.message) == ("JobTimeout", ODD[text])


INSIDE: Final[dict[str, Any]] = {
    **ODD,
    "18446744073709551616": 2**64,
    "[-9223372036854775809]": [-(2**63) - 1],
    '{"total": 123456789012345678901234567890}': {"total": 123456789012345678901234567890},
}


@pytest.mark.parametrize("text", INSIDE, ids=ascii)
def test_json_inside_a_string_of_nuextract_is_read_digit_by_digit(
    caller: Caller, text: str
) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    single = JOBS["nuextract"] % "0"
    with serving(replying(200, f'{single[:-1]}, "outputData": "{quoted}"}}')) as server:
        client = opened(caller, "nuextract", server)
        found = get("nuextract", client)
    assert found.output_data == text
    assert found.parsed_output == INSIDE[text]


@pytest.mark.parametrize("beside", ["0", '"\\ud83d"'], ids=["alone", "beside what is odd"])
def test_an_integer_beyond_64_bits_is_a_float_in_a_response(
    caller: Caller, provider: str, beside: str
) -> None:
    note = f"[18446744073709551615, 18446744073709551616, -9223372036854775809, {beside}]"
    single = SINGLES.get(provider, "%s") % job(provider, note)
    with serving(replying(200, single)) as server:
        found = get(provider, opened(caller, provider, server))
    found = found.job if provider == "gradient" else found
    largest, *beyond, _ = found.additional_properties["note"]
    assert (largest, beyond) == (2**64 - 1, [float(2**64), float(-(2**63))])
    assert [type(value) for value in beyond] == [float, float]
