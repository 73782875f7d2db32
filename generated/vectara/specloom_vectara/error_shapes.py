"""Where the error bodies of Vectara say what."""

from __future__ import annotations

from typing import Any, Final

from . import models
from ._runtime.request.call import ErrorShape


def _decode_error(source: Any) -> models.Error:
    return models.Error.from_response(source)


ERROR: Final = ErrorShape(_decode_error, message=("messages",), request_id=("request_id",))


def _decode_job_not_found(source: Any) -> models.JobNotFound:
    return models.JobNotFound.from_response(source)


JOB_NOT_FOUND: Final = ErrorShape(
    _decode_job_not_found, message=("messages",), request_id=("request_id",)
)


def _decode_rpc_status(source: Any) -> models.RpcStatus:
    return models.RpcStatus.from_response(source)


RPC_STATUS: Final = ErrorShape(_decode_rpc_status, code=("code",), message=("message",))
