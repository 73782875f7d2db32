"""Whether a request, or an answer, fits the provider's OpenAPI document."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from jsonschema_path import SchemaPath
from openapi_core import V31RequestValidator, V31ResponseValidator
from openapi_core.datatypes import RequestParameters
from openapi_core.validation.request.exceptions import SecurityValidationError
from openapi_core.validation.schemas.exceptions import InvalidSchemaValue
from werkzeug.datastructures import Headers, ImmutableMultiDict

from .recorder import RecordedRequest
from .spec import Operation, Spec, load

_REMEMBERED_VERDICTS = 4096


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the document says about one request."""

    operation: str | None
    """The operationId, or None if the document knows no such request."""
    problems: tuple[str, ...] = ()
    """What does not fit, in words; empty if all is well."""
    without_credentials: bool = False
    """Whether the credentials are what is missing."""


class Contract:
    """Judges requests and answers by one document; safe across threads.

    Stricter than the document's letter where a slip of a client would go unseen: query
    parameters and body members that the document does not know are problems too, and so
    is a repeated key where values are joined by commas, and a body where none belongs.
    """

    def __init__(self, spec: Spec) -> None:
        """Judge by this document."""
        self._spec = spec
        document = SchemaPath.from_dict(spec.document)
        self._requests = V31RequestValidator(
            document, forbid_unspecified_additional_properties=True
        )
        self._answers = V31ResponseValidator(
            document, forbid_unspecified_additional_properties=True
        )
        self._verdicts: dict[object, Verdict] = {}
        self._lock = threading.Lock()

    def judge(self, request: RecordedRequest, allowed_query: Iterable[str] = ()) -> Verdict:
        """Return the verdict; query names in `allowed_query` are let through unseen."""
        operation = self._spec.find(request.method, request.path)
        if operation is None:
            problem = f"the spec has no operation {request.method} {request.path}"
            return Verdict(None, (problem,))
        allowed = frozenset(allowed_query)
        query = [(name, value) for name, value in request.query if name not in allowed]
        # The validator takes milliseconds for what never changes from page to page.
        key = self._key(operation, request, query)
        with self._lock:
            verdict = self._verdicts.get(key)
            if verdict is None:
                verdict = self._judge(operation, request, query)
                if len(self._verdicts) >= _REMEMBERED_VERDICTS:
                    self._verdicts.clear()
                self._verdicts[key] = verdict
        return verdict

    def answer_problems(
        self, request: RecordedRequest, status: int, headers: Mapping[str, str], body: bytes
    ) -> list[str]:
        """Return what does not fit in an answer to this request."""
        operation = self._spec.find(request.method, request.path)
        if operation is None:
            return [f"the spec has no operation {request.method} {request.path}"]
        seen = _SeenRequest(self._spec.server, operation, request, request.query)
        answer = _SeenAnswer(status, headers, body)
        with self._lock:
            errors = self._answers.iter_errors(seen, answer)
            return [_explain(error) for error in errors]

    def _judge(
        self, operation: Operation, request: RecordedRequest, query: list[tuple[str, str]]
    ) -> Verdict:
        seen = _SeenRequest(self._spec.server, operation, request, query)
        errors = list(self._requests.iter_errors(seen))
        problems = [*_plain_problems(operation, request, query), *map(_explain, errors)]
        keyless = any(isinstance(error, SecurityValidationError) for error in errors)
        return Verdict(operation.id, tuple(problems), keyless)

    def _key(
        self, operation: Operation, request: RecordedRequest, query: list[tuple[str, str]]
    ) -> object:
        free = {(each.place, each.name) for each in operation.parameters if each.free_text}
        # An empty value may be a problem where any other text is not.
        values = [
            (place, name, bool(value) if (place, name) in free else value)
            for place, pairs in (
                ("query", query),
                ("path", operation.path_values(request.path).items()),
            )
            for name, value in pairs
        ]
        declared = {each.name.lower() for each in operation.parameters if each.place == "header"}
        relevant = declared | self._spec.credential_headers | {"content-type"}
        headers = [(name, value) for name, value in request.headers.items() if name in relevant]
        return (operation.id, tuple(values), tuple(sorted(headers)), request.body)


@lru_cache(maxsize=32)
def _contract(file: Path, _changed_ns: int) -> Contract:
    return Contract(load(file))


def contract_for(file: Path) -> Contract:
    """Return the contract of a document; servers in one process share it."""
    return _contract(file, file.stat().st_mtime_ns)


class _SeenRequest:
    """A recorded request in the shape that the validator asks for.

    The document's own server stands in for the sandbox, so that one reading of the
    document serves every port and mount.
    """

    def __init__(
        self,
        server: str,
        operation: Operation,
        request: RecordedRequest,
        query: list[tuple[str, str]],
    ) -> None:
        address = urlsplit(server)
        self.host_url = f"{address.scheme}://{address.netloc}"
        self.path = address.path.rstrip("/") + request.path
        self.method = request.method.lower()
        self.body = request.body or None
        self.content_type = request.headers.get("content-type", "")
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(query),
            header=Headers(request.headers),
            path=operation.path_values(request.path),
        )


class _SeenAnswer:
    """An answer in the shape that the validator asks for."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.status_code = status
        self.headers = Headers(dict(headers))
        self.content_type = headers.get("content-type", "")
        self.data = body


def _plain_problems(
    operation: Operation, request: RecordedRequest, query: list[tuple[str, str]]
) -> Iterator[str]:
    declared = {each.name: each for each in operation.parameters if each.place == "query"}
    for name, count in Counter(name for name, _ in query).items():
        if name not in declared:
            yield f"the spec has no query parameter {name!r} here"
        elif count > 1 and not declared[name].repeatable:
            yield f"query parameter {name!r} is sent {count} times"
    if request.body and not operation.takes_body:
        yield "a body is sent where the spec has none"


def _explain(error: BaseException) -> str:
    """Put an error and what caused it into one line."""
    if isinstance(error, SecurityValidationError):
        return "there are no credentials of a kind that the spec asks for"
    cause = error.__cause__
    if isinstance(cause, InvalidSchemaValue):
        what = str(error).partition(": Value ")[0]
        details = [
            f"{getattr(each, 'json_path', '$')} {getattr(each, 'message', each)}"
            for each in cause.schema_errors
        ]
        return f"{what}: {'; '.join(details)}"
    if cause is None or str(cause) in str(error):
        return str(error)
    return f"{error}: {cause}"
