"""Values of enumerations that came after the spec was written are kept and written back."""

from __future__ import annotations

from .catalogue import Subject
from .using import use
from .verdicts import python_name

NEW = "BRAND_NEW"


def test_an_unknown_value_of_an_enumeration_arrives_as_text(
    subject: Subject, enumeration: str
) -> None:
    (sample, *_) = subject.samples
    new = [*sample[enumeration], NEW] if isinstance(sample[enumeration], list) else NEW
    source = {**sample, enumeration: new}
    model = subject.model.from_dict(source)
    assert getattr(model, python_name(enumeration)) == new
    assert model.to_dict() == source
    use(model)
