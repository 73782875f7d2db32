"""Puts a provider's distribution together: generator, templates, runtime, overlay, formatter."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from . import code, docs, naming
from .clashes import anonymous
from .config import read_config
from .document import SpecError, load, read_text
from .overlay_modules import read_overlay
from .provenance import modules, provenance
from .spec import Spec, compile_spec
from .types import Enum, Model, Union, Values

OVERLAYS = Path(__file__).resolve().parents[1]
ROOT = OVERLAYS.parent

DEPENDENCIES = {
    "anyio>=4.4": "deadlines and sleep for asyncio and trio; httpx itself runs on it",
    "attrs>=24.1": "the classes of the models",
    "httpx>=0.27.1,<1": "the HTTP client",
    "orjson>=3.10.4": "JSON, several times as fast as the standard library",
    "tenacity>=9.0": "the retry loop, sync and async; imported after a first failure",
}
"""What every package needs at run time, each with its reason."""

RUNTIME_EXPORTS = {
    "APIResponse": "_runtime.api_response",
    "AsyncPager": "_runtime.paging",
    "Clock": "_runtime.clock",
    "JobState": "_runtime.states",
    "Page": "_runtime.paging",
    "Pager": "_runtime.paging",
    "RequestOptions": "_runtime.options",
    "UNSET": "_runtime.unset",
    "UnknownVariant": "_runtime.models.unions",
    "Unset": "_runtime.unset",
}
"""What every package exports of the runtime."""

STREAM_EXPORTS = {
    "AsyncEventStream": "_runtime.async_stream",
    "EventStream": "_runtime.sync_stream",
    "ServerSentEvent": "_runtime.sse",
    "adecode_events": "_runtime.sse",
    "decode_events": "_runtime.sse",
}
"""What a package exports besides when its provider streams."""

_RUFF = (
    "--isolated", "--no-cache", "--quiet", "--config", "line-length=100",
    "--config", 'target-version="py311"', "--config", "format.skip-magic-trailing-comma=true",
    "--config", "lint.isort.split-on-trailing-comma=false",
)  # fmt: skip


def providers(specs: Path) -> list[str]:
    """The providers that have a spec, by name."""
    return sorted(file.parent.name for file in specs.glob("*/openapi.yaml"))


def compile_provider(name: str, root: Path) -> Spec:
    """The compiled spec of a provider, with its overlay.

    Args:
        name: The provider.
        root: The folder that has ``specs/`` and ``overlays/``.

    Raises:
        SpecError: It can't be represented in full.
    """
    folder = root / "specs" / name
    config = read_config(folder / "generator.yaml")
    names = (
        config.project_name_override, config.package_name_override, config.package_version_override,
    )  # fmt: skip
    distribution, package, version = names
    if distribution is None or package is None or version is None:
        raise SpecError(
            folder / "generator.yaml", "", "needs the overrides of project, package and version"
        )
    overlay = root / "overlays" / name
    quickstart = overlay / "quickstart.md"
    if not quickstart.is_file():
        raise SpecError(
            quickstart, "", "there is no such file: the package's README begins with it"
        )
    return compile_spec(
        folder / "openapi.yaml",
        names=(distribution, package, version),
        overlays=read_overlay(overlay, package),
        runtime_exports=RUNTIME_EXPORTS,
        stream_exports=STREAM_EXPORTS,
        error_names=_error_names(root / "overlays" / "runtime" / "errors.py"),
        quickstart=read_text(quickstart).strip(),
        dependencies=DEPENDENCIES,
    )


def write_package(name: str, root: Path, target: Path) -> None:
    """Write the distribution of a provider, or leave what is there if that fails.

    Args:
        name: The provider.
        root: The folder that has ``specs/`` and ``overlays/``.
        target: The folder to write; what was there is replaced.

    Raises:
        SpecError: The spec can't be represented in full, or the generator or the formatter
            complains of anything.
    """
    # Apart from the checkout, whose ignore rules and settings must not have a say.
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        made = Path(folder) / name
        _write_package(name, root, made)
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, target)


def _write_package(name: str, root: Path, target: Path) -> None:
    spec = compile_provider(name, root)
    package = target / spec.package
    project = _project(spec, root, root / "specs" / name, package)
    _generate(project, spec)
    render = {key: project.env.get_template(f"{key}.jinja") for key in _EXTRA_TEMPLATES}
    (package / "py.typed").write_bytes(b"")
    for component in spec.components.values():
        file = package / "models" / f"{component.module}.py"
        if isinstance(component, Union):
            _write(file, render["union.py"].render(union=component))
        elif isinstance(component, Values):
            _write(file, render["values.py"].render(values=component))
    for module in _CLIENT:
        _write(package / module, render[module].render())
    _copy(root / "overlays" / "runtime", package / "_runtime", root)
    _write(package / "_runtime" / "provider.py", render["provider.py"].render())
    _format(package, spec)
    _copy(root / "overlays" / name, package, root)
    for meta in ("pyproject.toml", "README.md"):
        _write(target / meta, render[meta].render())
    shutil.copyfile(root / "LICENSE", target / "LICENSE")
    record = provenance(root, name, templates=root / "overlays" / "generator")
    _write(target / "PROVENANCE.json", json.dumps(record, indent=2, sort_keys=True) + "\n")


_CLIENT = ("settings.py", "async_client.py")
_EXTRA_TEMPLATES = (*_CLIENT, "union.py", "values.py", "provider.py", "pyproject.toml", "README.md")


def _project(spec: Spec, root: Path, folder: Path, package: Path) -> Project:
    config = Config.from_sources(
        read_config(folder / "generator.yaml"),
        MetaType.NONE,
        spec.file,
        "utf-8",
        overwrite=True,
        output_path=package,
    )
    config.post_hooks = []
    data = GeneratorData.from_dict(load(spec.file).value, config=config)
    if isinstance(data, GeneratorError):
        raise SpecError(spec.file, "", f"{data.header}: {data.detail}")
    templates = root / "overlays" / "generator" / "templates"
    project = Project(openapi=data, config=config, custom_template_path=templates)
    project.env.add_extension("jinja2.ext.do")
    helpers: dict[str, Any] = {
        "spec": spec,
        "module_of": naming.module_of,
        "sentence": docs.sentence,
        "paragraphs": docs.paragraphs,
        "entry": docs.entry,
        "docstring": docs.docstring,
        "escaped": docs.escaped,
        "class_doc": docs.class_doc,
        "method_doc": docs.method_doc,
        "argument": code.argument_code,
        "member": code.member_code,
        "as_text": code.text_code,
        "as_items": code.items_code,
        "visible": code.visible_code,
    }
    project.env.globals.update(helpers)
    return project


def _generate(project: Project, spec: Spec) -> None:
    models = [c.name for c in spec.components.values() if isinstance(c, Model)]
    enums = [c.name for c in spec.components.values() if isinstance(c, Enum)]
    data = project.openapi
    # Not wanted: the schemas of bodies, which become arguments, and the classes that the
    # generator makes of maps.
    data.models = [
        model
        for model in data.models
        if model.class_info.name not in spec.bodies
        and (
            model.class_info.name in models
            or model.required_properties
            or model.optional_properties
        )
    ]
    _same(spec, "objects", models, [m.class_info.name for m in data.models])
    _same(spec, "enumerations", enums, [e.class_info.name for e in data.enums])
    found = [
        f"{endpoint.method} {anonymous(endpoint.path.get_untrusted_value())}"
        for collection in data.endpoint_collections_by_tag.values()
        for endpoint in collection.endpoints
    ]
    _complain(spec, data.errors)
    for collection in data.endpoint_collections_by_tag.values():
        _complain(spec, collection.parse_errors)
    with contextlib.redirect_stdout(io.StringIO()):
        _complain(spec, project.build())
    known = [
        f"{o.verb} {anonymous(o.path)}" for resource in spec.resources for o in resource.operations
    ]
    _same(spec, "operations", known, found)


def _complain(spec: Spec, errors: Iterable[GeneratorError]) -> None:
    told = "; ".join(f"{error.header} {error.detail or ''}".strip() for error in errors)
    if told:
        raise SpecError(spec.file, "", f"the generator complains: {told}")


def _same(spec: Spec, what: str, ours: Iterable[str], theirs: Iterable[str]) -> None:
    if lost := set(ours) ^ set(theirs):
        names = ", ".join(sorted(lost))
        raise SpecError(spec.file, "", f"reader and generator differ in their {what}: {names}")


def _format(package: Path, spec: Spec) -> None:
    """Sort and drop imports, then format; what does not parse stops here."""
    files = [str(file) for file in sorted(package.rglob("*.py")) if "_runtime" not in file.parts]
    files.append(str(package / "_runtime" / "provider.py"))
    for arguments in (
        [
            "check",
            "--select",
            "F401,I001,PIE790",
            "--fix",
            "--unsafe-fixes",
            # Or imports that are not used would be added to __all__ in an __init__.py.
            "--config",
            "lint.ignore-init-module-imports=false",
            *_RUFF,
            *files,
        ],
        ["format", *_RUFF, *files],
    ):
        command = [sys.executable, "-m", "ruff", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SpecError(spec.file, "", f"the formatter complains: {done.stdout}{done.stderr}")


def _copy(source: Path, target: Path, root: Path) -> None:
    for file in modules(source):
        text = file.read_text(encoding="utf-8")
        place = target / file.relative_to(source)
        place.parent.mkdir(exist_ok=True)
        _write(place, f"# Copied from {file.relative_to(root).as_posix()}: edit it there.\n{text}")


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _error_names(file: Path) -> list[str]:
    """The public error classes of the runtime."""
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    names = [statement.name for statement in tree.body if isinstance(statement, ast.ClassDef)]
    return sorted(name for name in names if name != "BaseError")
