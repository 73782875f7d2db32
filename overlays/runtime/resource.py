"""What the classes of a client's resources are built on, and their ``with_raw_response``."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Final,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    cast,
    overload,
)

from .lazy import refer
from .options import CallOptions
from .request.response import APIResponse

if TYPE_CHECKING:
    from .request.async_client import AsyncClient
    from .request.sync_client import SyncClient
else:
    refer(globals(), "AsyncClient", module="_runtime.request.async_client")
    refer(globals(), "SyncClient", module="_runtime.request.sync_client")

P = ParamSpec("P")
T = TypeVar("T")


class cached_attribute(Generic[T]):  # noqa: N801  # called like functools.cached_property
    """An attribute that is made at its first use, and is the same object from then on.

    Also for threads that use it first at the same time, unlike with ``functools.cached_property``.

    Args:
        make: The method that makes it; ``func``, as in the standard library.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.func = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, instance: None, kind: type[Any], /) -> Self: ...
    @overload
    def __get__(self, instance: object, kind: type[Any], /) -> T: ...
    def __get__(self, instance: object | None, kind: type[Any], /) -> Self | T:
        if instance is None:
            return self
        # Found in the instance the next time, without a call of this.
        return cast("T", vars(instance).setdefault(self._name, self.func(instance)))


class SyncResource:
    """A group of operations.

    Every method raises what :mod:`.errors` lists.

    Args:
        client: The client that sends the calls.
    """

    def __init__(self, client: SyncClient) -> None:
        self.client: Final = client


class AsyncResource:
    """A group of operations.

    Every method raises what :mod:`.errors` lists.

    Args:
        client: The client that sends the calls.
    """

    def __init__(self, client: AsyncClient) -> None:
        self.client: Final = client


ResourceT = TypeVar("ResourceT", bound=SyncResource | AsyncResource)
SyncT = TypeVar("SyncT", bound=SyncResource)
AsyncT = TypeVar("AsyncT", bound=AsyncResource)


class RawMethods(Generic[ResourceT]):
    """The methods of a resource that send one request, returning an ``APIResponse`` each.

    Args:
        resource: The resource.
    """

    def __init__(self, resource: ResourceT) -> None:
        self.resource: Final = resource


def with_raw(
    method: Callable[Concatenate[SyncT, P], T],
) -> Callable[Concatenate[RawMethods[SyncT], P], APIResponse[T]]:
    """*method* of a resource as a method of its :class:`RawMethods`."""
    return describe(_raw(method), method, APIResponse)


def with_raw_async(
    method: Callable[Concatenate[AsyncT, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[RawMethods[AsyncT], P], Coroutine[Any, Any, APIResponse[T]]]:
    """*method* of a resource as a method of its :class:`RawMethods`."""
    return describe(_raw(method), method, APIResponse)


def _raw(method: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: RawMethods[Any], /, *args: Any, **kwargs: Any) -> Any:
        options = CallOptions.of(kwargs.pop("request_options", None), wanted="response")
        return method(self.resource, *args, **kwargs, request_options=options)

    return call


def describe(new: T, method: Callable[..., Any], result: type[Any]) -> T:
    """*new* with the name, the docstring and the parameters of *method*, returning *result*."""
    described = cast("Any", functools.update_wrapper(cast("Any", new), method))
    described.__annotations__ = {**method.__annotations__, "return": result}
    described.__wrapped__ = _Signed(method, result)
    return new


class _Signed:
    """Tells ``inspect.signature`` the parameters of a method when it asks.

    Computing the signatures of all methods when a package is imported takes milliseconds.

    Args:
        method: The method.
        result: The annotation of the result in place of the method's own.
    """

    def __init__(self, method: Callable[..., Any], result: type[Any]) -> None:
        self.__wrapped__ = method
        self._result = result

    @property
    def __signature__(self) -> inspect.Signature:
        signature = inspect.signature(self.__wrapped__)
        return signature.replace(return_annotation=self._result.__name__)
