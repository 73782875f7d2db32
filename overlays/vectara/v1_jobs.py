"""Paging through jobs by the first generation of the API."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from specloom_vectara._runtime.json_values import page_token
from specloom_vectara._runtime.lazy import refer
from specloom_vectara._runtime.paging import PagePlan, apaged, paged
from specloom_vectara.api import v1_jobs as api

if TYPE_CHECKING:
    from specloom_vectara import V1Job, V1JobPage
else:
    refer(globals(), "V1Job", "V1JobPage")

__all__ = ("AsyncV1Jobs", "V1Jobs")

BY_KEY_ALONE: Final[PagePlan[V1JobPage, V1Job]] = PagePlan(
    items=lambda page: page.job,
    token=lambda page, _sent: page_token(page.page_key, "pageKey"),
    parameter="page_key",
    key=attrgetter("id"),
    alone=True,
    beside=frozenset({"customer_id", "request_options", "timeout"}),
)


class V1Jobs(api.V1Jobs):
    list = paged(api.V1Jobs.list_page, BY_KEY_ALONE)


class AsyncV1Jobs(api.AsyncV1Jobs):
    list = apaged(api.AsyncV1Jobs.list_page, BY_KEY_ALONE)
