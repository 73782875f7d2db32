"""The public API of a package, read from its source without importing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import griffe
from attrs import evolve, frozen

from .annotations import attribute_type, call_arguments, is_union

Kind = Literal["class", "function", "attribute", "type"]

_POSITIONAL = frozenset(
    {griffe.ParameterKind.positional_only, griffe.ParameterKind.positional_or_keyword}
)
_ATTRS = frozenset({"attr.define", "attrs.define", "attrs.frozen", "attrs.mutable"})
_QUIET = frozenset(
    {"__attrs_post_init__", "__getstate__", "__reduce__", "__repr__", "__setstate__", "__slots__"}
)


@frozen
class Argument:
    """An argument of a function.

    Attributes:
        name: Its name, with the stars of one that takes any number.
        type: Its annotation.
        default: Its default as code, ``None`` if it is required.
        positional: Whether it can be given by its position.
        named: Whether it can be given by its name.
    """

    name: str
    type: str
    default: str | None
    positional: bool
    named: bool


@frozen
class Thing:
    """Something that users can get hold of.

    Attributes:
        kind: What it is.
        type: The annotation of an attribute, what a function returns, what an alias stands for.
        arguments: Of a function.
        bases: The public classes that a class is a kind of.
        doc: Its docstring.
        owner: The class that it is a member of, by its own name; empty for others.
        builds: Whether it is a function that makes an object of its class.
        needs: The classes and aliases, by their full paths, of which a caller must have something.
        callable: Whether users can call it: what they need for that is theirs to get.
    """

    kind: Kind
    type: str = ""
    arguments: tuple[Argument, ...] = ()
    bases: frozenset[str] = frozenset()
    doc: str = ""
    owner: str = ""
    builds: bool = False
    needs: frozenset[str] = frozenset()
    callable: bool = True


Api = dict[str, Thing]
"""Things by the path under which users find them, without the package's name."""


def read_api(folder: Path, package: str) -> Api:
    """What is public in *package*.

    That is what the package exports at the top, wherever it is defined, and what its public
    modules define; names with a leading underscore are nobody's business.

    Args:
        folder: The folder that has the package.
        package: Its import name.
    """
    loader = griffe.GriffeLoader(search_paths=[folder], allow_inspection=False)
    loaded = loader.load(package, try_relative_path=False)
    loader.resolve_aliases(implicit=True, external=False)
    if not isinstance(loaded, griffe.Module):
        raise TypeError(f"{package} is no package")
    names = sorted(str(name) for name in loaded.exports or ())
    exported = {name: target for name in names if (target := _target(loaded[name])) is not None}
    found = {
        path: thing for name, target in exported.items() for path, thing in _read(name, target)
    }
    known = {target.path for target in exported.values()}
    for module in _modules(loaded):
        prefix = module.path.removeprefix(f"{package}.")
        for name, member in sorted(module.members.items()):
            if member.is_alias or not member.is_public or isinstance(member, griffe.Module):
                continue
            target = _target(member)
            if module is not loaded and target is not None and target.path not in known:
                found |= _read(f"{prefix}.{name}", target)
    public = {target.path: name for name, target in exported.items()}
    variables = frozenset(_variables(loaded))
    return {path: _as_seen(thing, public, package, variables) for path, thing in found.items()}


def _target(given: griffe.Object | griffe.Alias) -> griffe.Object | None:
    """The object itself, ``None`` if it is defined outside the package."""
    try:
        return given.final_target if isinstance(given, griffe.Alias) else given
    except griffe.AliasResolutionError:
        return None


def _modules(package: griffe.Module, *, top: bool = True) -> Iterator[griffe.Module]:
    """The public modules: all at the top, and below those that the package above does not hide."""
    yield package
    for name, member in sorted(package.modules.items()):
        listed = top or not package.exports or name in package.exports
        if listed and not member.is_alias and not name.startswith("_"):
            yield from _modules(member, top=False)


def _read(path: str, target: griffe.Object) -> Iterator[tuple[str, Thing]]:
    doc = "" if target.docstring is None else target.docstring.value.strip()
    if isinstance(target, griffe.Class):
        yield path, Thing("class", bases=frozenset(_ancestors(target)), doc=doc)
        yield from _members(path, target)
    elif isinstance(target, griffe.Function):
        result, arguments = _text(target.returns), _arguments(target)
        yield path, Thing("function", result, arguments, doc=doc, needs=_needs(target))
    elif isinstance(target, griffe.TypeAlias):
        yield path, Thing("type", _text(target.value), doc=doc)
    elif isinstance(target, griffe.Attribute):
        annotation, value = _text(target.annotation), _text(target.value)
        if annotation == "TypeAlias" or ("module-attribute" in target.labels and is_union(value)):
            yield path, Thing("type", value, doc=doc)
        else:
            yield path, Thing("attribute", attribute_type(annotation, value), doc=doc)


