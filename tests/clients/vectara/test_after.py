"""The time that jobs are listed after, as it goes over the wire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
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


def test_only_jobs_after_it_are_listed(client: Vectara, box: Sandbox, clock: ManualClock) -> None:
    box.vectara.add()
    before = clock.now()
    clock.advance(1)
    later = box.vectara.add()
    for after in (before, before.astimezone(INDIA), before.replace(tzinfo=None)):
        assert [job.id for job in client.jobs.list(after=after)] == [later]
