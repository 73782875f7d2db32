"""Puts a provider's distribution together: layout, templates, runtime, overlay, formatter."""

from __future__ import annotations

import ast
import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from attrs import field, frozen

from ..reading.document import SpecError, load, read_text
from ..reading.names import MODULES
from ..reading.operations import Resource
from ..reading.spec import Spec, compile_spec
from ..reading.types import Union, Values
from ..repository import hashes, modules
from . import layout
from .formatter import format_files
from .overlay_modules import OverlayModule, read_overlay
from .runtime import write_runtime

DEPENDENCIES = {
    "anyio>=4.4": "deadlines and sleep for asyncio and trio; httpx itself runs on it",
    "attrs>=24.1": "the classes of the models",
    "httpcore>=1.0.9,<2": "what httpx sends with: its network backend keeps sync deadlines",
    "httpx>=0.27.1,<1": "the HTTP client",
    "orjson>=3.10.4": "JSON, several times as fast as the standard library",
}
"""What every package needs at run time, each with its reason."""

RUNTIME_EXPORTS = {
    "APIResponse": "_runtime.request.response",
    "AsyncPager": "_runtime.paging",
    "Clock": "_runtime.clock",
    "JobState": "_runtime.waiting",
    "Page": "_runtime.paging",
    "Pager": "_runtime.paging",
    "RequestOptions": "_runtime.options",
    "UNSET": "_runtime.unset",
    "UnknownVariant": "_runtime.models.unions",
    "Unset": "_runtime.unset",
}
"""What every package exports of the runtime."""

STREAM_EXPORTS = dict.fromkeys(
    ("AsyncEventStream", "EventStream", "ServerSentEvent", "adecode_events", "decode_events"),
    "_runtime.streaming",
)
"""What a package also exports when its provider streams."""


@frozen
class Package:
    """A provider's package.

    Attributes:
        spec: What the provider's document says.
        name: The import name.
        distribution: The name on an index.
        version: The version.
        overlays: The overlay modules.
        error_names: The error classes of the runtime.
        quickstart: The first steps, in Markdown.
        dependencies: What it needs at run time, each with its reason.
    """

    spec: Spec
    name: str
    distribution: str
    version: str
    overlays: list[OverlayModule] = field(hash=False)
    error_names: list[str] = field(hash=False)
    quickstart: str
    dependencies: dict[str, str] = field(default=DEPENDENCIES, hash=False)

    def home_of(self, resource: Resource) -> str:
        """The module with the classes of *resource*: an overlay's, if one extends them.

        Raises:
            SpecError: An overlay module extends only one of the two classes.
        """
        wanted = {
            name: (resource.module, name) for name in (resource.name, f"Async{resource.name}")
        }
        for overlay in self.overlays:
            extended = {name for name, base in wanted.items() if overlay.extends.get(name) == base}
            if extended and extended != set(wanted):
                raise SpecError(overlay.file, "", f"must extend both of {', '.join(wanted)}")
            if extended:
                return overlay.name
        return f"api.{resource.module}"

    def added_to(self, resource: Resource) -> dict[str, str]:
        """What an overlay adds to the methods of *resource*: by name, the helper that makes it."""
        return {
            name: helper
            for overlay in self.overlays
            for name, helper in overlay.adds.get(resource.name, {}).items()
            if overlay.extends[resource.name] == (resource.module, resource.name)
        }

    @property
    def exports(self) -> dict[str, str]:
        """The names of the package's top level, each with its module.

        Raises:
            SpecError: Two of them are the same, or one is the name of a module.
        """
        name = self.spec.client.name
        exports = {name: "client", f"Async{name}": "async_client", f"{name}Error": "errors"}
        more = [
            *((error, "errors") for error in self.error_names),
            *RUNTIME_EXPORTS.items(),
            *(STREAM_EXPORTS.items() if self.spec.streams else ()),
            *((component, "models") for component in self.spec.components),
            *((export, overlay.name) for overlay in self.overlays for export in overlay.exports),
        ]
        taken = {*MODULES, *(o.name for o in self.overlays)}
        for export, module in more:
            if export in exports or export in taken:
                raise SpecError(
                    *self._place_of(export, module), f"{export} would be exported twice: rename one"
                )
            exports[export] = module
        return exports

    def _place_of(self, export: str, module: str) -> tuple[Path, str]:
        for overlay in self.overlays:
            if overlay.name == module:
                return overlay.file, ""
        models = module == "models"
        return (
            self.spec.file,
            f"/components/schemas/{export}" if models else "/x-specloom-client/name",
        )


