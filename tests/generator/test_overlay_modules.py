"""What the driver reads from the source of overlay modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from overlays.generator.reading.document import SpecError
from overlays.generator.writing.overlay_modules import OverlayModule, read_overlay


def read(folder: Path, text: str) -> OverlayModule:
    """The module with *text*."""
    (folder / "plus.py").write_text(text, encoding="utf-8")
    (module,) = read_overlay(folder, "specloom_workshop")
    return module


def test_modules_come_by_name_with_their_exports(tmp_path: Path) -> None:
    (tmp_path / "b.py").write_text('__all__ = ["B"]\n')
    (tmp_path / "a.py").write_text('__all__ = ("A", "a")\n')
    (tmp_path / "quickstart.md").touch()
    found = read_overlay(tmp_path, "specloom_workshop")
    assert [(module.name, module.exports) for module in found] == [("a", ("A", "a")), ("b", ("B",))]
    assert [module.file for module in found] == [tmp_path / "a.py", tmp_path / "b.py"]


def test_a_folder_that_is_not_there_holds_no_modules(tmp_path: Path) -> None:
    assert read_overlay(tmp_path / "nowhere", "specloom_workshop") == []


@pytest.mark.parametrize(
    ("line", "base", "tag"),
    [
        ("from specloom_workshop.api import jobs", "jobs.Jobs", "jobs"),
        ("from specloom_workshop.api import jobs as api", "api.Jobs", "jobs"),
        (
            "from specloom_workshop.api import other, reports_runs as runs",
            "runs.Jobs",
            "reports_runs",
        ),
    ],
)
def test_a_class_that_extends_a_generated_one_is_found_by_its_base(
    tmp_path: Path, line: str, base: str, tag: str
) -> None:
    module = read(tmp_path, f"{line}\n\n__all__ = ()\n\n\nclass Mine({base}):\n    pass\n")
    assert module.extends == {"Mine": (tag, "Jobs")}


@pytest.mark.parametrize(
    "text",
    [
        "from specloom_other.api import jobs\n\nclass Mine(jobs.Jobs): ...\n",
        "from specloom_workshop import api as jobs\n\nclass Mine(jobs.Jobs): ...\n",
        "class Base: ...\n\nclass Mine(Base): ...\n",
        "def make():\n    from specloom_workshop.api import jobs\n    class Mine(jobs.Jobs): ...\n",
        "from specloom_workshop.api import jobs\n\nMine = jobs.Jobs\n",
    ],
)
def test_what_extends_no_generated_class_is_left_alone(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"{text}\n__all__ = ()\n").extends == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "needs an __all__"),
        ("def names():\n    __all__ = ()\n", "needs an __all__"),
        ("__all__ = ('a',) + MORE\n", "__all__"),
        ("__all__ = [name for name in dir()]\n", "__all__"),
        ("__all__ = 7\n", "__all__"),
        ("__all__ = ('a', 7)\n", "__all__"),
        ("__all__ = 'Jobs'\n", "__all__"),
        ("__all__ = (\n", "was never closed"),
    ],
)
def test_a_module_that_does_not_list_its_exports_literally_is_refused(
    tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(SpecError, match=reason) as caught:
        read(tmp_path, text)
    assert caught.value.file == tmp_path / "plus.py"
