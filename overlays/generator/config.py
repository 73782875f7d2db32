"""A provider's generator.yaml."""

from __future__ import annotations

from pathlib import Path

from openapi_python_client.config import ConfigFile
from pydantic import ValidationError

from .document import SpecError, load

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
