"""What can be said of a new provider's overlay from its spec alone: how it pages, when it waits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from ..reading.names import MODULES
from ..reading.operations import Operation, Resource
from ..reading.spec import Spec
from ..reading.types import Enum, Field, Model, Type

_TOKEN = re.compile(
    r"(next_)?(page_)?(cursor|token|key|marker)|continuation(_token)?|(starting_)?after|next"
)
_NUMBER = re.compile(r"(page|page_(number|no|num|index))")
_OFFSET = re.compile(r"(offset|skip|start|start_index)")
_KEY = re.compile(r"id|uuid|key")
_NEXT = re.compile(r"next_\w*|(page_|continuation_)?(cursor|token|key|marker)")
_STATUS = re.compile(r"(\w+_)?(status|state|phase)")
_REASON = re.compile(r"(error|failure)(_?(message|reason|detail|text))?|reason|status_message")

_WORDS = {
    "running": "canceling cancelling deleting retry retrying stopping",
    "failed": "abort aborted error errored expired fail failed failure rejected timeout",
    "cancelled": "canceled cancelled killed stopped terminated",
    "succeeded": "complete completed done finished ok ready succeeded success successful",
    "pending": "accepted backlog created enqueued new pending queued scheduled submitted waiting",
}
"""What words in a status mean, the first that fits."""

_LATE = {"running": "active executing ingesting processing progress running started working"}


@frozen
class Paging:
    """How ``list_page`` seems to page.

    Attributes:
        name: The constant of the plan.
        page: The type of a page.
        item: The type of an item.
        items: The expression for the items of ``page``.
        token: The expression for the next page's token, empty if it has to be counted.
        parameter: The argument that takes it.
        counts: ``pages`` or ``items`` where there is no token, else empty.
        bare: Whether ``list()`` needs no arguments.
        key: The field that identifies an item, empty if none is known.
    """

    name: str
    page: Type
    item: Type
    items: str
    token: str
    parameter: str
    counts: str
    bare: bool
    key: str


@frozen
class Waiting:
    """How to look at a job.

    Attributes:
        method: The method that returns it.
        result: What the method returns.
        job: The model of the job.
        reach: The expression for the job in ``result``.
        status: The field that says how it stands, empty if none is known.
        reason: The field that says why it failed, empty if none is known.
    """

    method: str
    result: Type
    job: str
    reach: str
    status: str
    reason: str


@frozen
class Job:
    """A model that is a job.

    Attributes:
        name: The model.
        status: The field that says how it stands, empty if none is known.
        states: What the statuses seem to mean.
    """

    name: str
    status: str
    states: dict[str, str]


@frozen
class Module:
    """An overlay module.

    Attributes:
        name: Its name.
        resource: The resource that it extends.
        paging: How it pages, if it does.
        waiting: How it waits, if it does.
    """

    name: str
    resource: Resource
    paging: Paging | None
    waiting: Waiting | None


def modules_of(spec: Spec) -> list[Module]:
    """An overlay module for each resource."""
    return [
        Module(
            name=f"{one.module}_overlay" if one.module in MODULES else one.module,
            resource=one,
            paging=_paging(spec, one),
            waiting=_waiting(spec, one),
        )
        for one in spec.resources
    ]


def jobs_of(spec: Spec) -> list[Job]:
    """The models that are jobs, and what their states seem to mean."""
    return [_job(spec, name) for name in spec.jobs]


def _job(spec: Spec, name: str) -> Job:
    fields = _fields(spec, name)
    status = _first(fields, _STATUS, "enum", "string")
    component = spec.components.get(status.type.name) if status is not None else None
    values = component.values if isinstance(component, Enum) else ()
    return Job(name, "" if status is None else status.name, {one: guess(one) for one in values})


def guess(status: str) -> str:
    """The state that a provider's word for one most likely means."""
    words = set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", status).lower()))
    for known in (_WORDS, _LATE):
        for state, said in known.items():
            if words & set(said.split()):
                return state
    return "unknown"


