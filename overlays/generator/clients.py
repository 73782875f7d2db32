"""Compiles ``x-specloom-client``: how the client is called and what authenticates it."""

from __future__ import annotations

from attrs import field, frozen

from .document import Node
from .operations import Parameter, compile_parameter

_KINDS = {
    "bearer": ("kind", "argument", "scheme", "environment"),
    "api_key": ("kind", "argument", "scheme", "environment"),
}


@frozen
class Credential:
    """A way to authenticate.

    Attributes:
        kind: ``bearer`` or ``api_key``.
        argument: The client's argument.
        environment: The variables to read it from, best first.
        header: The header that carries it.
        prefix: What stands before it in the header.
        description: What the spec says of it.
    """

    kind: str
    argument: str
    environment: tuple[str, ...]
    header: str
    prefix: str
    description: str


@frozen
class Client:
    """The client classes.

    Attributes:
        name: The sync class; the async one has ``Async`` in front.
        summary: One sentence about the API.
        base_url: Where the API is.
        base_url_environment: The variable that says otherwise.
        credentials: The ways to authenticate.
        values: The client-level parameters.
        description: What the spec says of the API.
    """

    name: str
    summary: str
    base_url: str
    base_url_environment: str
    credentials: tuple[Credential, ...]
    values: tuple[Parameter, ...] = field(factory=tuple)
    description: str = ""


def compile_client(document: Node) -> Client:
    """The client of the spec.

    Raises:
        SpecError: Something about it can't be represented.
    """
    document.only(
        "openapi", "info", "servers", "security", "tags", "paths", "components",
        "x-specloom-client",
    )  # fmt: skip
    if not str(document["openapi"].value).startswith("3.1."):
        document["openapi"].fail("must be 3.1")
    document["components"].only(
        "schemas", "parameters", "responses", "requestBodies", "securitySchemes"
    )
    given = document["x-specloom-client"]
    given.only("name", "summary", "credentials")
    servers = list(document["servers"].elements())
    if len(servers) != 1:
        document["servers"].fail("must hold exactly one server")
    servers[0].only("url", "description")
    name = given["name"].text()
    parameters = document["components"].get("parameters")
    compiled = [compile_parameter(node) for _, node in parameters.members()] if parameters else []
    return Client(
        name=name,
        summary=given["summary"].text(),
        base_url=servers[0]["url"].text().rstrip("/"),
        base_url_environment=f"{name.upper()}_BASE_URL",
        credentials=tuple(_credential(node, document) for node in given["credentials"].elements()),
        values=tuple(parameter for parameter in compiled if parameter.client_level),
        description=document["info"]["description"].text(),
    )


def _credential(node: Node, document: Node) -> Credential:
    kind = node["kind"].text()
    if kind not in _KINDS:
        node["kind"].fail(f"must be one of {', '.join(_KINDS)}")
    node.only(*_KINDS[kind])
    scheme = document["components"]["securitySchemes"][node["scheme"].text()]
    if kind == "bearer":
        scheme.only("type", "scheme", "description", "bearerFormat")
        header, prefix = "Authorization", "Bearer "
    else:
        scheme.only("type", "in", "name", "description")
        header, prefix = scheme["name"].text(), ""
    return Credential(
        kind=kind,
        argument=node["argument"].text(),
        environment=node.strings("environment"),
        header=header,
        prefix=prefix,
        description=scheme["description"].text(),
    )
