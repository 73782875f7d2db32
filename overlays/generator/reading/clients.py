"""Compiles ``x-specloom-client``: how the client is called and what authenticates it."""

from __future__ import annotations

import re

from attrs import field, frozen

from .clashes import check_client
from .dialect import allowed
from .document import Node
from .parameters import Parameter, compile_parameter, header_name

_URL = re.compile(r"https?://[^\s{}?#]+")
_KINDS = {
    "bearer": ("kind", "argument", "scheme", "environment"),
    "api_key": ("kind", "argument", "scheme", "environment"),
    "client_credentials": ("kind", "scheme", "environment"),
}
_ARGUMENTS = {
    "client_id": "Id of an OAuth 2.0 client (client credentials).",
    "client_secret": "Secret of that client.",
    "token_url": "Token endpoint that issues its access tokens.",
}


@frozen
class Argument:
    """An argument of the client that authenticates it.

    Attributes:
        name: The argument.
        environment: The variables to read it from, best first.
        description: What it is.
    """

    name: str
    environment: tuple[str, ...]
    description: str


@frozen
class Credential:
    """A way to authenticate.

    Attributes:
        kind: ``bearer``, ``api_key`` or ``client_credentials``.
        arguments: The client's arguments for it: one that takes a token; for client credentials,
            those for the id, the secret and the token endpoint.
        header: The header that carries the token.
        prefix: What precedes the token in it.
        token_url: For client credentials, the default token endpoint.
    """

    kind: str
    arguments: tuple[Argument, ...]
    header: str = "Authorization"
    prefix: str = "Bearer "
    token_url: str = ""


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
        """The arguments of all credentials."""
        return [argument for credential in self.credentials for argument in credential.arguments]


def compile_client(document: Node) -> Client:
    """The client of the spec.

    Raises:
        SpecError: Something about it can't be represented.
    """
    document.only(*allowed("document"))
    if not str(document["openapi"].value).startswith("3.1."):
        document["openapi"].fail("must be 3.1")
    document["components"].only(*allowed("components"))
    document["info"].only(*allowed("info"))
    given = document["x-specloom-client"]
    given.only("name", "summary", "credentials")
    name = given["name"].text()
    parameters = document["components"].get("parameters")
    listed = parameters.members() if parameters else ()
    compiled = {key: compile_parameter(node) for key, node in listed}
    values = {key: parameter for key, parameter in compiled.items() if parameter.client_level}
    client = Client(
        name=name,
        summary=given["summary"].text(),
        base_url=_base_url(document["servers"]),
        base_url_environment=f"{name.upper()}_BASE_URL",
        credentials=tuple(_credential(node, document) for node in given["credentials"].elements()),
        values=tuple(values.values()),
        description=document["info"]["description"].text(),
    )
    names = [argument.name for argument in client.arguments]
    check_client(document, names, {key: value.name for key, value in values.items()})
    _check_schemes(document)
    return client


def _base_url(node: Node) -> str:
    servers = list(node.elements())
    if len(servers) != 1:
        node.fail("must hold exactly one server")
    servers[0].only(*allowed("server"))
    url = servers[0]["url"]
    if not _URL.fullmatch(url.word()):
        url.fail("must be an http or https URL without variables, query and fragment")
    return url.word().rstrip("/")


def _check_schemes(document: Node) -> None:
    """Reject security schemes that the client does not offer or the API does not accept."""
    credentials = document["x-specloom-client"]["credentials"].elements()
    offered = {node["scheme"].text() for node in credentials}
    for name, node in document["components"]["securitySchemes"].members():
        if name not in offered:
            node.fail("no credential of x-specloom-client uses it")
    accepted: set[str] = set()
    for requirement in document["security"].elements():
        for name, node in requirement.members():
            if name not in offered:
                node.fail("no credential of x-specloom-client uses it")
            if node.value != []:
                node.fail("scopes are not supported: must be []")
            accepted.add(name)
        if len(requirement.mapping()) != 1:
            requirement.fail("must name one scheme: the client sends exactly one credential")
    if offered != accepted:
        document["security"].fail(f"{min(offered - accepted)} is offered and not named here")


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
        _must_be(scheme, type="http", scheme="bearer")
    else:
        scheme.only("type", "in", "name", "description")
        _must_be(scheme, **{"type": "apiKey", "in": "header"})
    about = f"{scheme['description'].text()} A string, or a function called for each request."
    argument = Argument(node["argument"].name(), node.words("environment"), about)
    if kind == "bearer":
        return Credential(kind, (argument,))
    return Credential(kind, (argument,), header=header_name(scheme["name"]), prefix="")


def _must_be(given: Node, /, **wanted: str) -> None:
    for key, value in wanted.items():
        if given[key].value != value:
            given[key].fail(f"must be {value} for this kind of credential")


def _client_credentials(node: Node, scheme: Node) -> Credential:
    scheme.only("type", "description", "flows")
    _must_be(scheme, type="oauth2")
    scheme["flows"].only("clientCredentials")
    flow = scheme["flows"]["clientCredentials"]
    flow.only("tokenUrl", "scopes")
    if flow["scopes"].value != {}:
        flow["scopes"].fail("scopes are not supported: must be {}")
    environment = node["environment"]
    environment.only(*_ARGUMENTS)
    arguments = (
        Argument(name, environment.words(name), about) for name, about in _ARGUMENTS.items()
    )
    url = flow["tokenUrl"].word()
    return Credential("client_credentials", tuple(arguments), token_url=url)