def _paging(spec: Spec, resource: Resource) -> Paging | None:
    operation = next((one for one in resource.operations if one.method == "list_page"), None)
    if operation is None or operation.stream:
        return None
    found = _items(spec, operation.result_type)
    arguments = operation.arguments
    texts = [one.name for one in arguments if one.type.kind == "string"]
    numbers = [one.name for one in arguments if one.type.kind in {"integer", "number"}]
    by_token = next((name for name in texts if _TOKEN.fullmatch(name)), "")
    by_number = next((name for name in numbers if _NUMBER.fullmatch(name)), "")
    by_offset = next((name for name in numbers if _OFFSET.fullmatch(name)), "")
    token = _token(spec, operation.result_type)
    if found is None:
        return None
    if by_token and token:
        name, parameter, counts = "BY_TOKEN", by_token, ""
    elif by_number:
        name, parameter, counts, token = "BY_NUMBER", by_number, "pages", ""
    elif by_offset:
        name, parameter, counts, token = "BY_OFFSET", by_offset, "items", ""
    else:
        return None
    bare = not any(argument.positional for argument in operation.arguments)
    item, items = found
    key = _first(_fields(spec, item.name), _KEY, "string", "integer")
    return Paging(
        name, operation.result_type, item, items, token, parameter, counts, bare,
        "" if key is None else key.name,
    )  # fmt: skip


def _items(spec: Spec, page: Type) -> tuple[Type, str] | None:
    """The type of the items of a page, and the expression for them."""
    if page.item is not None and page.kind == "list":
        return page.item, "page"
    lists = [
        (field.type.item, f"page.{field.name}")
        for field in _fields(spec, page.name)
        if field.type.kind == "list" and field.type.item is not None
    ]
    lists.sort(key=lambda one: one[0].kind != "model")
    return lists[0] if lists else None


def _token(spec: Spec, page: Type) -> str:
    """The expression for the token of the next page, empty if none is known."""
    fields = _fields(spec, page.name)
    direct = _first(fields, _NEXT, "string")
    if direct is not None:
        return f"page.{direct.name}"
    for field in fields:
        if field.type.kind != "model":
            continue
        inner = _first(_fields(spec, field.type.name), _NEXT, "string")
        if inner is not None:
            path = f"page.{field.name}"
            guard = f"None if {path} is None else " if _may_lack(field) else ""
            return f"{guard}{path}.{inner.name}"
    return ""


def _waiting(spec: Spec, resource: Resource) -> Waiting | None:
    for operation in resource.operations:
        if operation.method not in {"get", "retrieve"} or operation.stream:
            continue
        needed = [argument.type.kind for argument in operation.arguments if argument.positional]
        if needed == ["string"]:
            return _look(spec, operation)
    return None


def _look(spec: Spec, operation: Operation) -> Waiting | None:
    given = operation.result_type
    if given.kind == "model" and given.name in spec.jobs:
        job, reach = given.name, "result"
    else:
        inside = [f for f in _fields(spec, given.name) if f.type.name in spec.jobs]
        if not inside or inside[0].type.kind != "model":
            return None
        guard = "None if result is None else " if operation.empty else ""
        job, reach = inside[0].type.name, f"{guard}result.{inside[0].name}"
    reason = _first(_fields(spec, job), _REASON, "string")
    status = _job(spec, job).status
    return Waiting(
        operation.method, given, job, reach, status, "" if reason is None else reason.name
    )


def _fields(spec: Spec, name: str) -> tuple[Field, ...]:
    component = spec.components.get(name)
    return component.fields if isinstance(component, Model) else ()


def _first(fields: Sequence[Field], pattern: re.Pattern[str], *kinds: str) -> Field | None:
    """The first field whose name fits, those of the first kind before those of the next."""
    found = [f for kind in kinds for f in fields if f.type.kind == kind]
    return next((f for f in found if pattern.fullmatch(f.name)), None)


def _may_lack(field: Field) -> bool:
    return field.type.nullable or not field.required
