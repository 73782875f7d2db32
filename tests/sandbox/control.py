"""The sandbox's own routes under /_sandbox, for those who are not in its process."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router

from .faults import Canned, Fault

if TYPE_CHECKING:
    from .box import Sandbox

_QUEUEING = frozenset({"times", "after", "operation"})

Handler = Callable[[Request], Awaitable[Response]]


def control_routes(box: Sandbox) -> Router:
    """Return the application that lets HTTP clients steer `box`.

    Faults and canned answers are JSON objects with the members of `Fault` and `Canned`
    plus `times`, `after` (faults only) and `operation`; a body is given as text.
    """
    return Router(
        [
            Route("/_sandbox", _refusing(functools.partial(_overview, box)), methods=["GET"]),
            Route(
                "/_sandbox/faults/{provider}",
                _refusing(functools.partial(_faults, box)),
                methods=["POST", "DELETE"],
            ),
            Route(
                "/_sandbox/answers/{provider}",
                _refusing(functools.partial(_answers, box)),
                methods=["POST", "DELETE"],
            ),
            Route("/_sandbox/reset", _refusing(functools.partial(_reset, box)), methods=["POST"]),
        ]
    )


async def _overview(box: Sandbox, _request: Request) -> Response:
    return JSONResponse(
        {
            "providers": box.providers,
            "requests": len(box.requests),
            "violations": box.violations,
        }
    )


async def _faults(box: Sandbox, request: Request) -> Response:
    provider = request.path_params["provider"]
    if request.method == "DELETE":
        box.clear_faults(provider)
    else:
        members, queueing = _split(await request.body())
        box.fault(provider, Fault(**members), **queueing)
    return Response(status_code=204)


async def _answers(box: Sandbox, request: Request) -> Response:
    provider = request.path_params["provider"]
    if request.method == "DELETE":
        box.clear_answers(provider)
    else:
        members, queueing = _split(await request.body())
        box.answer(provider, Canned(**members), **queueing)
    return Response(status_code=204)


async def _reset(box: Sandbox, _request: Request) -> Response:
    box.reset()
    return Response(status_code=204)


def _split(body: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    data: object = orjson.loads(body)
    if not isinstance(data, Mapping):
        msg = "a JSON object is expected"
        raise TypeError(msg)
    given = cast("Mapping[str, Any]", data)
    members = {name: value for name, value in given.items() if name not in _QUEUEING}
    if not isinstance(members.get("headers", {}), Mapping):
        msg = "headers is an object of names and values"
        raise TypeError(msg)
    if "body" in members:
        members["body"] = _text(members["body"]).encode()
    return members, {name: value for name, value in given.items() if name in _QUEUEING}


def _text(value: object) -> str:
    if not isinstance(value, str):
        msg = "body is text; a canned answer may have json instead"
        raise TypeError(msg)
    return value


def _refusing(handler: Handler) -> Handler:
    """Turn what the sandbox refuses to be told into an answer that says why."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except KeyError as unknown:
            return JSONResponse({"error": unknown.args[0]}, status_code=404)
        except (TypeError, ValueError) as refused:
            return JSONResponse({"error": str(refused)}, status_code=400)

    return answer
