"""What a user may do with a model; none of it may fail or change the model."""

from __future__ import annotations

import copy
import importlib
import pickle
from datetime import datetime
from typing import Any

import attrs

from .places import as_array, as_object
from .verdicts import canonical, python_name


def use(model: Any) -> None:
    """Look at all of *model*, and compare, show, copy, pickle and write it."""
    kind: Any = model.__class__
    written, shown = canonical(model.to_dict()), repr(model)
    pickled = pickle.dumps(model)
    look(model)
    assert pickle.dumps(model) == pickled
    twins = (
        pickle.loads(pickled),  # noqa: S301
        copy.copy(model),
        copy.deepcopy(model),
        kind.from_dict(model.to_dict()),
    )
    for twin in (model, *twins):
        assert type(twin) is kind
        assert twin == model
        assert repr(twin) == shown
    for unchanged in (model, twins[0]):
        assert canonical(unchanged.to_dict()) == written


def is_model(value: object) -> bool:
    """Tell whether *value* is of a model class, whatever its package."""
    return any(kind.__name__ == "Model" for kind in type(value).__mro__)


def look(value: Any) -> None:
    """Read every attribute of every model in *value*; malformed date-times may say so."""
    if is_model(value):
        kind: Any = value.__class__
        for name in attribute_names(kind):
            look(attribute(value, name))
    elif type(value).__name__ == "UnknownVariant":
        assert value.raw["type"] == value.tag
        look(value.to_dict())
    else:
        for each in (as_object(value) or {}).values():
            look(each)
        for each in as_array(value) or []:
            look(each)


def attribute_names(model: type[Any]) -> list[str]:
    """Return the names of the attributes of *model* as users see them."""
    return [each.alias or each.name for each in attrs.fields(model)]


def attribute(model: Any, name: str) -> Any:
    """Return the attribute *name*, or the error that it raises if it can't be read."""
    package = importlib.import_module(type(model).__module__.partition(".")[0])
    unreadable: type[Exception] = package.ResponseDecodeError
    try:
        value = getattr(model, name)
    except unreadable as error:
        value = error
    if isinstance(value, unreadable):
        assert python_name(getattr(value, "path", "")) == name
    if isinstance(value, datetime):
        assert value.tzinfo is not None
    return value
