"""The command that says what has changed since a commit."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from maintenance.repository import CONFIG, PACKAGE, PROVIDER, SPEC, Repository

from overlays.generator.changes.__main__ import main

Diff = Callable[..., tuple[int, str]]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository with one provider, all committed."""
    return Repository(tmp_path)


@pytest.fixture
def diff(repository: Repository, capsys: pytest.CaptureFixture[str]) -> Diff:
    """Return a function that runs the command, which must not touch the checkout."""

    def diff(*arguments: str) -> tuple[int, str]:
        before = repository.git("status", "--porcelain"), repository.git("worktree", "list")
        status = main([*arguments, "--root", str(repository.root)])
        after = repository.git("status", "--porcelain"), repository.git("worktree", "list")
        assert before == after
        return status, capsys.readouterr().out

    return diff


def _drop_an_argument(repository: Repository) -> None:
    repository.change(PACKAGE / "things.py", ", *, deep: bool = False", "")


def test_an_untouched_checkout_has_no_changes(diff: Diff) -> None:
    assert diff("--strict") == (0, f"{PROVIDER}: nothing has changed since HEAD\n")


def test_uncommitted_changes_count_and_call_for_a_version(
    repository: Repository, diff: Diff
) -> None:
    _drop_an_argument(repository)
    status, told = diff()
    assert status == 0
    assert ("API   things.AsyncThings.get, things.Things.get: Parameter was removed: deep") in told
    assert "calls for 0.2.0 (breaking below 1.0.0: minor)" in told
    assert "generator.yaml says 0.1.0, as before: NOT ENOUGH" in told
    assert diff("--strict")[0] == 1


def test_a_version_that_rose_enough_is_enough(repository: Repository, diff: Diff) -> None:
    _drop_an_argument(repository)
    repository.change(CONFIG, "0.1.0", "0.2.0")
    status, told = diff("--strict")
    assert status == 0
    assert "generator.yaml says 0.2.0, it was 0.1.0: enough" in told


def test_the_commit_to_compare_with_can_be_chosen(repository: Repository, diff: Diff) -> None:
    _drop_an_argument(repository)
    repository.commit()
    assert "nothing has changed since HEAD" in diff()[1]
    assert "Parameter was removed: deep" in diff("HEAD~1")[1]


def test_an_unknown_commit_is_refused(diff: Diff, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        diff("no-such-tag")
    assert refused.value.code == 2
    assert "git knows no commit no-such-tag" in capsys.readouterr().err


def test_a_change_of_the_spec_alone_is_told_and_that_the_package_is_behind(
    repository: Repository, diff: Diff
) -> None:
    digest = hashlib.sha256(b"another spec").hexdigest()
    record = json.dumps({"sha256": {"spec": digest}})
    repository.write(PACKAGE.parent / "PROVENANCE.json", record)
    repository.change(SPEC, "enum: [a, b]", "enum: [a, b, c]")
    told = diff()[1]
    assert "spec  schema Kind: value c added" in told
    assert "calls for 0.1.1 (additive below 1.0.0: patch)" in told
    assert "note: the package is behind its sources: `nox -s generate`" in told


def test_code_that_changes_behind_the_interface_calls_for_a_patch(
    repository: Repository, diff: Diff
) -> None:
    repository.change(PACKAGE / "_runtime" / "asking.py", "return x", "return x * 2")
    told = diff()[1]
    assert "code: has changed, its interface has not" in told
    assert "calls for 0.1.1 (docs below 1.0.0: patch)" in told


def test_a_new_provider_is_new_and_a_removed_one_removed(
    repository: Repository, diff: Diff
) -> None:
    other = repository.root / "specs" / "other"
    shutil.copytree(repository.root / "specs" / PROVIDER, other)
    assert "other: new since HEAD, with version 0.1.0\n" in diff("--strict")[1]
    repository.commit()
    shutil.rmtree(other)
    assert "other: removed since HEAD, where it had version 0.1.0\n" in diff()[1]


def test_a_spec_that_cannot_be_read_is_named_and_does_not_hide_the_others(
    repository: Repository, diff: Diff
) -> None:
    shutil.copytree(repository.root / "specs" / PROVIDER, repository.root / "specs" / "other")
    repository.commit()
    repository.change(Path("specs/other/openapi.yaml"), "openapi: 3.1.0", "openapi: [")
    status, told = diff("--strict")
    assert status == 1
    assert "other: can't be compared: " in told
    assert "not valid YAML" in told
    assert f"{PROVIDER}: nothing has changed since HEAD\n" in told


def test_a_commit_from_before_the_first_provider_makes_all_of_them_new(
    repository: Repository, diff: Diff
) -> None:
    repository.git("checkout", "--quiet", "--orphan", "first")
    repository.git("rm", "--quiet", "-r", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "first")
    assert diff()[1] == f"{PROVIDER}: new since HEAD, with version 0.1.0\n"
