"""The names that packages offer, and how they are found."""

from __future__ import annotations

import ast
import importlib
import inspect
import tomllib
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

EVERYWHERE = """
RequestOptions Pager AsyncPager Page JobState state_of
APIConnectionError APITimeoutError APIStatusError BadRequestError AuthenticationError
PermissionDeniedError NotFoundError ConflictError GoneError UnprocessableEntityError
RateLimitError ServerError ResponseDecodeError PaginationLoopError StreamError JobFailedError
WaitTimeoutError ClientClosedError WrongEventLoopError
"""

OWN = {
    "agentset": """
        Agentset AsyncAgentset AgentsetError
        IngestJob IngestJobPage IngestJobConfig TextPayload FilePayload ManagedFilePayload
        CrawlPayload YoutubePayload BatchPayload BatchTextItem BatchFileItem BatchManagedFileItem
    """,
    "gradient": "Gradient AsyncGradient GradientError",
    "nuextract": """
        NuExtract AsyncNuExtract NuExtractError
        JobResult Ping ServerSentEvent decode_events adecode_events
    """,
    "vectara": "Vectara AsyncVectara VectaraError",
}


def imported_for_type_checkers(package: ModuleType) -> set[str]:
    """Return the names that the package imports under `if TYPE_CHECKING`."""
    names: set[str] = set()
    for statement in ast.parse(inspect.getsource(package)).body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING":
            for each in statement.body:
                assert isinstance(each, ast.ImportFrom)
                assert all(alias.asname == alias.name for alias in each.names), "re-exported"
                names |= {alias.name for alias in each.names}
    return names


def test_the_promised_names_are_there(provider: str, package: ModuleType) -> None:
    promised = {*EVERYWHERE.split(), *OWN[provider].split()}
    assert promised <= set(package.__all__)


@pytest.mark.parametrize("part", ["", ".models"])
def test_all_is_sorted_and_complete(package: ModuleType, part: str) -> None:
    module = importlib.import_module(package.__name__ + part)
    names = [name for name in module.__all__ if name != "__version__"]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == len(set(names))
    assert set(names) == imported_for_type_checkers(module)


@pytest.mark.parametrize("part", ["", ".models"])
def test_every_name_is_found_and_listed(package: ModuleType, part: str) -> None:
    module = importlib.import_module(package.__name__ + part)
    for name in module.__all__:
        assert getattr(module, name) is getattr(module, name)
        assert name in vars(module), "the second look costs nothing"
    listed = dir(module)
    assert listed == sorted(listed)
    assert set(module.__all__) <= set(listed)


@pytest.mark.parametrize("part", ["", ".models"])
def test_an_unknown_name_is_an_attribute_error(package: ModuleType, part: str) -> None:
    module = importlib.import_module(package.__name__ + part)
    with pytest.raises(AttributeError, match=f"{module.__name__}.*no attribute 'Nonsense'"):
        module.Nonsense  # noqa: B018  # the access is what is tested
    with pytest.raises(ImportError, match="Nonsense"):
        exec(f"from {module.__name__} import Nonsense")  # noqa: S102  # the import is what is tested


def errors_of(package: ModuleType) -> Any:
    """Return the module of the package's errors."""
    return importlib.import_module(f"{package.__name__}.errors")


def test_errors_are_named_after_where_they_are_imported_from(
    provider: str, package: ModuleType
) -> None:
    errors = errors_of(package)
    own = next(name for name in OWN[provider].split() if name.endswith("Error"))
    root = getattr(package, own)
    assert set(errors.__all__) <= set(package.__all__)
    for name in errors.__all__:
        error = getattr(errors, name)
        assert error is getattr(package, name)
        assert issubclass(error, root)
        assert error.__module__ == errors.__name__
        assert name in errors.__doc__, "drawn in the tree"


def test_the_version_is_that_of_the_distribution(provider: str, package: ModuleType) -> None:
    settings = Path(str(package.__file__)).parents[1] / "pyproject.toml"
    assert package.__version__ == tomllib.loads(settings.read_text())["project"]["version"]


def test_type_checkers_are_told_to_look_inside(package: ModuleType) -> None:
    assert resources.files(package).joinpath("py.typed").is_file()
