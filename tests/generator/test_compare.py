"""The comparison of two folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from overlays.generator.repository import differences


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder with two files in it."""
    return _folder(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Return a folder with the same two files in it."""
    return _folder(tmp_path / "new")


def _folder(folder: Path) -> Path:
    (folder / "p/sub").mkdir(parents=True)
    (folder / "p/one.py").write_bytes(b"one\ntwo\nthree\n")
    (folder / "p/sub/two.py").write_bytes(b"two\n")
    return folder


def test_folders_with_the_same_files_do_not_differ(old: Path, new: Path) -> None:
    assert differences(old, new) == []


def test_a_change_is_a_unified_diff_that_names_the_file(old: Path, new: Path) -> None:
    (new / "p/one.py").write_bytes(b"one\n2\nthree\n")
    assert differences(old, new) == [
        "--- is/p/one.py",
        "+++ should be/p/one.py",
        "@@ -1,3 +1,3 @@",
        " one",
        "-two",
        "+2",
        " three",
    ]


def test_files_are_told_by_name_in_order(old: Path, new: Path) -> None:
    (old / "p/sub/two.py").unlink()
    (new / "p/one.py").unlink()
    (new / "p/a.py").touch()
    assert differences(old, new) == [
        "missing: p/a.py",
        "orphan: p/one.py is not generated any more",
        "missing: p/sub/two.py",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"a\n", b"a"), (b"a\n", b"a\r\n"), (b"a\n", b"a\x0b"), (b"", b"\n")],
)
def test_no_difference_in_bytes_goes_unseen(
    old: Path, new: Path, before: bytes, after: bytes
) -> None:
    (old / "p/one.py").write_bytes(before)
    (new / "p/one.py").write_bytes(after)
    (told, *_) = differences(old, new)
    assert "p/one.py" in told


def test_bytes_that_are_no_text_are_compared_too(old: Path, new: Path) -> None:
    (old / "p/one.py").write_bytes(b"\xff\n")
    (new / "p/one.py").write_bytes(b"\xfe\n")
    assert differences(old, new)[-2:] == ["-\\xff", "+\\xfe"]


def test_a_folder_that_is_not_there_lacks_everything(tmp_path: Path, new: Path) -> None:
    assert differences(tmp_path / "none", new) == ["missing: p/one.py", "missing: p/sub/two.py"]


@pytest.mark.parametrize(
    "name",
    [
        "p/package/__pycache__/one.cpython-311.pyc",
        "p/package/one.pyc",
        "p/.mypy_cache/a.json",
        "p/.ruff_cache/a",
        "p/build/lib/one.py",
        "p/dist/one.whl",
    ],
)
def test_what_tools_leave_behind_is_no_orphan(old: Path, new: Path, name: str) -> None:
    (old / name).parent.mkdir(parents=True, exist_ok=True)
    (old / name).touch()
    assert differences(old, new) == []


@pytest.mark.parametrize("name", ["build", "dist"])
def test_a_resource_may_be_called_like_a_folder_of_build_tools(
    old: Path, new: Path, name: str
) -> None:
    (new / "p/package/api" / name).mkdir(parents=True)
    (new / "p/package/api" / name / "get.py").touch()
    assert differences(old, new) == [f"missing: p/package/api/{name}/get.py"]
