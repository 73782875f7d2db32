"""Models that a user makes are those that are read from the same values."""

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

from .catalogue import MODELS, samples_of
from .using import attribute_names, use

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


@pytest.mark.parametrize("name", MODELS)
def test_making_a_model_is_like_reading_it(name: str) -> None:
    for source in samples_of(name):
        read = MODELS[name].from_dict(source)
        values = {each: getattr(read, each) for each in attribute_names(MODELS[name])}
        made = MODELS[name](**values)
        assert made == read
        assert made.to_dict().keys() == source.keys()
        use(made)


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


@pytest.mark.parametrize("model", MODELS.values())
def test_models_take_no_other_attributes(model: type[Model]) -> None:
    made = model.from_dict(samples_of(model.__name__)[0])
    with pytest.raises(AttributeError):
        setattr(made, "misspelt", 1)  # noqa: B010
    values: dict[str, Any] = {each: getattr(made, each) for each in attribute_names(model)}
    values["misspelt"] = 1
    with pytest.raises(TypeError, match="misspelt"):
        model(**values)
