"""What a user may do with a model; none of it may fail or change the model."""

from __future__ import annotations

import copy
import pickle
from datetime import datetime

import attrs
from specloom_agentset import ResponseDecodeError, UnknownVariant
from specloom_agentset._runtime.models import Model

from .places import as_array, as_object
from .verdicts import canonical, python_name


def use(model: Model) -> None:
    """Look at all of *model*, and compare, show, copy, pickle and write it."""
    written, shown = canonical(model.to_dict()), repr(model)
    pickled = pickle.dumps(model)
    look(model)
    assert pickle.dumps(model) == pickled
    twins = (
        pickle.loads(pickled),  # noqa: S301
        copy.copy(model),
        copy.deepcopy(model),
        type(model).from_dict(model.to_dict()),
    )
    for twin in (model, *twins):
        assert type(twin) is type(model)
        assert twin == model
        assert repr(twin) == shown
    for unchanged in (model, twins[0]):
        assert canonical(unchanged.to_dict()) == written


def look(value: object) -> None:
    """Read every attribute of every model in *value*; malformed date-times may say so."""
    if isinstance(value, Model):
        for name in attribute_names(type(value)):
            look(attribute(value, name))
    elif isinstance(value, UnknownVariant):
        assert value.raw["type"] == value.tag
        look(value.to_dict())
    else:
        for each in (as_object(value) or {}).values():
            look(each)
        for each in as_array(value) or []:
            look(each)


def attribute_names(model: type[Model]) -> list[str]:
    """Return the names of the attributes of *model* as users see them."""
    return [each.alias or each.name for each in attrs.fields(model)]


def attribute(model: Model, name: str) -> object:
    """Return the attribute *name*, or the error that it gives if it is a malformed date-time."""
    try:
        value = getattr(model, name)
    except ResponseDecodeError as error:
        value = error
    if isinstance(value, ResponseDecodeError):
        assert python_name(value.path) == name
    if isinstance(value, datetime):
        assert value.tzinfo is not None
    return value