_NAMES = ("package_name_override", "project_name_override", "package_version_override")
"""What generator.yaml says."""


def compile_provider(name: str, root: Path) -> Package:
    """Compile the spec of a provider, and read its overlay.

    Args:
        name: The provider.
        root: The folder with ``specs/`` and ``overlays/``.

    Raises:
        SpecError: The spec can't be represented in full, or the overlay can't be used.
    """
    folder, overlay = root / "specs" / name, root / "overlays" / name
    names = load(folder / "generator.yaml")
    names.only(*_NAMES)
    package, distribution, number = (names[key].word() for key in _NAMES)
    quickstart = overlay / "quickstart.md"
    if not quickstart.is_file():
        raise SpecError(quickstart, "", "is missing: the README of the package begins with it")
    return Package(
        spec=compile_spec(folder / "openapi.yaml"),
        name=package,
        distribution=distribution,
        version=number,
        overlays=read_overlay(overlay, package),
        error_names=_error_names(root / "overlays" / "runtime" / "errors.py"),
        quickstart=read_text(quickstart).strip(),
    )


def write_package(name: str, root: Path, target: Path) -> None:
    """Write the distribution of a provider; if that fails, *target* is left unchanged.

    Args:
        name: The provider.
        root: The folder with ``specs/`` and ``overlays/``.
        target: The folder to write; what was there is replaced.

    Raises:
        SpecError: The spec can't be represented in full, the overlay can't be used, or the
            generator or the formatter reports anything.
    """
    # Outside of the checkout, whose ignore rules and settings must not have an effect.
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        made = Path(folder) / name
        _write_package(name, root, made)
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, target)


def _write_package(name: str, root: Path, target: Path) -> None:
    package = compile_provider(name, root)
    spec, folder = package.spec, target / package.name
    templates = layout.write(package, root, folder)
    render = {key: templates.get_template(f"{key}.jinja") for key in _EXTRA_TEMPLATES}
    (folder / "py.typed").write_bytes(b"")
    for component in spec.components.values():
        file = folder / "models" / f"{component.module}.py"
        if isinstance(component, Union):
            _write(file, render["union.py"].render(union=component))
        elif isinstance(component, Values):
            _write(file, render["values.py"].render(values=component))
    for module in _CLIENT:
        _write(folder / module, render[module].render())
    generated = sorted(folder.rglob("*.py"))
    format_files(generated, spec.file)
    _copy(root / "overlays" / name, folder, root)
    twins = write_runtime(root / "overlays" / "runtime", root, folder)
    provider = folder / "_runtime" / "provider.py"
    _write(provider, render["provider.py"].render())
    format_files([*twins, provider], spec.file)
    for meta in ("pyproject.toml", "README.md"):
        _write(target / meta, render[meta].render())
    shutil.copyfile(root / "LICENSE", target / "LICENSE")
    _write(target / "PROVENANCE.json", _provenance(root, name))


_CLIENT = ("settings.py", "async_client.py", "error_shapes.py")
_EXTRA_TEMPLATES = (*_CLIENT, "union.py", "values.py", "provider.py", "pyproject.toml", "README.md")


def _copy(source: Path, target: Path, root: Path) -> None:
    for file in modules(source):
        text = file.read_text(encoding="utf-8")
        place = target / file.relative_to(source)
        place.parent.mkdir(exist_ok=True)
        _write(place, f"# Copied from {file.relative_to(root).as_posix()}: edit it there.\n{text}")


def _provenance(root: Path, name: str) -> str:
    """The versions and hashes of what a package was generated from."""
    record = {
        "formatter": f"ruff {version('ruff')}",
        "generator": f"openapi-python-client {version('openapi-python-client')}",
        "sha256": hashes(root, name),
    }
    return json.dumps(record, indent=2, sort_keys=True) + "\n"


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _error_names(file: Path) -> list[str]:
    """The public error classes of the runtime."""
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    names = [statement.name for statement in tree.body if isinstance(statement, ast.ClassDef)]
    return sorted(name for name in names if name != "BaseError")
