"""Compiles ``x-specloom-client``: how the client is called and what authenticates it."""

from __future__ import annotations

from attrs import field, frozen

from .document import Node
from .parameters import Parameter, compile_parameter

_KINDS = {
    "bearer": ("kind", "argument", "scheme", "environment"),
    "api_key": ("kind", "argument", "scheme", "environment"),
    "client_credentials": ("kind", "scheme", "environment"),
}
_ARGUMENTS = {
    "client_id": "Id of an OAuth 2.0 client (client credentials).",
    "client_secret": "Its secret.",
    "token_url": "Where it gets its tokens.",
}


@frozen
class Argument:
    """An argument of the client that has to do with authentication.

    Attributes:
        name: The argument.
        annotation: Its type.
        environment: The variables to read it from, best first.
        description: What it is.
    """

    name: str
    annotation: str
    environment: tuple[str, ...]
    description: str


@frozen
class Credential:
    """A way to authenticate.

    Attributes:
        code: The option of the runtime, as Python code.
        arguments: The client's arguments for it.
    """

    code: str
    arguments: tuple[Argument, ...]


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

    @property
    def arguments(self) -> list[Argument]:
        """The arguments that have to do with authentication."""
        return [argument for credential in self.credentials for argument in credential.arguments]


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
    if kind == "client_credentials":
        return _client_credentials(node, scheme)
    if kind == "bearer":
        scheme.only("type", "scheme", "description", "bearerFormat")
        header, prefix = "Authorization", "Bearer "
    else:
        scheme.only("type", "in", "name", "description")
        header, prefix = scheme["name"].text(), ""
    name, variables = node["argument"].text(), node.strings("environment")
    about = f"{scheme['description'].text()} A string, or a function called for each request."
    return Credential(
        f"HeaderOption({name!r}, {variables!r}, {header!r}, {prefix!r})",
        (Argument(name, "Token", variables, about),),
    )


def _client_credentials(node: Node, scheme: Node) -> Credential:
    scheme.only("type", "description", "flows")
    scheme["flows"].only("clientCredentials")
    flow = scheme["flows"]["clientCredentials"]
    flow.only("tokenUrl", "scopes")
    environment = node["environment"]
    environment.only(*_ARGUMENTS)
    variables = {name: environment.strings(name) for name in _ARGUMENTS}
    url = flow["tokenUrl"].text()
    listed = ", ".join(repr(variables[name]) for name in _ARGUMENTS)
    return Credential(
        f"ClientCredentialsOption({listed}, {url!r})",
        tuple(Argument(name, "str", variables[name], _ARGUMENTS[name]) for name in _ARGUMENTS),
    )
