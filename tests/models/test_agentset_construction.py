"""Payloads that a user makes, and what is refused when they are written."""

from __future__ import annotations

from typing import Any

import pytest
from specloom_agentset import (
    BatchPayload,
    BatchTextItem,
    CrawlPayload,
    IngestJobConfig,
    InvalidArgumentTypeError,
    ManagedFilePayload,
    TextPayload,
    UnknownVariant,
    YoutubePayload,
)

URL = "https://example.com"
ASTRAY: list[tuple[Any, dict[str, Any], str]] = [
    (YoutubePayload, {"urls": "https://youtu.be/x"}, "urls must be a list, got str"),
    (YoutubePayload, {"urls": b"https://youtu.be/x"}, "urls must be a list, got bytes"),
    (YoutubePayload, {"urls": {"a": 1}}, "urls must be a list, got dict"),
    (CrawlPayload, {"url": URL, "include_paths": "/docs"}, "include_paths must be a list, got str"),
    (CrawlPayload, {"url": URL, "headers": ["a: b"]}, "headers must be a dict, got list"),
    (BatchPayload, {"items": ["hello"]}, "items[0] must be a model or a dict, got str"),
    (
        BatchTextItem,
        {"text": "hello", "config": "fast"},
        "config must be a model or a dict, got str",
    ),
]


def test_what_is_not_given_is_left_out() -> None:
    assert TextPayload(text="hello").to_dict() == {"type": "TEXT", "text": "hello"}
    assert IngestJobConfig().to_dict() == {}
    assert ManagedFilePayload(key="k", file_name=None).to_dict() == {
        "type": "MANAGED_FILE",
        "key": "k",
    }


def test_any_sequence_will_do_and_is_written_as_an_array() -> None:
    item = BatchTextItem(text="hello", config=IngestJobConfig(metadata={"n": 3, "tags": ["a"]}))
    audio = UnknownVariant("AUDIO", {"type": "AUDIO"})
    payload = BatchPayload(items=(item, audio))
    assert payload.to_dict() == {
        "type": "BATCH",
        "items": [
            {"type": "TEXT", "text": "hello", "config": {"metadata": {"n": 3, "tags": ["a"]}}},
            {"type": "AUDIO"},
        ],
    }
    assert YoutubePayload(urls=("a", "b")).to_dict()["urls"] == ["a", "b"]


@pytest.mark.parametrize(("model", "values", "message"), ASTRAY)
def test_what_would_go_astray_is_refused_by_name_when_it_is_written(
    model: Any, values: dict[str, Any], message: str
) -> None:
    made = model(**values)
    with pytest.raises(InvalidArgumentTypeError) as caught:
        made.to_dict()
    assert str(caught.value) == message
