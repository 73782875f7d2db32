"""The texts of a new provider's files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from ..reading.document import Node, SpecError
from ..reading.names import pascal, snake
from ..reading.operations import Resource
from ..reading.spec import Spec
from ..reading.survey import operations, schemas
from ..reading.types import Model
from ..writing.package import Package
from .guesses import Module, jobs_of, modules_of

_TEMPLATES = (
    Path(__file__).with_name("templates"),
    # For the annotations of types.
    Path(__file__).parents[1] / "writing" / "templates",
)
_TOKEN_PATH = "/sandbox/token"  # noqa: S105  # a path

Files = dict[Path, str]


def _render(template: str, **context: Any) -> str:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        # Nothing here is HTML.
        autoescape=select_autoescape(enabled_extensions=(), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    return environment.get_template(f"{template}.jinja").render(**context)


def spec_files(name: str, document: Node | None) -> Files:
    """What does not depend on whether the spec compiles.

    Args:
        name: The provider.
        document: Its spec, ``None`` if it can't even be read.
    """
    specs = Path("specs") / name
    known: list[dict[str, str]] = []
    components: list[str] = []
    if document is not None:
        try:
            known = [{"id": key, "place": one.place} for key, one in operations(document).items()]
            components = list(schemas(document))
        except SpecError:
            # The compiler says what is wrong.
            known, components = [], []
    return {
        specs / "generator.yaml": _render("generator.yaml", name=name),
        specs / "SOURCES.md": _render(
            "SOURCES.md", name=name, operations=known, schemas=components
        ),
        Path("overlays") / name / "quickstart.md": quickstart_file(name, None),
    }


def quickstart_file(name: str, spec: Spec | None) -> str:
    """Return the first steps, as far as they are known."""
    client = pascal(name) if spec is None else spec.client.name
    variables: tuple[str, ...] = ()
    statement = "print(client.base_url)"
    if spec is not None:
        arguments = spec.client.arguments
        variables = arguments[0].environment if arguments else ()
        for module in modules_of(spec):
            if module.paging is not None and module.paging.bare:
                path = f"client.{module.resource.tag}.list()"
                statement = f"for one in {path}:\n        print(one)"
                break
    return _render(
        "quickstart.md",
        package=f"specloom_{name}",
        client=client,
        variables=variables,
        statement=statement,
    )


def code_files(name: str, package: Package, document: Node) -> dict[Path, Files]:
    """What follows from the spec: files by the folder in which there must be none yet.

    Args:
        name: The provider.
        package: Its package.
        document: Its spec, not compiled.
    """
    spec = package.spec
    modules = modules_of(spec)
    overlays = Path("overlays") / name
    stub = Path("tests/sandbox/providers") / name
    tests = Path("tests/clients") / name
    methods = [
        f"{resource.tag}.{operation.method}"
        for resource in spec.resources
        for operation in resource.operations
    ]
    methods += [
        f"{module.resource.tag}.{method}"
        for module in modules
        for method, there in (("list", module.paging), ("wait", module.waiting))
        if there is not None
    ]
    test = _render("test.py", name=name, package=package.name, client=spec.client, methods=methods)
    return {
        overlays: {overlays / f"{one.name}.py": _overlay(package, one, modules) for one in modules},
        stub: {stub / "__init__.py": _stub(name, spec, document)},
        tests: {tests / f"test_{name}.py": test},
    }


def _overlay(package: Package, module: Module, modules: list[Module]) -> str:
    spec = package.spec
    home = next((one for one in modules if one.waiting is not None), modules[0])
    jobs = jobs_of(spec) if module is home else []
    names = {job.name for job in jobs}
    types = [] if module.paging is None else [module.paging.page, module.paging.item]
    if module.waiting is not None:
        types.append(module.waiting.result)
        names.add(module.waiting.job)
    names.update(name for one in types for name in one.references())
    same = len({job.status for job in jobs}) <= 1
    # Imported at run time, to ask what a job is an instance of.
    told_apart = set[str]() if same else {job.name for job in jobs[:-1]}
    does = ["paging"] * (module.paging is not None) + ["waiting"] * (module.waiting is not None)
    title = f"The resource ``{module.resource.tag}``"
    if does:
        title += f": {' and '.join(does)}"
    return _render(
        "overlay.py",
        package=package.name,
        resource=module.resource,
        paging=module.paging,
        waiting=module.waiting,
        jobs=jobs,
        home=home.name,
        states={status: state for job in jobs for status, state in job.states.items()},
        same=same,
        names=sorted((names | {"JobState"}) - told_apart),
        title=f"{title}.",
        about=_about(module.resource),
    )


def _about(resource: Resource) -> str:
    """The first sentence about a resource, if it can be a docstring unchanged."""
    sentence = re.match(r"[A-Z0-9][\w ,;:()/`'-]{5,80}\.(?=\s|$)", resource.description, re.ASCII)
    return sentence[0] if sentence else f"The methods under ``{resource.tag}``."


def _stub(name: str, spec: Spec, document: Node) -> str:
    known = [
        {
            "id": one.id,
            "handler": snake(one.id),
            "verb": one.verb.upper(),
            # Names that Starlette understands.
            "path": re.sub(r"\{([^}]*)\}", lambda part: f"{{{snake(part[1])}}}", one.path),
        }
        for one in spec.operations
    ]
    # A path without arguments wins over one that would take it as an argument.
    known.sort(key=lambda one: one["path"].count("{"))
    credential = spec.client.credentials[0] if spec.client.credentials else None
    environment: dict[str, str] = {}
    by_tokens = False
    for argument in () if credential is None else credential.arguments:
        if argument.name == "token_url":
            by_tokens = True
        if argument.environment:
            value = f'f"{{url}}{_TOKEN_PATH}"' if argument.name == "token_url" else "_TOKEN"
            environment[argument.environment[0]] = value
    for parameter in spec.client.values:
        if parameter.required:
            value = "1" if parameter.type.kind in {"digits", "integer", "number"} else "sandbox"
            environment[parameter.environment] = json.dumps(value)
    return _render(
        "sandbox.py",
        name=name,
        client=spec.client,
        operations=known,
        environment=environment,
        token_path=_TOKEN_PATH if by_tokens else "",
        header=_header(document),
        example=_example(spec),
        error=_error(spec),
    )


def _header(document: Node) -> str:
    """The header that carries the first credential, with a variable of the shell in it."""
    credential = next(document["x-specloom-client"]["credentials"].elements(), None)
    if credential is None:
        return "Accept: application/json"
    variables = credential["environment"]
    names = credential.strings("environment") if isinstance(variables.value, list) else ()
    # A token that a client gets for itself is any to the sandbox.
    value = f"${names[0]}" if names else "sandbox-token"
    if credential["kind"].value != "api_key":
        return f"Authorization: Bearer {value}"
    scheme = document["components"]["securitySchemes"][credential["scheme"].text()]
    return f"{scheme['name'].text()}: {value}"


def _example(spec: Spec) -> str:
    """A path to try with GET: of a list if there is one."""
    known = [one for one in spec.operations if one.verb == "get"]
    known.sort(key=lambda one: one.method != "list_page")
    path = known[0].path if known else "/"
    values = {one.wire: f"${one.environment}" for one in spec.client.values}
    return re.sub(r"\{([^}]*)\}", lambda part: values.get(part[1], "example"), path)


def _error(spec: Spec) -> str:
    """The expression for the body of an error, by the first schema that the spec has for one."""
    shapes = [shape for operation in spec.operations for shape in operation.errors.values()]
    if not shapes:
        return '{"message": message}'
    body: dict[str, Any] = {}
    for key, path in shapes[0].paths:
        value = {"message": "message", "code": "str(status)", "request_id": '"sandbox"'}[key]
        kind = _kind_at(spec, shapes[0].model, path)
        value = {"list": f"[{value}]", "integer": "status" if key == "code" else value}.get(
            kind, value
        )
        inner = body
        for step in path[:-1]:
            inner = inner.setdefault(step, {})
        inner[path[-1]] = value
    return _expression(body)


def _kind_at(spec: Spec, model: str, path: tuple[str, ...]) -> str:
    kind = ""
    for step in path:
        component = spec.components.get(model)
        fields = component.fields if isinstance(component, Model) else ()
        found = next((field.type for field in fields if field.wire == step), None)
        if found is None:
            return ""
        kind, model = found.kind, found.name
    return kind


def _expression(body: dict[str, Any] | str) -> str:
    if isinstance(body, str):
        return body
    inside = ", ".join(f"{json.dumps(key)}: {_expression(one)}" for key, one in body.items())
    return f"{{{inside}}}"
