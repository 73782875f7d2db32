"""Payloads that a user makes, and what is refused in them."""

from __future__ import annotations

from typing import Any

import pytest
from specloom_agentset import (
    BatchPayload,
    BatchTextItem,
    CrawlPayload,
    FilePayload,
    IngestJobConfig,
    InvalidArgumentError,
    InvalidArgumentTypeError,
    ManagedFilePayload,
    TextPayload,
    UnknownVariant,
    YoutubePayload,
)
from specloom_agentset._runtime.models import Model

MISFITS: list[tuple[type[Model], dict[str, Any], str]] = [
    (TextPayload, {"text": ""}, "text of TextPayload must have at least 1 character(s), got 0"),
    (TextPayload, {"text": 7}, "text of TextPayload must be a string, got int"),
    (TextPayload, {"text": None}, "text of TextPayload must be a string, got None"),
    (FilePayload, {"file_url": b"x"}, "file_url of FilePayload must be a string, got bytes"),
    (
        CrawlPayload,
        {"url": "https://example.com", "max_depth": 0},
        "max_depth of CrawlPayload must be an integer from 1 to 9007199254740991, got 0",
    ),
    (
        CrawlPayload,
        {"url": "https://example.com", "headers": {"a": 1}},
        "headers of CrawlPayload['a'] must be a string, got int",
    ),
    (
        YoutubePayload,
        {"urls": "https://youtu.be/x"},
        "urls of YoutubePayload must be a sequence such as a list, got str",
    ),
    (YoutubePayload, {"urls": []}, "urls of YoutubePayload must have at least 1 item(s), got 0"),
    (
        BatchPayload,
        {"items": [TextPayload(text="x")]},
        (
            "items of BatchPayload[0] must be of class BatchTextItem, BatchFileItem, "
            "BatchManagedFileItem or UnknownVariant, got TextPayload"
        ),
    ),
    (
        IngestJobConfig,
        {"chunk_size": 31},
        "chunk_size of IngestJobConfig must be an integer from 32 to 9007199254740991, got 31",
    ),
    (
        IngestJobConfig,
        {"metadata": {"a": {"b": 1}}},
        (
            "metadata of IngestJobConfig['a'] must be "
            "a string, number, boolean or array of strings, got dict"
        ),
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


@pytest.mark.parametrize(("model", "values", "message"), MISFITS)
def test_a_value_that_can_not_be_sent_is_refused_by_name(
    model: type[Model], values: dict[str, Any], message: str
) -> None:
    with pytest.raises((InvalidArgumentError, InvalidArgumentTypeError)) as caught:
        model(**values)
    assert str(caught.value) == message
