"""Models that a user makes are those that are read from the same values."""

from __future__ import annotations

from typing import Any

import pytest

from .catalogue import Subject
from .using import attribute_names, use


def test_making_a_model_is_like_reading_it(subject: Subject) -> None:
    for source in subject.samples:
        read = subject.model.from_dict(source)
        values = {each: getattr(read, each) for each in attribute_names(subject.model)}
        made = subject.model(**values)
        assert made == read
        assert made.to_dict().keys() == source.keys()
        use(made)


def test_models_take_no_other_attributes(subject: Subject) -> None:
    made = subject.model.from_dict(subject.samples[0])
    with pytest.raises(AttributeError):
        setattr(made, "misspelt", 1)  # noqa: B010
    values: dict[str, Any] = {each: getattr(made, each) for each in attribute_names(subject.model)}
    values["misspelt"] = 1
    with pytest.raises(TypeError, match="misspelt"):
        subject.model(**values)
