"""The time that jobs are listed after, as it goes over the wire."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from clients.callers import SYNC
from sandbox import ManualClock, Sandbox
from specloom_vectara import Vectara

pytestmark = SYNC

INDIA = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("after", "sent"),
    [
        (datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), "2024-05-06T07:08:09Z"),
        (datetime(2024, 5, 6, 7, 8, 9, tzinfo=ZoneInfo("UTC")), "2024-05-06T07:08:09Z"),
        (datetime(2024, 5, 6, 7, 8, 9), "2024-05-06T07:08:09Z"),  # noqa: DTZ001  # that is it
        (datetime(2024, 5, 6, 7, 8, 9, tzinfo=INDIA), "2024-05-06T07:08:09+05:30"),
        (datetime(2024, 5, 6, 7, 8, 9, 5000, tzinfo=INDIA), "2024-05-06T07:08:09.005000+05:30"),
        ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z"),
        ("2024-05-06T07:08:09.1+05:30", "2024-05-06T07:08:09.1+05:30"),
    ],
)
def test_a_moment_is_sent_as_the_api_reads_it(
    client: Vectara, box: Sandbox, after: datetime | str, sent: str
) -> None:
    client.jobs.list_page(after=after)
    assert box.requests[0].query == [("after", sent)]


def test_a_moment_without_an_offset_is_utc_wherever_the_machine_stands(
    client: Vectara, box: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("TZ", "IST-05:30")
            time.tzset()
            client.jobs.list_page(after=datetime(2024, 5, 6, 7, 8, 9))  # noqa: DTZ001  # that is it
    finally:
        time.tzset()
    assert box.requests[0].query == [("after", "2024-05-06T07:08:09Z")]


def test_colons_and_signs_are_percent_encoded(client: Vectara, box: Sandbox) -> None:
    client.jobs.list_page(after=datetime(2024, 5, 6, 7, 8, 9, tzinfo=INDIA))
    raw = box.requests[0].raw_query
    assert raw == "after=2024-05-06T07%3A08%3A09%2B05%3A30"
    assert unquote(raw) == "after=2024-05-06T07:08:09+05:30"


def test_only_jobs_after_it_are_listed(client: Vectara, box: Sandbox, clock: ManualClock) -> None:
    box.vectara.add()
    before = clock.now()
    clock.advance(1)
    later = box.vectara.add()
    for after in (before, before.astimezone(INDIA), before.replace(tzinfo=None)):
        assert [job.id for job in client.jobs.list(after=after)] == [later]
