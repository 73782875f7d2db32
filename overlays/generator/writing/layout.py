"""The layout of a package: openapi-python-client writes the files, through our templates."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from ..reading import names
from ..reading.document import SpecError
from ..reading.spec import Spec
from ..reading.types import Enum, Model
from . import docstrings

if TYPE_CHECKING:
    from .package import Package


def write(package: Package, root: Path, target: Path) -> Environment:
    """Write the modules that openapi-python-client lays out; return the environment of templates.

    Args:
        package: What to write.
        root: The folder with ``specs/`` and ``overlays/``.
        target: The folder of the package.

    Raises:
        SpecError: The generator reports anything.
    """
    spec = package.spec
    settings = ConfigFile(
        literal_enums=True,
        package_name_override=package.name,
        package_version_override=package.version,
        project_name_override=package.distribution,
    )
    config = Config.from_sources(
        settings, MetaType.NONE, spec.file, "utf-8", overwrite=True, output_path=target
    )
    config.post_hooks = []
    data = GeneratorData.from_dict(outline(spec), config=config)
    if isinstance(data, GeneratorError):
        raise _report(spec, [data])
    templates = root / "overlays" / "generator" / "writing" / "templates"
    project = Project(openapi=data, config=config, custom_template_path=templates)
    project.env.add_extension("jinja2.ext.do")
    project.env.undefined = StrictUndefined
    project.env.globals.update(_helpers(package))
    with contextlib.redirect_stdout(io.StringIO()):
        errors = project.build()
    if errors:
        raise _report(spec, errors)
    return project.env


def outline(spec: Spec) -> dict[str, Any]:
    """Return an OpenAPI document with the names of *spec* and nothing else.

    It has each operation and each class that the generator lays out a module for, under the names
    of those modules: there is nothing that it could reject, invent or rename. What a template says
    about them comes from *spec*.
    """
    paths = {
        f"/{resource.module}/{operation.module}": {
            operation.verb: {
                "operationId": operation.module,
                "tags": [resource.module],
                "responses": {"200": {"description": ""}},
            }
        }
        for resource in spec.resources
        for operation in resource.operations
    }
    schemas: dict[str, Any] = {}
    for name, component in spec.components.items():
        if isinstance(component, Model):
            schemas[name] = {"type": "object", "properties": {}}
        elif isinstance(component, Enum):
            schemas[name] = {"type": "string", "enum": ["value"]}
    info = {"title": spec.client.name, "version": "0"}
    return {
        "openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas},
    }  # fmt: skip


def _helpers(package: Package) -> dict[str, Any]:
    """What the templates may use by name."""
    return {
        "package": package,
        "spec": package.spec,
        "module_of": names.module_of,
        "sentence": docstrings.sentence,
        "paragraphs": docstrings.paragraphs,
        "entry": docstrings.entry,
        "docstring": docstrings.docstring,
        "escaped": docstrings.escaped,
        "class_doc": docstrings.class_doc,
        "method_doc": docstrings.method_doc,
        "resource_doc": docstrings.resource_doc,
    }


def _report(spec: Spec, errors: Iterable[GeneratorError]) -> SpecError:
    told = "; ".join(f"{error.header} {error.detail or ''}".strip() for error in errors)
    return SpecError(spec.file, "", f"the generator reports: {told}")
