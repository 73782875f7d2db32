"""Python names from wire names, and the names that generated code uses itself."""

from __future__ import annotations

import keyword

from openapi_python_client import strings


def snake(wire: str) -> str:
    """``fileUrl`` and ``x-tenant-id`` as Python writes them.

    Unlike the generator's identifiers, a name that is a builtin's stays: ``payload.type`` reads
    better than ``payload.type_``, and generated code does not use the builtin beside it.
    """
    name = strings.snake_case(wire)
    if not name.isidentifier():
        name = f"field_{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def pascal(text: str) -> str:
    """A dotted or snake-case name as a class's."""
    return str(strings.ClassName(text, "Class"))


def module_of(component: str) -> str:
    """The name of the module that the generator writes for a component."""
    return str(strings.PythonIdentifier(component, "model_"))


MODULES = frozenset(
    {
        "api", "async_client", "client", "error_shapes", "errors", "models", "settings", "types",
    }
)  # fmt: skip
"""What a package has in addition to the modules of its overlay."""

FUNCTIONS = frozenset(
    {
        "aevents_of", "body_", "build", "call", "client_value", "client_values", "datetime_value",
        "error_shapes", "events_of", "header_value", "headers_", "items", "json_list",
        "json_object", "json_value", "no_result", "path_", "path_segment", "query_", "query_value",
        "query_values", "self",
        # Builtins that the functions call.
        "isinstance",
        # Called beside them.
        "_refer",
    }
)  # fmt: skip
"""What methods, and the functions that build calls, use by name."""

METHODS = frozenset(
    {
        "client", "with_raw_response",
        # Called in the bodies of the classes.
        "cached_attribute", "with_raw", "with_raw_async",
        # To type checkers, a method hides the type in the signatures of its class.
        "builtins", "datetime",
    }
)  # fmt: skip
"""What a resource can't have as a method."""

OPERATIONS = frozenset(
    {"annotations", "builtins", "cached_attribute", "with_raw", "with_raw_async"}
)
"""What the module of a resource has in addition to the modules of its operations."""

CLIENT = frozenset(
    {
        "aclose", "base_url", "check_open", "clock", "close", "close_response", "execute",
        "give_up", "is_closed", "open", "open_streams", "read", "send", "sleep", "values",
        "with_options",
    }
)  # fmt: skip
"""What a client has in addition to its resources."""

ATTRIBUTES = frozenset({"cached_attribute", "float", "httpx", "int", "str"})
"""What clients, and groups of resources, use in the bodies of their classes."""

SETTINGS = frozenset(
    {
        "base_url", "clock", "headers", "http_client", "max_response_bytes", "max_retries",
        "timeout",
        # Used by the functions that take them.
        "any", "choose_credential", "connections_of", "credential_of", "credentials", "dict",
        "environment", "found", "from_environment", "given", "header_value", "httpx", "os",
        "path_segment", "query_value",
        "scalar_from_environment", "self", "settings", "settings_of", "super", "values",
        "values_of",
    }
)  # fmt: skip
"""What no argument of a client can be called either."""

CLASSES = frozenset(
    {
        "Any", "AnyJob", "AsyncEventStream", "AsyncResource", "Call", "DateTime", "DateTimeField",
        "EventStream", "FailureList", "Final", "JSONTextField", "Literal", "Mapping",
        "Model", "Operation", "OptionalDateTimeField", "RawMethods", "RequestOptions",
        "ResponseDecodeError", "Self", "Sequence", "ServerSentEvent", "Shape", "SyncResource",
        "TaggedUnion", "TypeAlias", "UnknownVariant", "Unset",
    }
)  # fmt: skip
"""What the modules of models, operations and resources import, so that no schema may be it."""

RESOURCE_CLASSES = frozenset(
    {
        "Any", "AsyncEventStream", "AsyncResource", "EventStream", "Mapping", "RawMethods",
        "RequestOptions", "Sequence", "ServerSentEvent", "SyncResource", "Unset",
    }
)  # fmt: skip
"""What the modules of resources import, so that no resource may be it."""

CLIENT_CLASSES = frozenset(
    {
        "AsyncClient", "ClientCredentialsOption", "Clock", "Credential", "CredentialOption",
        "Final", "HeaderOption", "Self", "Settings", "SyncClient", "Token",
    }
)  # fmt: skip
"""What the module of the clients imports."""
