"""The layout of a package: openapi-python-client writes the files, through our templates."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from pydantic import ValidationError

from ..reading import names
from ..reading.clashes import anonymous
from ..reading.document import SpecError, load
from ..reading.types import Enum, Model
from . import code, docstrings

if TYPE_CHECKING:
    from .package import Package

_SETTINGS = (
    "literal_enums", "package_name_override", "package_version_override", "project_name_override",
    "use_path_prefixes_for_title_model_names",
)  # fmt: skip
"""What generator.yaml may set: the templates take no notice of anything else."""


def read_config(file: Path) -> ConfigFile:
    """The generator's configuration in *file*.

    Raises:
        SpecError: It says what the templates don't do.
    """
    given = load(file)
    given.only(*_SETTINGS)
    if not given.flag("literal_enums"):
        given.fail("literal_enums must be true: enumerations are Literal types")
    try:
        return ConfigFile.model_validate(given.value)
    except ValidationError as error:
        raise SpecError(file, "", str(error)) from error


def write(spec: Package, root: Path, folder: Path, package: Path) -> Environment:
    """Write the modules that openapi-python-client lays out; returns the templates.

    Args:
        spec: The spec.
        root: The folder with ``overlays/``.
        folder: The folder with ``generator.yaml``.
        package: The folder to write.

    Raises:
        SpecError: The generator reports anything.
    """
    project = _project(spec, root, folder, package)
    _generate(project, spec)
    return project.env


def _project(spec: Package, root: Path, folder: Path, package: Path) -> Project:
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
    templates = root / "overlays" / "generator" / "writing" / "templates"
    project = Project(openapi=data, config=config, custom_template_path=templates)
    project.env.add_extension("jinja2.ext.do")
    helpers: dict[str, Any] = {
        "spec": spec,
        "module_of": names.module_of,
        "sentence": docstrings.sentence,
        "paragraphs": docstrings.paragraphs,
        "entry": docstrings.entry,
        "docstring": docstrings.docstring,
        "escaped": docstrings.escaped,
        "class_doc": docstrings.class_doc,
        "method_doc": docstrings.method_doc,
        "argument": code.argument_code,
        "member": code.member_code,
        "as_text": code.text_code,
        "as_items": code.items_code,
        "visible": code.visible_code,
    }
    project.env.globals.update(helpers)
    return project


def _generate(project: Project, spec: Package) -> None:
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


def _complain(spec: Package, errors: Iterable[GeneratorError]) -> None:
    told = "; ".join(f"{error.header} {error.detail or ''}".strip() for error in errors)
    if told:
        raise SpecError(spec.file, "", f"the generator complains: {told}")


def _same(spec: Package, what: str, ours: Iterable[str], theirs: Iterable[str]) -> None:
    if lost := set(ours) ^ set(theirs):
        names = ", ".join(sorted(lost))
        raise SpecError(spec.file, "", f"reader and generator differ in their {what}: {names}")
