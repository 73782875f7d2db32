"""Names that generated code uses itself, so that nothing of a spec can have them."""

from __future__ import annotations

MODULES = frozenset({"api", "async_client", "client", "errors", "models", "settings", "types"})
"""What a package has besides the modules of its overlay."""

FUNCTIONS = frozenset(
    {
        "body_", "build_", "client_value", "client_values", "datetime_argument", "encode_datetime",
        "encode_list", "encode_map", "encode_object", "header_value", "headers_", "list_of",
        "map_of", "no_result", "path_", "path_segment", "query_", "raw_watch", "self",
        # Builtins that the functions call.
        "dict", "isinstance", "list", "str",
    }
)  # fmt: skip
"""What methods, and the functions that build calls, use by name."""

METHODS = frozenset(
    {
        "executor", "with_raw_response",
        # Called in the bodies of the classes.
        "property", "with_raw", "with_raw_async",
        # To type checkers, a method hides the type in the signatures of its class.
        "bool", "builtins", "datetime", "dict", "float", "int", "str",
    }
)  # fmt: skip
"""What a resource can't have as a method."""

OPERATIONS = frozenset({"annotations", "builtins", "raw_watch", "with_raw", "with_raw_async"})
"""What the module of a resource has besides the modules of its operations."""

CLIENT = frozenset(
    {
        "aclose", "base_url", "clock", "close", "execute", "is_closed", "send", "stream", "values",
        "with_options",
    }
)  # fmt: skip
"""What a client has besides its resources."""

ATTRIBUTES = frozenset({"float", "httpx", "int", "property", "str"})
"""What clients, and groups of resources, use in the bodies of their classes."""

SETTINGS = frozenset(
    {
        "base_url", "clock", "headers", "http_client", "max_response_bytes", "max_retries",
        "timeout",
        # Used by the functions that take them.
        "any", "choose_credential", "credential_of", "credentials", "dict", "environment",
        "from_environment", "given", "hidden", "httpx", "new_pool", "os",
        "scalar_from_environment", "self", "settings", "settings_of", "super", "values",
        "values_of",
    }
)  # fmt: skip
"""What no argument of a client can be called besides."""

CLASSES = frozenset(
    {
        "Any", "AnyJob", "Anything", "AsyncEventStream", "AsyncResource", "Boolean", "Call",
        "Callable", "DateTime", "DateTimeField", "Digits", "Either", "ErrorShape", "EventStream",
        "FailureList", "Final", "InstanceOf", "Integer", "Items", "JSONTextField", "Literal",
        "Mapping", "Members", "Model", "Moment", "Number", "Operation", "OptionalDateTimeField",
        "RawMethods", "RequestOptions", "ResponseDecodeError", "Self", "Sequence",
        "ServerSentEvent", "Shape", "SyncResource", "TaggedUnion", "Text", "TypeAlias",
        "UnknownVariant", "Unset",
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
        "AsyncClient", "AsyncExecutor", "Boolean", "ClientCredentialsOption", "Clock",
        "Credential", "CredentialOption", "Digits", "Final", "HeaderOption", "Hidden", "Integer",
        "Number", "Self", "Settings", "SyncClient", "SyncExecutor", "Text", "Token",
    }
)  # fmt: skip
"""What the module of the clients imports besides."""
