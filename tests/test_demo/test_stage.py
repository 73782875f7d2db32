"""Acts that go wrong, and acts on a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from demo import agentset
from demo.__main__ import act, acts, main, run
from demo.stage import Stage
from rich.console import Console
from sandbox import Fault, Sandbox
from sandbox.providers import known


class Act:
    """An act of a test's own."""

    def __init__(self, play: Callable[[Stage, Sandbox], None]) -> None:
        self._play = play

    def play(self, stage: Stage, box: Sandbox) -> None:
        """Play it."""
        self._play(stage, box)


def _run(play: Callable[[Stage, Sandbox], None], *, live: bool = False) -> tuple[int, str]:
    said = io.StringIO()
    console = Console(file=said, force_terminal=live, width=80)
    status = run({"agentset": Act(play)}, console, 0.02, live=live)
    return status, said.getvalue()


def test_every_provider_has_an_act() -> None:
    assert acts() == known()


@pytest.mark.parametrize("act_of", acts())
def test_every_act_goes_as_told(act_of: str) -> None:
    said = io.StringIO()
    # Slow enough for acts to catch a job on its way.
    status = run({act_of: act(act_of)}, Console(file=said), 0.1, live=False)
    assert status == 0, said.getvalue()
    assert said.getvalue().isascii()


def test_an_act_that_fails_does_not_keep_the_next_one_from_playing() -> None:
    def play(stage: Stage, _box: Sandbox) -> None:
        stage.promise(kept=False, otherwise="it is broken")

    def play_next(stage: Stage, _box: Sandbox) -> None:
        stage.heading("Next", "is played")

    said = io.StringIO()
    chosen = {"agentset": Act(play), "gradient": Act(play_next)}
    assert run(chosen, Console(file=said), 0.02, live=False) == 1
    assert "Next  is played\n" in said.getvalue()
    assert "\n1 of 2 providers went as told" in said.getvalue()


def test_a_provider_without_an_act_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["nobody"])
    assert refused.value.code == 2
    assert "no act for nobody; there are: agentset" in capsys.readouterr().err


def test_an_answer_that_differs_ends_the_act_with_a_clear_message() -> None:
    def play(stage: Stage, box: Sandbox) -> None:
        box.agentset.seed(1, "ns_demo", "demo")
        agentset.play(stage, box)

    status, said = _run(play)
    assert status == 1
    assert "\nagentset: FAILED in step 2. Go through all jobs, page by page: " in said
    assert ": there are 420 jobs, not 421\n" in said
    assert "\n3. " not in said
    assert said.splitlines()[-1].startswith("0 of 1 providers went as told")


def test_an_error_ends_the_act_with_a_clear_message(capsys: pytest.CaptureFixture[str]) -> None:
    def play(stage: Stage, box: Sandbox) -> None:
        box.fault("agentset", Fault(status=403), operation="listIngestJobs")
        agentset.play(stage, box)

    status, said = _run(play)
    assert status == 1
    assert "agentset: FAILED in step 2." in said
    assert "PermissionDeniedError: HTTP 403 forbidden" in said
    assert "Traceback" in capsys.readouterr().err


def test_a_request_against_the_spec_is_a_failure() -> None:
    def play(_stage: Stage, box: Sandbox) -> None:
        box.violations.append("agentset GET /v1: too much")

    status, said = _run(play)
    assert status == 1
    assert "requests did not fit the spec: agentset GET /v1: too much" in said


def test_on_a_terminal_the_states_are_drawn_as_they_are_seen() -> None:
    status, said = _run(agentset.play, live=True)
    assert status == 0, said
    assert "\x1b[" in said
    assert " → " in said
    assert "COMPLETED" in said
    assert "FAILED" in said
