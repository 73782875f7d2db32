"""What a spec may say, as data: the keywords by place, OpenAPI's own and ours.

specs/README.md documents it; ``python -m overlays.generator.check`` compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

Place = Literal[
    "document", "info", "server", "tag", "components", "path", "operation", "parameter",
    "request body", "response", "media type", "object", "enumeration", "union", "property",
]  # fmt: skip

OPENAPI: dict[Place, tuple[str, ...]] = {
    "document": ("openapi", "info", "servers", "security", "tags", "paths", "components"),
    "info": ("title", "version", "description"),
    "server": ("url", "description"),
    "tag": ("name", "description"),
    "components": ("schemas", "parameters", "responses", "requestBodies", "securitySchemes"),
    "path": ("get", "put", "post", "delete", "patch"),
    "operation": (
        "operationId", "tags", "summary", "description", "parameters", "requestBody", "responses",
    ),
    "parameter": (
        "name", "in", "required", "description", "schema", "style", "explode", "deprecated",
    ),
    "request body": ("description", "required", "content"),
    "response": ("description", "content"),
    "media type": ("schema",),
    "object": ("type", "description", "properties", "required"),
    "enumeration": ("type", "enum", "description"),
    "union": ("oneOf", "description", "discriminator"),
    "property": ("description", "deprecated", "examples"),
}  # fmt: skip
"""OpenAPI's keywords by place; those of a property stand beside the keywords of its type."""


@frozen
class Keyword:
    """One of our own keywords.

    Attributes:
        name: The keyword.
        places: Where it may stand.
        value: What it holds.
        meaning: What it says, in one sentence.
        effect: What a change of it means for users. ``interface``: their code has to change.
            ``behaviour``: it does not. ``offer``: only if it is removed.
    """

    name: str
    places: tuple[Place, ...]
    value: str
    meaning: str
    effect: Literal["interface", "behaviour", "offer"] = "interface"


KEYWORDS = (
    Keyword(
        "x-specloom-client",
        ("document",),
        "`name`, `summary`, `credentials`",
        "The client class, a sentence about the API, and the ways to authenticate: of each the "
        "`kind` (`bearer`, `api_key` or `client_credentials`), the security `scheme`, the "
        "`argument` that takes it, and the variables of the `environment` to read it from.",
    ),
    Keyword(
        "x-specloom-method",
        ("operation",),
        "a name",
        "The method that calls the operation; a list that pages is `list_page`. Required.",
    ),
    Keyword(
        "x-specloom-read",
        ("operation",),
        "`true`",
        "The operation only reads although it is a POST or a PATCH, and may be repeated.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-returns",
        ("operation",),
        "a property",
        "The method returns this property of the response in place of the whole.",
    ),
    Keyword(
        "x-specloom-stream",
        ("operation",),
        "a list of schemas",
        "The response is an event stream; its events have these schemas.",
    ),
    Keyword(
        "x-specloom-accept",
        ("operation",),
        "a media type",
        "The value of the Accept header, where it is not the media type of the response.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-failures",
        ("operation",),
        "`list`, `code`, `ok`, `message`",
        "A success may report failures: the property with the list of reports, the property with "
        "the code of each, the code of a success, and the property with the message.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-alone",
        ("operation",),
        "a property of the body",
        "When it is set, nothing else of the body is sent: the server would ignore it.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-body-from-path",
        ("operation",),
        "properties of the body, each with a path parameter",
        "The body repeats the value of the path parameter, and callers pass it once.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-name",
        ("parameter", "property"),
        "a name",
        "The Python name, where the one made from the wire name does not do.",
    ),
    Keyword(
        "x-specloom-default",
        ("parameter",),
        "a string",
        "What is sent when the caller passes nothing.",
    ),
    Keyword(
        "x-specloom-client-level",
        ("parameter",),
        "`environment`",
        "The client holds a value for it, read from this variable unless passed; a call may "
        "override it. The parameter must stand in the components.",
        "offer",
    ),
    Keyword(
        "x-specloom-error",
        ("object",),
        "JSON pointers for `code`, `message`, `request_id`",
        "Bodies of errors have this schema, and say there what went wrong.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-job",
        ("object",),
        "`true`",
        "The object is a job that can be waited for.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-secret",
        ("property",),
        "`true`",
        "The value is left out of reprs.",
        "behaviour",
    ),
    Keyword(
        "x-specloom-json-view",
        ("property",),
        "a name",
        "The string holds JSON; this attribute returns it parsed.",
        "offer",
    ),
)
"""Our own keywords."""


def allowed(place: Place) -> tuple[str, ...]:
    """The keywords that may stand at *place*."""
    return (*OPENAPI[place], *(one.name for one in KEYWORDS if place in one.places))


def tables() -> Iterator[str]:
    """The tables of specs/README.md, as Markdown."""
    yield "\n".join(
        [
            "| place | keywords |",
            "| --- | --- |",
            *(f"| {place} | {_code(keywords)} |" for place, keywords in OPENAPI.items()),
        ]
    )
    yield "\n".join(
        [
            "| keyword | stands at | holds | meaning |",
            "| --- | --- | --- | --- |",
            *(
                f"| `{one.name}` | {', '.join(one.places)} | {one.value} | {one.meaning} |"
                for one in KEYWORDS
            ),
        ]
    )


def _code(names: tuple[str, ...]) -> str:
    return " ".join(f"`{name}`" for name in names)
