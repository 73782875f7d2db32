"""What stands in front of a provider's routes: records, judges, interferes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson
from starlette.responses import HTMLResponse, Response
from starlette.routing import Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .asgi import collect, read_body, replay, with_headers
from .connection import transport_of, until_gone
from .contract import Contract, Verdict
from .faults import Canned, Fault
from .plan import Plan
from .provider import RECORDED, Provider
from .recorder import RecordedRequest, RequestLog
from .tampering import TamperedSend

_BODILESS = frozenset({204, 205, 304})
_GARBAGE = "<html><head><title>Bad gateway</title></head><body>Bad gateway</body></html>"


@dataclass(slots=True)
class Notebook:
    """What the sandbox keeps about requests, for all providers together."""

    requests: RequestLog = field(default_factory=RequestLog)
    violations: list[str] = field(default_factory=list[str])
    """Where a request did not fit the spec, one line for each problem."""
    allowed_query: set[str] = field(default_factory=set[str])
    """Names of query parameters that are let through although no spec has them."""


class Gateway:
    """The ASGI application of one provider under its mount."""

    def __init__(
        self,
        provider: Provider,
        contract: Contract,
        notebook: Notebook,
        log: Callable[[str], None] | None,
    ) -> None:
        """Serve `provider`, judge by `contract`, write into `notebook` and `log`."""
        self.provider = provider
        self.faults: Plan[Fault] = Plan()
        self.answers: Plan[Canned] = Plan()
        self._contract = contract
        self._notebook = notebook
        self._log = log
        self._router = Router(
            provider.routes(), redirect_slashes=False, default=self._answer_unrouted
        )

    async def serve(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; `path` is what follows the mount, percent-encoded."""
        body = await read_body(receive)
        request = RecordedRequest(
            provider=self.provider.name,
            method=scope["method"],
            path=path,
            raw_query=scope["query_string"].decode("latin-1"),
            headers=_joined_headers(scope),
            body=body,
        )
        self._notebook.requests.add(request)
        verdict = self._judge(request)
        exchange = _Exchange(
            request=request,
            scope={**scope, "path": path, "root_path": "", RECORDED: request},
            receive=replay(body, receive),
            send=self._logged(request, send),
            answer=self._choose(request, verdict),
        )
        fault = self.faults.take(verdict.operation)
        if fault is None:
            await exchange.answer(exchange.scope, exchange.receive, exchange.send)
        else:
            await self._interfere(exchange, fault)

    def _judge(self, request: RecordedRequest) -> Verdict:
        if request.path in self.provider.paths_outside_spec:
            return Verdict(None)
        verdict = self._contract.judge(request, self._notebook.allowed_query)
        where = f"{request.provider} {request.method} {request.path}"
        self._notebook.violations += [f"{where}: {each}" for each in verdict.problems]
        return verdict

    def _choose(self, request: RecordedRequest, verdict: Verdict) -> ASGIApp:
        """Return what answers when no fault replaces it, canned answers taken late.

        A request whose answer is replaced must not use up a canned one.
        """

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            canned = self.answers.take(verdict.operation)
            if canned is not None:
                await _as_response(canned)(scope, receive, send)
                return
            app: ASGIApp = self._router
            if verdict.problems:
                status = 401 if verdict.without_credentials else 400
                app = self.provider.error(request, status, "; ".join(verdict.problems))
            await app(scope, receive, with_headers(send, self.provider.headers()))

        return answer

    async def _interfere(self, exchange: _Exchange, fault: Fault) -> None:
        transport = transport_of(exchange.scope)
        send = TamperedSend(exchange.send, fault, transport)
        app = self._repeating(exchange) if fault.repeat_cursor else exchange.answer
        if fault.after_handling:
            made = await collect(app, exchange.scope, exchange.receive)
            app = made.response(made.body)
        if fault.replaces:
            app = self._replacement(exchange.request, fault)
        await asyncio.sleep(fault.delay_before)
        if not transport.is_closing():
            if fault.cut == "before_response":
                send.cut()
            else:
                await app(exchange.scope, exchange.receive, send)
        if transport.is_closing():
            await until_gone(exchange.receive)

    def _replacement(self, request: RecordedRequest, fault: Fault) -> ASGIApp:
        status = fault.status or 200
        if fault.garbage:
            return HTMLResponse(_GARBAGE, status)
        if fault.body is not None:
            return Response(fault.body, status, media_type="application/json")
        if status in _BODILESS:
            bare: ASGIApp = Response(status_code=status)
        else:
            bare = self.provider.error(request, status, "The sandbox was told to fail.")

        headers = self.provider.headers()
        # How a client is to try again is for the fault to say, not for the provider.
        headers.pop("retry-after", None)

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            await bare(scope, receive, with_headers(send, headers))

        return answer

    def _repeating(self, exchange: _Exchange) -> ASGIApp:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            page = await collect(exchange.answer, scope, receive)
            changed = self.provider.repeat_page(exchange.request, orjson.loads(page.body))
            await page.response(orjson.dumps(changed))(scope, receive, send)

        return answer

    async def _answer_unrouted(self, scope: Scope, receive: Receive, send: Send) -> None:
        request: RecordedRequest = scope[RECORDED]
        error = self.provider.error(request, 404, "The sandbox has no such route.")
        await error(scope, receive, send)

    def _logged(self, request: RecordedRequest, send: Send) -> Send:
        log = self._log
        if log is None:
            return send
        query = f"?{request.raw_query}" if request.raw_query else ""
        line = f"{request.provider} {request.method} {request.path}{query}"

        async def logging(message: Message) -> None:
            if message["type"] == "http.response.start":
                log(f"{line} {message['status']}")
            await send(message)

        return logging


@dataclass(frozen=True, slots=True)
class _Exchange:
    request: RecordedRequest
    scope: Scope
    receive: Receive
    send: Send
    answer: ASGIApp


def _as_response(canned: Canned) -> Response:
    response = Response(canned.content, canned.status, canned.headers)
    if canned.json is not None and "content-type" not in response.headers:
        response.headers["content-type"] = "application/json"
    return response


def _joined_headers(scope: Scope) -> dict[str, str]:
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
