# Copied from overlays/runtime/executors.py: edit it there.
"""What a resource hands its calls to: the client, or a stand-in that stops short or gives more."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Coroutine, Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Final,
    Generic,
    ParamSpec,
    TypeVar,
    cast,
)

from .client_base import ClientBase
from .options import RequestOptions, checked_options

if TYPE_CHECKING:
    from .api_response import APIResponse
    from .calls import Call
    from .executor import AsyncExecutor, SyncExecutor
    from .retries import Patience

P = ParamSpec("P")
T = TypeVar("T")


class SyncResource:
    """A group of operations."""

    def __init__(self, executor: SyncExecutor) -> None:
        self.executor: Final = executor
        """What carries out the calls: the client."""


class AsyncResource:
    """A group of operations."""

    def __init__(self, executor: AsyncExecutor) -> None:
        self.executor: Final = executor
        """What carries out the calls: the client."""


ResourceT = TypeVar("ResourceT", bound=SyncResource | AsyncResource)
SyncT = TypeVar("SyncT", bound=SyncResource)
AsyncT = TypeVar("AsyncT", bound=AsyncResource)


class _Raw:
    """Gives the whole response in place of the result."""

    def __init__(self, client: Any, patience: Patience | None = None) -> None:
        self.values: Final = client.values
        self._client: Any = client
        self._patience = patience

    def execute(self, call: Call[Any], options: RequestOptions | None = None, /) -> Any:
        return self._client.send(call, options, patience=self._patience)


class _Dry:
    """Gives the call in place of the result: the arguments are checked, nothing is sent."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values: Final = values

    def execute(self, call: Call[Any], options: RequestOptions | None = None, /) -> Any:
        checked_options(options)
        return call

    def stream(self, call: Call[Any], options: RequestOptions | None = None, /, **how: Any) -> Any:
        del how
        checked_options(options)
        return call


class _AsyncDry(_Dry):
    async def execute(self, call: Call[Any], options: RequestOptions | None = None, /) -> Any:
        checked_options(options)
        return call


def raw(resource: ResourceT, *, patience: Patience | None = None) -> ResourceT:
    """*resource* with methods that give an :class:`APIResponse` in place of the result.

    Args:
        resource: A resource of a client.
        patience: How long each call may take with all its retries, or ``None``.
    """
    client = resource.executor
    if not isinstance(client, ClientBase):
        return resource
    executor: Any = _Raw(client, patience)
    return type(resource)(executor)


def check_call(
    method: Callable[..., Any], resource: SyncResource | AsyncResource, arguments: dict[str, Any]
) -> None:
    """Raise what *method* would raise for its *arguments*, without sending anything."""
    values = resource.executor.values
    if isinstance(resource, SyncResource):
        method(type(resource)(_Dry(values)), **arguments)
        return
    pending: Coroutine[Any, Any, Any] = method(type(resource)(_AsyncDry(values)), **arguments)
    try:
        pending.send(None)
    except StopIteration:
        return
    pending.close()


def call_of(method: Callable[..., Any], resource: object, *args: Any) -> Call[Any]:
    """The call that *method*, which opens a stream, would make; nothing is sent."""
    dry: Any = resource
    return cast("Call[Any]", method(type(dry)(_Dry(dry.executor.values)), *args))


class RawMethods(Generic[ResourceT]):
    """The methods of a resource that make one request, giving the whole response.

    Args:
        resource: The resource.
    """

    def __init__(self, resource: ResourceT) -> None:
        self.resource: Final = raw(resource)
        """The resource, whose methods give whole responses here."""


def with_raw(
    method: Callable[Concatenate[ResourceT, P], T],
) -> Callable[Concatenate[RawMethods[ResourceT], P], APIResponse[T]]:
    """*method* of a resource as a method of its :class:`RawMethods`."""

    def call(self: RawMethods[ResourceT], /, *args: P.args, **kwargs: P.kwargs) -> APIResponse[T]:
        return cast("APIResponse[T]", method(self.resource, *args, **kwargs))

    return describe(call, method, "APIResponse")


def with_raw_async(
    method: Callable[Concatenate[ResourceT, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[RawMethods[ResourceT], P], Coroutine[Any, Any, APIResponse[T]]]:
    """*method* of a resource as a method of its :class:`RawMethods`."""

    async def call(
        self: RawMethods[ResourceT], /, *args: P.args, **kwargs: P.kwargs
    ) -> APIResponse[T]:
        return cast("APIResponse[T]", await method(self.resource, *args, **kwargs))

    return describe(call, method, "APIResponse")


def describe(new: T, method: Callable[..., Any], result: str) -> T:
    """*new* with the name, the docstring and the parameters of *method*, returning *result*."""
    functools.update_wrapper(cast("Any", new), method)
    cast("Any", new).__wrapped__ = _Signed(method, result)
    return new


class _Signed:
    """Stands between a method and what wraps it, and tells the signature when it is asked for.

    To work out the signatures of all methods when a package is imported takes milliseconds.

    Args:
        method: The method.
        result: The annotation of the result in place of the method's own.
    """

    def __init__(self, method: Callable[..., Any], result: str) -> None:
        self.__wrapped__ = method
        self._result = result

    @property
    def __signature__(self) -> inspect.Signature:
        return inspect.signature(self.__wrapped__).replace(return_annotation=self._result)
