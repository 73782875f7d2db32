"""What a provider's address may look like, for the sandbox to imitate it."""

from __future__ import annotations

from pathlib import Path

import pytest
from maintenance.workspace import SPECS
from sandbox.contract import contract_for
from sandbox.recorder import RecordedRequest


@pytest.mark.parametrize("path", ["", "/v1"])
def test_the_sandbox_judges_requests_by_specs_whose_address_has_a_path(
    tmp_path: Path, path: str
) -> None:
    text = (SPECS / "acme.yaml").read_text(encoding="utf-8")
    assert "https://api.acme.example\n" in text
    spec = tmp_path / "openapi.yaml"
    address = f"https://api.acme.example{path}\n"
    spec.write_text(text.replace("https://api.acme.example\n", address), encoding="utf-8")
    request = RecordedRequest("acme", "GET", "/models", "", {"x-api-key": "a-key"}, b"")
    verdict = contract_for(spec).judge(request)
    assert verdict.operation == "listModels"
    assert verdict.problems == ()
