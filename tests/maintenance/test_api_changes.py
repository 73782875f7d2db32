"""The public API of a package, and what becomes of its users when it changes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from overlays.generator.changes.api_diff import compare_apis
from overlays.generator.changes.api_facts import Api, read_api
from overlays.generator.changes.levels import Usage

INIT = '''
"""A package."""
from typing import TYPE_CHECKING
from ._runtime.lazy import attach
if TYPE_CHECKING:
    from ._runtime.errors import SomeError as SomeError
    from ._runtime.errors import OtherError as OtherError
    from .jobs import Jobs as Jobs
    from .models import Job as Job
    from .models import Kind as Kind
    from .models import Payload as Payload
__version__ = "0.1.0"
__all__ = ("__version__", "Job", "Jobs", "Kind", "OtherError", "Payload", "SomeError")
if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(__name__, {"Job": "models"})
'''
MODELS = '''
from typing import Literal, TypeAlias
from attrs import define, field
from ._runtime.datetimes import DateTimeField
from ._runtime.models import Model, UnknownVariant

Kind: TypeAlias = Literal["a", "b"]
Payload: TypeAlias = "Job | UnknownVariant"

@define(kw_only=True)
class Job(Model):
    """A job."""
    id: str
    name: str | None = None
    _started_at: str = field(alias="started_at")
    started_at = DateTimeField("_started_at")

    def describe(self, *, short: bool = False) -> str:
        """Say what it is."""

def _helper(x): ...
'''
JOBS = '''
from ._runtime.paging import paged
from .api import jobs as api

__all__ = ("Jobs",)

BY_CURSOR = 1

class Jobs(api.Jobs):
    """Jobs."""
    list = paged(api.Jobs.list_page, BY_CURSOR)
'''
API = '''
from ..._runtime.executors import Resource

class Jobs(Resource):
    """Jobs."""
    def get(self, job_id: str, *, deep: bool = False) -> Job:
        """Get one."""
    def list_page(self, *, cursor: str | None = None) -> list[Job]: ...
    def send(self, call: Call) -> None: ...
'''
FILES = {
    "__init__.py": INIT,
    "models.py": MODELS,
    "jobs.py": JOBS,
    "api/__init__.py": "",
    "api/jobs/__init__.py": "from ..._runtime.calls import Call\n" + API,
    "_runtime/__init__.py": "",
    "_runtime/calls.py": "class Call: ...\n",
    "_runtime/datetimes.py": "class DateTimeField: ...\n",
    "_runtime/errors.py": "class BaseError(Exception): ...\n"
    "class SomeError(BaseError):\n    code: int\n"
    "class OtherError(SomeError, ValueError): ...\n",
    "_runtime/executors.py": "class Resource:\n    def __init__(self, executor): ...\n",
    "_runtime/lazy.py": "def attach(name, names): ...\n",
    "_runtime/models.py": "from attrs import define\n@define\nclass Model:\n    _extra: int = 0\n"
    "class UnknownVariant: ...\n",
    "_runtime/paging.py": "def paged(method, plan): ...\n",
    "client.py": '"""Clients."""\nURL = "there"\nclass Group:\n    """Jobs."""\n    def __init__(self): ...\n',
}

Compare = Callable[..., list[tuple[str, str, str]]]


def _api(folder: Path, files: dict[str, str]) -> Api:
    for name, text in files.items():
        file = folder / "some" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")
    return read_api(folder, "some")


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Api:
    """Return what is public in the package."""
    return _api(tmp_path_factory.mktemp("old"), FILES)


@pytest.fixture
def compare(api: Api, tmp_path: Path) -> Compare:
    """Return a function that changes a file of the package and gives what that changes."""

    def compare(
        file: str, old: str, new: str, *, usage: Usage | None = None
    ) -> list[tuple[str, str, str]]:
        assert FILES[file].count(old) == 1
        changed = _api(tmp_path / "new", FILES | {file: FILES[file].replace(old, new)})
        found = compare_apis(api, changed, lambda _name: usage or Usage())
        return [(change.level, change.place, change.text) for change in found]

    return compare


def test_what_is_exported_lazily_is_public_with_its_members(api: Api) -> None:
    assert {"Job", "Job.id", "Job.describe", "Jobs.list", "Jobs.get", "Kind", "SomeError"} <= {*api}
    assert api["Kind"].type == "Literal['a', 'b']"
    assert api["Job.started_at"].type == "datetime"
    assert api["SomeError.code"].type == "int"


def test_what_is_private_is_not_public(api: Api) -> None:
    assert not [path for path in api if "_runtime" in path or "_helper" in path or "_extra" in path]
    assert "BaseError" not in api
    assert "jobs.BY_CURSOR" not in api
    assert api["OtherError"].bases == {"SomeError", "OtherError", "ValueError", "Exception"}


def test_public_modules_are_public(api: Api) -> None:
    assert {"client.URL", "client.Group", "api.jobs.Jobs.get"} <= {*api}


def test_the_constructor_that_attrs_writes_is_known(api: Api) -> None:
    arguments = {one.name: one for one in api["Job.__init__"].arguments}
    assert {name for name, one in arguments.items() if one.default is None} == {"id", "started_at"}
    assert not any(one.positional for name, one in arguments.items() if name != "extra")


def test_a_constructor_of_its_own_counts_in_place_of_that_of_attrs(compare: Compare) -> None:
    own = "def __init__(self, *, id: str, name: str | None = None) -> None: ...\n    def describe"
    assert set(compare("models.py", "def describe", own)) == {
        ("breaking", "Job.__init__", "argument extra removed"),
        ("breaking", "Job.__init__", "argument started_at removed"),
    }


def test_nothing_changes_by_itself(compare: Compare) -> None:
    assert compare("models.py", "def _helper(x)", "def _other()") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("models.py", "def describe", "def depict", [
            ("additive", "Job.depict", "added"), ("breaking", "Job.describe", "removed")]),
        ("models.py", "self, *, short: bool = False", "self", [
            ("breaking", "Job.describe", "argument short removed")]),
        ("models.py", "short: bool = False", "short: bool", [
            ("breaking", "Job.describe", "argument short is required now")]),
        ("models.py", "short: bool = False", "short: bool = True", [
            ("breaking", "Job.describe", "argument short: default False → True")]),
        ("models.py", "short: bool = False", "short: bool | None = False", [
            ("additive", "Job.describe", "argument short: bool → bool | None")]),
        ("models.py", "short: bool = False", "short: bool = False, sure: bool = True", [
            ("additive", "Job.describe", "argument sure added")]),
        ("models.py", "short: bool = False", "short: bool = False, sure: bool", [
            ("breaking", "Job.describe", "argument sure added, and required")]),
        ("models.py", "self, *, short", "self, short", [
            ("additive", "Job.describe", "argument short may be given by name and by position now")]),
        ("models.py", ") -> str:", ") -> str | None:", [
            ("breaking", "Job.describe", "result: str → str | None")]),
        ("models.py", "Say what it is.", "Tell what it is.", [
            ("docs", "Job.describe", "docstring")]),
        ("models.py", '["a", "b"]', '["a", "c"]', [
            ("breaking", "Kind", "lost 'b'"), ("additive", "Kind", "gained 'c'")]),
        ("models.py", "    def describe(self, *, short: bool = False) -> str:", "    describe: str\n    if 0:", [
            ("breaking", "Job.__init__", "argument describe added, and required"),
            ("breaking", "Job.describe", "kind: function → attribute")]),
        ("jobs.py", "paged(", "collected(", [
            ("breaking", "Jobs.list",
             "type: paged(api.Jobs.list_page) → collected(api.Jobs.list_page)")]),
        ("jobs.py", "list_page, BY_CURSOR", "list_page, 7", []),
        ("api/jobs/__init__.py", "job_id: str", "job_id: str, part: int", [
            ("breaking", "Jobs.get", "argument part added, and required")]),
        ("api/jobs/__init__.py", "job_id: str", "part: int, job_id: str", [
            ("breaking", "Jobs.get", "argument part added, and required"),
            ("breaking", "Jobs.get", "arguments moved: (job_id) → (part, job_id)")]),
        ("api/jobs/__init__.py", "job_id: str, *,", "*, job_id: str,", [
            ("breaking", "Jobs.get", "argument job_id must be given by name now")]),
        ("_runtime/errors.py", "(SomeError, ValueError)", "(SomeError)", [
            ("breaking", "OtherError", "does not derive from ValueError any more")]),
        ("_runtime/errors.py", "(SomeError, ValueError)", "(SomeError, ValueError, OSError)", [
            ("additive", "OtherError", "derives from OSError now")]),
        ("_runtime/errors.py", "(BaseError)", "(Exception)", []),
        ("client.py", "Group", "Team", [
            ("breaking", "client.Group", "removed"), ("additive", "client.Team", "added")]),
        ("_runtime/calls.py", "class Call", "class Other", []),
    ],
)  # fmt: skip
def test_each_change_is_classified(
    compare: Compare, file: str, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert compare(file, old, new) == expected


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        (Usage(sent=False), [("breaking", "Job.name", "type: str | None → int | str | None")]),
        (
            Usage(received=False),
            [("additive", "Job.__init__", "argument name: str | None → int | str | None")],
        ),
    ],
)
def test_a_field_that_holds_more_harms_who_reads_it_and_not_who_writes_it(
    compare: Compare, usage: Usage, expected: list[tuple[str, str, str]]
) -> None:
    found = compare("models.py", "name: str | None", "name: int | str | None", usage=usage)
    assert found == expected


def test_a_new_required_field_harms_only_who_constructs_the_object(compare: Compare) -> None:
    added = ("additive", "Job.size", "added")
    harmed = ("breaking", "Job.__init__", "argument size added, and required")
    sent = compare("models.py", "id: str", "id: str\n    size: int")
    assert sent == [harmed, added]
    received = compare("models.py", "id: str", "id: str\n    size: int", usage=Usage(sent=False))
    assert received == [added]


def test_what_takes_something_private_is_not_for_users_to_call(compare: Compare) -> None:
    assert (
        compare("api/jobs/__init__.py", "send(self, call: Call)", "send(self, call: Call, x)") == []
    )


def test_the_names_of_type_variables_do_not_matter(tmp_path: Path) -> None:
    def box(name: str) -> Api:
        code = (
            "from typing import Generic, TypeVar\n__all__ = ('Box',)\n"
            f"{name} = TypeVar('{name}')\nclass Box(Generic[{name}]):\n    item: {name}\n"
        )
        return _api(tmp_path / name, {"__init__.py": code})

    assert compare_apis(box("T"), box("ItemT"), lambda _name: Usage()) == []
