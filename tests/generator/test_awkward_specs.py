"""Names, types and texts that a provider may well use, and that are easily got wrong."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from .workshop import GET, GONE, POST, SCHEMAS, Change, Imported, Workshop

JOB = f"{SCHEMAS}/Job/properties"
BODY = f"{SCHEMAS}/CreateJobRequest"
TEXT = {"type": "string"}


def _parameter(name: str, schema: Any, place: str = "query", **rest: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "description": "It.", "schema": schema, **rest}


def _array(name: str, kind: str, *, explode: bool) -> dict[str, Any]:
    schema = {"type": "array", "items": {"type": kind}}
    return _parameter(name, schema, style="form", explode=explode)


def _path(name: str, schema: Any) -> tuple[str, Any]:
    """An operation whose path takes one argument."""
    operation = {
        "operationId": f"path_{name}",
        "tags": ["jobs"],
        "summary": "Get it.",
        "description": "Gets it.",
        "x-specloom-method": f"path_{name}",
        "parameters": [_parameter("it", schema, "path", required=True)],
        "responses": {
            "200": {
                "description": "It.",
                "content": {"application/json": {"schema": {"$ref": f"#{SCHEMAS}/Job"}}},
            }
        },
    }
    return f"/paths/~1{name}~1{{it}}", {"get": operation}


def _value(name: str, kind: str) -> Change:
    """A value of the client."""
    level = {"environment": f"WORKSHOP_{name.upper()}"}
    schema = {"type": kind}
    more = _parameter(name, schema, "header", **{"x-specloom-client-level": level})
    return f"/components/parameters/{name.title()}", more


VALUES = [("ratio", "number"), ("quick", "boolean"), ("plain", "string")]
CHANGES: list[Change] = [
    _path("integers", {"type": "integer", "minimum": 1}),
    _path("numbers", {"type": "number"}),
    _path("booleans", {"type": "boolean"}),
    _path("moments", {"type": "string", "format": "date-time"}),
    _path("patterns", {"type": "string", "pattern": "^job_"}),
    (f"{GET}/parameters/-", _array("ratios", "number", explode=True)),
    (f"{GET}/parameters/-", _array("flags", "boolean", explode=True)),
    (f"{GET}/parameters/-", _array("joinedRatios", "number", explode=False)),
    (f"{GET}/parameters/-", _array("joinedFlags", "boolean", explode=False)),
    (f"{GET}/parameters/-", _parameter("old", TEXT, deprecated=True)),
    *(
        (f"{GET}/parameters/-", {"$ref": f"#/components/parameters/{name}"})
        for name in ("Customer", "Ratio", "Quick", "Plain")
    ),
    *((f"{GET}/parameters/-", _parameter(name, TEXT)) for name in ("path", "query", "headers")),
    (
        "/components/parameters/Customer",
        _parameter(
            "customer-id",
            {"type": "integer"},
            "header",
            **{"x-specloom-client-level": {"environment": "WORKSHOP_CUSTOMER"}},
        ),
    ),
    *(_value(*value) for value in VALUES),
    (
        f"{POST}/parameters",
        [
            _parameter("one", TEXT),
            _parameter("two", TEXT, "header"),
            _parameter("fault", TEXT),
        ],
    ),
    (f"{BODY}/properties/list", {**TEXT, "description": "It.", "x-specloom-name": "list_"}),
    *(
        (f"{BODY}/properties/{name}", {**TEXT, "description": "It."})
        for name in ("path", "query", "headers", "body")
    ),
    (f"{BODY}/properties/reason", {"type": ["string", "null"], "description": "It."}),
    (f"{BODY}/required/-", "reason"),
    (f"{SCHEMAS}/JobResponse/required", GONE),
]


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Imported]:
    """Return the package of a spec with all of it."""
    shop = Workshop.furnished(tmp_path_factory.mktemp("awkward"))
    shop.change(*CHANGES)
    shop.generate()
    with shop.imported() as package:
        yield package


def reading(package: Imported, **arguments: Any) -> Any:
    """The call that reads a job."""
    return package("api.jobs.get_job").build({}, job_id="1", **arguments)


@pytest.mark.parametrize(
    ("kind", "value", "path"),
    [
        ("integers", 7, "/integers/7"),
        ("numbers", 0.5, "/numbers/0.5"),
        ("booleans", True, "/booleans/true"),
        ("moments", "2024-05-17T12:00:00Z", "/moments/2024-05-17T12%3A00%3A00Z"),
        ("patterns", "job_1", "/patterns/job_1"),
    ],
)
def test_a_path_takes_an_argument_of_any_scalar_type(
    awkward: Imported, kind: str, value: Any, path: str
) -> None:
    assert awkward(f"api.jobs.path_{kind}").build({}, it=value).path == path


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integers", 0), ("integers", "7"), ("booleans", "true"), ("patterns", "ns_1")],
)
def test_an_argument_of_the_path_is_held_to_the_spec(
    awkward: Imported, kind: str, value: Any
) -> None:
    error: type[Exception] = awkward().WorkshopError
    with pytest.raises(error, match=r"^it must"):
        awkward(f"api.jobs.path_{kind}").build({}, it=value)


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"ratios": [0.5, 1]}, [("ratios", "0.5"), ("ratios", "1")]),
        ({"flags": [True, False]}, [("flags", "true"), ("flags", "false")]),
        ({"joined_ratios": [0.5, 1]}, [("joinedRatios", "0.5,1")]),
        ({"joined_flags": [True, False]}, [("joinedFlags", "true,false")]),
    ],
)
def test_arrays_of_numbers_and_of_booleans_are_written_as_json_writes_them(
    awkward: Imported, arguments: dict[str, Any], query: list[tuple[str, str]]
) -> None:
    assert reading(awkward, **arguments).query == query


@pytest.mark.parametrize("name", ["path", "query", "headers"])
def test_a_parameter_may_be_called_like_a_part_of_a_request(awkward: Imported, name: str) -> None:
    assert reading(awkward, **{name: "mine"}).query == [(name, "mine")]


@pytest.mark.parametrize("name", ["path", "query", "headers", "body"])
def test_a_member_of_a_body_may_be_called_like_a_part_of_a_request(
    awkward: Imported, name: str
) -> None:
    payload = awkward("models").TextPayload()
    call = awkward("api.jobs.create_job").build(
        {}, payload=payload, reason=None, one="1", two="2", **{name: "mine"}
    )
    assert call.body == {"payload": {"type": "TEXT"}, "reason": None, name: "mine"}
    assert (call.path, call.query, call.headers) == ("/jobs", [("one", "1")], {"two": "2"})


def test_a_member_that_must_be_there_is_asked_for_though_it_may_be_null(awkward: Imported) -> None:
    parameters = inspect.signature(awkward("api.jobs").Jobs.create).parameters
    assert parameters["reason"].default is inspect.Parameter.empty
    assert parameters["reason"].annotation == "str | None"


def test_a_method_says_that_it_may_give_nothing_where_its_field_may_be_absent(
    awkward: Imported,
) -> None:
    assert inspect.signature(awkward("api.jobs").Jobs.create).return_annotation == "Job | None"


def test_a_deprecated_parameter_is_documented_as_such(awkward: Imported) -> None:
    text = inspect.getdoc(awkward("api.jobs").Jobs.get)
    assert text is not None
    assert "    old: Deprecated. It.\n" in text


def test_a_whole_number_of_the_client_is_read_from_the_environment(
    awkward: Imported, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKSHOP_CUSTOMER", "1234")
    with awkward().Workshop(token="t") as client:
        call = awkward("api.jobs.get_job").build(client.values, job_id="1")
    assert call.headers == {"customer-id": "1234"}
    monkeypatch.setenv("WORKSHOP_CUSTOMER", "12x")
    error: type[Exception] = awkward().WorkshopError
    with pytest.raises(error, match="customer_id must be an integer"):
        awkward().Workshop(token="t")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("customer", "-12", -12),
        ("ratio", "0.5", 0.5),
        ("ratio", "7", 7),
        ("quick", "true", True),
        ("quick", "False", False),
        ("plain", "12", "12"),
        ("plain", "true", "true"),
    ],
)
def test_a_value_of_the_client_is_read_from_the_environment_as_what_it_is(
    awkward: Imported, monkeypatch: pytest.MonkeyPatch, name: str, text: str, value: object
) -> None:
    monkeypatch.setenv(f"WORKSHOP_{name.upper()}", text)
    with awkward().Workshop(token="t") as client:
        found = client.values["customer_id" if name == "customer" else name]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "text"),
    [("customer", "0.5"), ("ratio", "half"), ("ratio", "nan"), ("quick", "1"), ("quick", "null")],
)
def test_a_value_in_the_environment_of_another_kind_is_refused(
    awkward: Imported, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(f"WORKSHOP_{name.upper()}", text)
    error: type[Exception] = awkward().WorkshopError
    with pytest.raises(error, match=f"^{name}"):
        awkward().Workshop(token="t")


def test_a_member_of_a_body_goes_by_the_name_that_the_spec_gives_it(awkward: Imported) -> None:
    payload = awkward("models").TextPayload()
    call = awkward("api.jobs.create_job").build({}, payload=payload, reason="r", list_="mine")
    assert call.body == {"payload": {"type": "TEXT"}, "reason": "r", "list": "mine"}


def test_no_module_gives_a_name_twice(awkward: Imported) -> None:
    for name in awkward.modules():
        source = inspect.getsource(awkward(name))
        given: list[str] = []
        for node in ast.parse(source).body:
            match node:
                case ast.Import() | ast.ImportFrom():
                    given += [alias.asname or alias.name for alias in node.names]
                case ast.FunctionDef() | ast.ClassDef():
                    given.append(node.name)
                case ast.Assign():
                    given += [ast.unparse(target) for target in node.targets]
                case ast.AnnAssign():
                    given.append(ast.unparse(node.target))
                case _:
                    pass
        assert len(set(given)) == len(given), name
