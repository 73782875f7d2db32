"""List background jobs by the first generation of the API (v1).

The module of an operation is imported when its method is first called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..._runtime.lazy import refer as _refer
from ..._runtime.options import RequestOptions
from ..._runtime.resource import (
    AsyncResource,
    RawMethods,
    SyncResource,
    cached_attribute,
    with_raw,
    with_raw_async,
)

if TYPE_CHECKING:
    from ...models.v1_job_page import V1JobPage
    from ...models.v1_job_state import V1JobState

else:
    _refer(globals(), "V1JobPage", "V1JobState")

__all__ = ("AsyncV1Jobs", "AsyncV1JobsWithRawResponse", "V1Jobs", "V1JobsWithRawResponse")


class V1Jobs(SyncResource):
    """List background jobs by the first generation of the API (v1)."""

    def list_page(
        self,
        *,
        timeout: str | None = None,
        job_id: str | None = None,
        corpus_id: Sequence[int] | None = None,
        epoch_secs: str | None = None,
        state: Sequence[V1JobState] | None = None,
        num_results: int | None = None,
        page_key: str | None = None,
        customer_id: int | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> V1JobPage:
        """Get one page of jobs (v1).

        Returns one page of the account's jobs. Filters combine: a job has to pass all of them.
        Without ``state`` the server is expected to show only queued and started jobs. The
        response can be a 200 that reports a failure in its ``status`` list: any entry whose
        code is other than ``OK`` (a missing code means ``OK``). Works with a personal API key
        or an OAuth token.

        Args:
            timeout: Time within which the server tries to respond: whole seconds and a capital
                S, such as ``10S``. The server takes ``30S`` when it is left out. Matches
                ``^[0-9]+S$``.
            job_id: Only the job with this id.
            corpus_id: Only jobs of these corpora, by number. Written as JSON numbers; unsigned,
                32 bits.
            epoch_secs: Only jobs created since this time: whole seconds since 1970-01-01 UTC,
                written as a string. At most 180 days ago, which is also what the server takes
                when it is left out.
            state: Only jobs in one of these states. When it is left out, the server is expected
                to show queued and started jobs only; the provider's text says that and, in the
                same place, all states. Name the states whenever finished jobs matter.
            num_results: Number of jobs on a page. From 1 to 100.
            page_key: Key of the page, opaque base64 from the page before it. Leave it out for
                the first page. When it is present, the server ignores all other fields.
            customer_id: Number of the customer account. Needed by v1 only. The client's value
                by default.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs, or a report of what failed.
        """
        from .list_jobs import build

        call = build(
            self.client.values,
            timeout=timeout,
            job_id=job_id,
            corpus_id=corpus_id,
            epoch_secs=epoch_secs,
            state=state,
            num_results=num_results,
            page_key=page_key,
            customer_id=customer_id,
        )
        return self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> V1JobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return V1JobsWithRawResponse(self)


class V1JobsWithRawResponse(RawMethods[V1Jobs]):
    """The methods of :class:`V1Jobs`; each returns an ``APIResponse``."""

    list_page = with_raw(V1Jobs.list_page)


class AsyncV1Jobs(AsyncResource):
    """List background jobs by the first generation of the API (v1)."""

    async def list_page(
        self,
        *,
        timeout: str | None = None,
        job_id: str | None = None,
        corpus_id: Sequence[int] | None = None,
        epoch_secs: str | None = None,
        state: Sequence[V1JobState] | None = None,
        num_results: int | None = None,
        page_key: str | None = None,
        customer_id: int | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> V1JobPage:
        """Get one page of jobs (v1).

        Returns one page of the account's jobs. Filters combine: a job has to pass all of them.
        Without ``state`` the server is expected to show only queued and started jobs. The
        response can be a 200 that reports a failure in its ``status`` list: any entry whose
        code is other than ``OK`` (a missing code means ``OK``). Works with a personal API key
        or an OAuth token.

        Args:
            timeout: Time within which the server tries to respond: whole seconds and a capital
                S, such as ``10S``. The server takes ``30S`` when it is left out. Matches
                ``^[0-9]+S$``.
            job_id: Only the job with this id.
            corpus_id: Only jobs of these corpora, by number. Written as JSON numbers; unsigned,
                32 bits.
            epoch_secs: Only jobs created since this time: whole seconds since 1970-01-01 UTC,
                written as a string. At most 180 days ago, which is also what the server takes
                when it is left out.
            state: Only jobs in one of these states. When it is left out, the server is expected
                to show queued and started jobs only; the provider's text says that and, in the
                same place, all states. Name the states whenever finished jobs matter.
            num_results: Number of jobs on a page. From 1 to 100.
            page_key: Key of the page, opaque base64 from the page before it. Leave it out for
                the first page. When it is present, the server ignores all other fields.
            customer_id: Number of the customer account. Needed by v1 only. The client's value
                by default.
            request_options: Settings of this call alone.

        Returns:
            One page of jobs, or a report of what failed.
        """
        from .list_jobs import build

        call = build(
            self.client.values,
            timeout=timeout,
            job_id=job_id,
            corpus_id=corpus_id,
            epoch_secs=epoch_secs,
            state=state,
            num_results=num_results,
            page_key=page_key,
            customer_id=customer_id,
        )
        return await self.client.execute(call, request_options)

    @cached_attribute
    def with_raw_response(self) -> AsyncV1JobsWithRawResponse:
        """The same methods; each returns its result with status, headers and request id."""
        return AsyncV1JobsWithRawResponse(self)


class AsyncV1JobsWithRawResponse(RawMethods[AsyncV1Jobs]):
    """The methods of :class:`AsyncV1Jobs`; each returns an ``APIResponse``."""

    list_page = with_raw_async(AsyncV1Jobs.list_page)
