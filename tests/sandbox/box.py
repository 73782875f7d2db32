"""The sandbox as tests and people hold it in their hands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from . import providers as catalogue
from .clock import Clock, SystemClock
from .contract import contract_for
from .control import control_routes
from .faults import Canned, Fault
from .gateway import Gateway, Notebook
from .provider import Provider, Surroundings
from .providers.states import States
from .recorder import RequestLog
from .server import LoopbackServer

_SPECS = Path(__file__).resolve().parents[2] / "specs"


class Sandbox(States):
    """Imitated providers on 127.0.0.1, each mounted under its name.

    A context manager: it serves from `start` to `close`, in a thread of its own. What it
    holds may be used from any thread meanwhile.
    """

    def __init__(
        self,
        providers: Iterable[str] | None = None,
        *,
        clock: Clock | None = None,
        specs: Path | None = None,
        port: int = 0,
        pace: float = 1.0,
        lenient: bool = False,
        log: Callable[[str], None] | None = None,
    ) -> None:
        """Prepare the providers of these names, or all that there are.

        `clock` moves the jobs, real time if not given, and `pace` is the number of
        seconds that they spend in each state. With `lenient`, examples from documentation
        work as they are written and can be repeated: the jobs that they name exist at all
        times, and each provider's `leniency` says what else is overlooked; tests of a
        client want it strict. `specs` is the folder that holds
        `<provider>/openapi.yaml`. `port` 0 takes a free port. `log` gets one line for
        each answered request.
        """
        surroundings = Surroundings(clock or SystemClock(), pace, lenient)
        self._notebook = Notebook()
        self._gateways: dict[str, Gateway] = {}
        for name in catalogue.known() if providers is None else providers:
            provider = catalogue.create(name, surroundings)
            contract = contract_for((specs or _SPECS) / name / "openapi.yaml")
            self._gateways[name] = Gateway(provider, contract, self._notebook, log)
        self._control = control_routes(self)
        self._server = LoopbackServer(self._serve, port)

    def start(self) -> Self:
        """Serve, and return once requests are answered."""
        self._server.start()
        return self

    def close(self) -> None:
        """Break off all connections and stop."""
        self._server.close()

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()

    @property
    def providers(self) -> list[str]:
        """Names of the providers that are served."""
        return list(self._gateways)

    @property
    def port(self) -> int:
        """The TCP port, known once the sandbox has started."""
        return self._server.port

    @property
    def requests(self) -> RequestLog:
        """Every request so far, oldest first."""
        return self._notebook.requests

    @property
    def violations(self) -> list[str]:
        """Where a request did not fit its spec, one line for each problem."""
        return self._notebook.violations

    @property
    def allowed_query(self) -> set[str]:
        """Query parameters that are let through although no spec has them."""
        return self._notebook.allowed_query

    def url(self, provider: str) -> str:
        """Return the base URL of a provider, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}/{self._gateway(provider).provider.name}"

    def environment(self) -> dict[str, str]:
        """Return the variables that point clients of all providers here."""
        variables: dict[str, str] = {}
        for name, gateway in self._gateways.items():
            variables |= gateway.provider.environment(self.url(name))
        return variables

    def examples(self) -> list[str]:
        """Return one shell command for each provider that uses those variables."""
        return [gateway.provider.example() for gateway in self._gateways.values()]

    def leniency(self) -> list[str]:
        """Return, for each provider, what is allowed when lenient and not otherwise."""
        return [gateway.provider.leniency() for gateway in self._gateways.values()]

    def fault(
        self,
        provider: str,
        fault: Fault,
        times: int | None = 1,
        after: int = 0,
        *,
        operation: str | None = None,
    ) -> None:
        """Let something go wrong `times` times (None: always), after `after` requests.

        With `operation`, an operationId, it only strikes and counts these requests.
        """
        self._gateway(provider).faults.add(fault, times=times, after=after, operation=operation)

    def answer(
        self,
        provider: str,
        canned: Canned,
        times: int | None = 1,
        *,
        operation: str | None = None,
    ) -> None:
        """Give this answer to the next `times` requests (None: all) instead of the real one."""
        self._gateway(provider).answers.add(canned, times=times, operation=operation)

    def clear_faults(self, provider: str) -> None:
        """Forget the faults that are still to come."""
        self._gateway(provider).faults.clear()

    def clear_answers(self, provider: str) -> None:
        """Forget the canned answers that are still to come."""
        self._gateway(provider).answers.clear()

    def seed_examples(self) -> None:
        """Add finished jobs to every provider for people to page through."""
        for gateway in self._gateways.values():
            gateway.provider.seed_examples()

    def reset(self) -> None:
        """Go back to an empty sandbox: no jobs, requests, violations, faults or answers."""
        self.requests.clear()
        self.violations.clear()
        self.allowed_query.clear()
        for gateway in self._gateways.values():
            gateway.faults.clear()
            gateway.answers.clear()
            gateway.provider.reset()

    def provider(self, name: str) -> Provider:
        """Return a provider by name."""
        return self._gateway(name).provider

    def _gateway(self, name: str) -> Gateway:
        if name not in self._gateways:
            msg = f"no provider {name!r} here; there are: {', '.join(self._gateways)}"
            raise KeyError(msg)
        return self._gateways[name]

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Routed by the path as sent: decoding first would turn %2F into a separator.
        path = scope["raw_path"].decode("ascii")
        mount = path[1:].partition("/")[0]
        try:
            if mount == "_sandbox":
                await self._control(scope, receive, send)
            elif mount in self._gateways:
                rest = path.removeprefix(f"/{mount}")
                await self._gateways[mount].serve(rest, scope, receive, send)
            else:
                message = f"No provider is mounted at /{mount}."
                await JSONResponse({"error": message}, 404)(scope, receive, send)
        except asyncio.CancelledError:
            # Only closing the sandbox cancels a request, and the server would log it.
            return