def _members(path: str, owner: griffe.Class) -> Iterator[tuple[str, Thing]]:
    members = {**owner.inherited_members, **owner.members}
    for name, member in sorted(members.items()):
        target = _target(member)
        if target is None or name in _QUIET or (name.startswith("_") and not name.endswith("__")):
            continue
        for inner, thing in _read(f"{path}.{name}", target):
            direct = inner == f"{path}.{name}"
            builds = direct and name == "__init__"
            yield inner, evolve(thing, owner=owner.name, builds=builds)
    # attrs writes none where the class has its own.
    if _by_attrs(owner) and "__init__" not in owner.members:
        made = Thing("function", "None", _fields(owner), owner=owner.name, builds=True)
        yield f"{path}.__init__", made


def _ancestors(owner: griffe.Class) -> Iterator[str]:
    """The paths of all classes that it is a kind of, those outside the package included."""
    for known in (owner, *owner.mro()):
        yield known.path
        for base in known.bases:
            yield base if isinstance(base, str) else base.canonical_path


def _variables(package: griffe.Module) -> Iterator[str]:
    """The names of the type variables of the package."""
    for member in package.members.values():
        if isinstance(member, griffe.Module):
            yield from _variables(member)
        elif isinstance(member, griffe.Attribute):
            value = _text(member.value)
            if (
                call_arguments(value, "TypeVar") is not None
                or call_arguments(value, "ParamSpec") is not None
            ):
                yield member.name


def _as_seen(
    thing: Thing, public: dict[str, str], package: str, variables: frozenset[str]
) -> Thing:
    """The thing as users see it.

    They know bases by the names that the package exports; private ones say nothing, and neither
    do the names of type variables. What takes something private is not for them to call.
    """

    def blurred(annotation: str) -> str:
        return re.sub(r"\w+", lambda word: "T" if word[0] in variables else word[0], annotation)

    bases = {public.get(base, base) for base in thing.bases}
    hidden = {need for need in thing.needs - public.keys() if need.startswith(f"{package}._")}
    return evolve(
        thing,
        type=blurred(thing.type),
        arguments=tuple(evolve(one, type=blurred(one.type)) for one in thing.arguments),
        bases=frozenset(base for base in bases if not base.startswith(f"{package}.")),
        callable=all(need.rpartition(".")[2] in variables for need in hidden),
    )


def _needs(function: griffe.Function) -> frozenset[str]:
    return frozenset(
        name.canonical_path
        for one in function.parameters
        if one.required and isinstance(one.annotation, griffe.Expr)
        for name in one.annotation.iterate(flat=True)
        if isinstance(name, griffe.ExprName)
    )


def _arguments(function: griffe.Function) -> tuple[Argument, ...]:
    stars: dict[griffe.ParameterKind | None, str] = {
        griffe.ParameterKind.var_positional: "*",
        griffe.ParameterKind.var_keyword: "**",
    }
    method = isinstance(function.parent, griffe.Class) and "staticmethod" not in function.labels
    return tuple(
        Argument(
            name=f"{stars.get(one.kind, '')}{one.name}",
            type=_text(one.annotation),
            default="" if one.kind in stars else None if one.required else _text(one.default),
            positional=one.kind in _POSITIONAL,
            named=one.kind is not griffe.ParameterKind.positional_only,
        )
        for one in list(function.parameters)[int(method) :]
    )


def _by_attrs(owner: griffe.Class) -> bool:
    return any(decorator.callable_path in _ATTRS for decorator in owner.decorators)


def _fields(owner: griffe.Class) -> tuple[Argument, ...]:
    """The arguments of the ``__init__`` that attrs writes."""
    fields: dict[str, Argument] = {}
    for known in reversed([owner, *owner.mro()]):
        if not _by_attrs(known):
            continue
        options = " ".join(str(decorator.value) for decorator in known.decorators)
        for name, member in known.members.items():
            if isinstance(member, griffe.Attribute) and member.annotation is not None:
                if "property" in member.labels or "ClassVar" in str(member.annotation):
                    continue
                fields |= _field(name, member, named_only="kw_only=True" in options)
    return tuple(fields.values())


def _field(name: str, member: griffe.Attribute, *, named_only: bool) -> dict[str, Argument]:
    value = _text(member.value)
    given = call_arguments(value, "field")
    default = value or None
    if given is not None:
        default = given.get("default") or ("..." if "factory" in given else None)
    alias = (given or {}).get("alias", "").strip("'\"") or name.lstrip("_")
    if given is not None and given.get("init") == "False":
        return {}
    return {name: Argument(alias, _text(member.annotation), default, not named_only, named=True)}


def _text(expression: str | griffe.Expr | None) -> str:
    return "" if expression is None else str(expression)
