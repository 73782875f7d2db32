"""What has changed in a spec."""

from __future__ import annotations

from collections.abc import Iterator

from ..reading.document import Node
from ..reading.survey import (
    Operation,
    is_object,
    kinds,
    members,
    operations,
    schemas,
    values,
    words,
)
from .levels import Change, Usage, widening
from .members import (
    Difference,
    Member,
    compare_members,
    compare_others,
    compare_settings,
    listed,
    short,
)

_SENT = Usage(received=False)


def compare_specs(old: Node, new: Node) -> list[Change]:
    """The changes from *old* to *new*.

    Raises:
        SpecError: One of them is not even built like a spec.
    """
    was, now = operations(old), operations(new)
    before, after = schemas(old), schemas(new)
    found = list(_operations(was, now, (before, after)))
    bodies = {operation.body for operation in (*was.values(), *now.values())}
    used = merged_usages(old, new)
    for name in {**before, **after}:
        place = f"schema {name}"
        # The schema of a body has no class; its fields are arguments of its operation.
        has_class = name not in bodies or used[name].received
        if name in before and name in after:
            differences = _schema(before[name], after[name], used[name])
            found += [Change(level, place, text) for level, text in differences]
        elif has_class and name in after:
            found.append(Change("additive", place, "added"))
        elif has_class:
            found.append(Change("breaking", place, "removed"))
    for key in ("servers", "security", "x-specloom-client", "tags", "info"):
        found += compare_settings(key, old.get(key), new.get(key))
    schemes = [dict(members(document, "components")) for document in (old, new)]
    found += compare_settings("securitySchemes", *(one.get("securitySchemes") for one in schemes))
    return found


def merged_usages(old: Node, new: Node) -> dict[str, Usage]:
    """Which way objects of the schemas go, in the old version or in the new one."""
    was, now = _usages(old), _usages(new)
    nothing = Usage(sent=False, received=False)
    pairs = {name: (was.get(name, nothing), now.get(name, nothing)) for name in {**was, **now}}
    return {
        name: Usage(one.sent or other.sent, one.received or other.received)
        for name, (one, other) in pairs.items()
    }


def _usages(document: Node) -> dict[str, Usage]:
    """Which way objects of the schemas go, by name."""
    sent: set[str] = set()
    received: set[str] = set()
    for operation in operations(document).values():
        node = operation.node
        body, responses, stream = (
            node.get(key) for key in ("requestBody", "responses", "x-specloom-stream")
        )
        for parameter in operation.parameters.values():
            _reach(parameter, sent)
        if body is not None:
            _reach(body, sent)
        if responses is not None:
            _reach(responses, received)
        for event in () if stream is None else stream.elements():
            if event.text() in schemas(document):
                received.add(event.text())
                _reach(schemas(document)[event.text()], received)
    return {name: Usage(name in sent, name in received) for name in schemas(document)}


def _reach(node: Node, found: set[str]) -> None:
    """Add the names of the schemas that *node* leads to."""
    if isinstance(node.value, list):
        for element in node.elements():
            _reach(element, found)
    elif is_object(node):
        target = node.resolve()
        name = node.reference_name()
        if name is not None and target.pointer == f"/components/schemas/{name}":
            if name in found:
                return
            found.add(name)
        for key, member in target.members():
            if key != "mapping":
                _reach(member, found)


def _operations(
    old: dict[str, Operation],
    new: dict[str, Operation],
    components: tuple[dict[str, Node], dict[str, Node]],
) -> Iterator[Change]:
    renamed = {
        before: after
        for before in old.keys() - new.keys()
        for after in new.keys() - old.keys()
        if old[before].place == new[after].place
    }
    for name, was in old.items():
        now = new.get(renamed.get(name, name))
        if now is None:
            yield Change("breaking", was.place, f"operation {name} removed")
            continue
        if name in renamed:
            yield Change("docs", now.place, f"operationId {name} → {renamed[name]}")
        for level, text in _operation(was, now, components):
            yield Change(level, now.place, text)
    for name, now in new.items():
        if name not in old and name not in renamed.values():
            yield Change("additive", now.place, f"operation {name} added")


