"""Python types as they are written, and what an expression says of one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_VIEWS = {"DateTimeField": "datetime", "OptionalDateTimeField": "datetime | None"}
"""What descriptors of the runtime give, by name."""


def union_members(annotation: str) -> frozenset[str]:
    """The members of a union that is written as Python, the values of a ``Literal`` one by one."""
    try:
        return frozenset(_members(ast.parse(annotation.strip(), mode="eval").body))
    except SyntaxError:
        return frozenset({annotation})


def _members(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _members(left)
            yield from _members(right)
        case ast.Subscript(value=ast.Name("Literal"), slice=ast.Tuple(elts=values)):
            yield from map(ast.unparse, values)
        case ast.Subscript(value=ast.Name("Literal"), slice=value):
            yield ast.unparse(value)
        case ast.Subscript(value=ast.Name("Optional"), slice=value):
            yield from _members(value)
            yield "None"
        case ast.Subscript(value=ast.Name("Union"), slice=ast.Tuple(elts=values)):
            for value in values:
                yield from _members(value)
        case _:
            yield ast.unparse(node)


def call_arguments(code: str, function: str) -> dict[str, str] | None:
    """The named arguments of a call, ``None`` if *code* is no call of *function*."""
    match _expression(code):
        case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)) as call if name == function:
            return {one.arg: ast.unparse(one.value) for one in call.keywords if one.arg}
        case _:
            return None


def attribute_type(annotation: str, value: str) -> str:
    """The type of an attribute; of one that is made by a call, what is called with what.

    The other arguments say how, and that is no part of the interface.
    """
    final = re.fullmatch(r"Final(?:\[(.*)\])?", annotation)
    if known := (annotation if final is None else final[1]):
        return known
    match _expression(value):
        case ast.Call(func=ast.Name(name)) if name in _VIEWS:
            return _VIEWS[name]
        case ast.Call(func=function, args=[ast.Name() | ast.Attribute() as first, *_]):
            return f"{ast.unparse(function)}({ast.unparse(first)})"
        case ast.Call(func=function):
            return ast.unparse(function)
        case _:
            return ""


def is_union(value: str) -> bool:
    """Whether *value* is a type that is written as a union, or as a list of literals."""
    match _expression(value):
        case ast.BinOp(op=ast.BitOr()) | ast.Subscript(value=ast.Name("Literal" | "Union")):
            return True
        case _:
            return False


def _expression(code: str) -> ast.expr | None:
    try:
        return ast.parse(code, mode="eval").body if code else None
    except SyntaxError:
        return None