def _operation(
    old: Operation, new: Operation, components: tuple[dict[str, Node], dict[str, Node]]
) -> Iterator[Difference]:
    if old.place != new.place:
        yield "breaking", f"was {old.place}"
    resources = [", ".join(node.strings("tags")) for node in (old.node, new.node)]
    if resources[0] != resources[1]:
        yield "breaking", f"resource: {resources[0]} → {resources[1]}"
    for key in {**old.parameters, **new.parameters}:
        place, wire = key
        before, after = (
            None if node is None else Member(node, node.flag("required"))
            for node in (old.parameters.get(key), new.parameters.get(key))
        )
        yield from compare_members(f"{place} parameter {wire}", before, after, _SENT)
    if old.body != new.body:
        # Its name is nobody's business: its fields become arguments.
        was, now = ({} if name not in of else _fields(of[name]) for of, name in
                    zip(components, (old.body, new.body), strict=True))  # fmt: skip
        for name in {**was, **now}:
            yield from compare_members(f"field {name}", was.get(name), now.get(name), _SENT)
    yield from _responses(old, new)
    known = {"operationId", "tags", "parameters", "requestBody", "responses"}
    yield from compare_others(old.node, new.node, known)


def _responses(old: Operation, new: Operation) -> Iterator[Difference]:
    had_none = any(not one.types for status, one in old.responses.items() if status[0] == "2")
    for status in sorted({**old.responses, **new.responses}):
        before, after = old.responses.get(status), new.responses.get(status)
        if before is None or after is None:
            word = "removed" if after is None else "added"
            if status[0] != "2":
                yield "docs", f"error {status} {word}"
            elif after is not None and not after.types and not had_none:
                yield "breaking", f"success {status} added, without a body: returns None"
            else:
                yield "additive", f"success {status} {word}"
            continue
        if before.types != after.types:
            yield "breaking", f"response {status}: {listed(before.types)} → {listed(after.types)}"
        if before.description != after.description:
            yield "docs", f"description of the response {status}"


def _schema(old: Node, new: Node, used: Usage) -> Iterator[Difference]:
    # Enumerations are open: readers always had to expect other values.
    yield from _values("value", *(frozenset(node.strings("enum")) for node in (old, new)))
    before, after = _fields(old), _fields(new)
    for name in {**before, **after}:
        yield from compare_members(f"field {name}", before.get(name), after.get(name), used)
    form, other = _form(old), _form(new)
    if form != other:
        yield "breaking", f"is built differently: {form} → {other}"
    elif form == "union":
        yield from _variants(old["discriminator"], new["discriminator"])
    elif form == "alternatives":
        was, now = kinds(old), kinds(new)
        level = widening(was, now, sent=used.sent, received=used.received)
        if level is not None:
            yield level, f"{listed(was)} → {listed(now)}"
    known = {"type", "oneOf", "properties", "required", "enum", "discriminator"}
    yield from compare_others(old, new, known)


def _fields(node: Node) -> dict[str, Member]:
    required = node.strings("required")
    return {name: Member(one, name in required) for name, one in members(node, "properties")}


def _form(node: Node) -> str:
    """How a component is built, in a word."""
    if node.get("discriminator") is not None:
        return "union"
    if node.get("oneOf") is not None:
        return "alternatives"
    return "enumeration" if node.get("enum") is not None else words(node.get("type"))


def _variants(old: Node, new: Node) -> Iterator[Difference]:
    # Unions are open too.
    before, after = values(old), values(new)
    yield from _values("variant", frozenset(before), frozenset(after))
    for key in sorted(before.keys() & after.keys()):
        if before[key] != after[key]:
            yield "breaking", f"{key}: {short(before[key])} → {short(after[key])}"


def _values(what: str, old: frozenset[str], new: frozenset[str]) -> Iterator[Difference]:
    for value in sorted(old - new):
        yield "breaking", f"{what} {value} removed"
    for value in sorted(new - old):
        yield "additive", f"{what} {value} added"
