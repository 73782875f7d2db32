"""Kind of error, one for each status: 400 ``bad_request``, 401 ``unauthorized``, 403
``forbidden``, 404 ``not_found``, 409 ``conflict``, 410 ``invite_expired``, 422
``unprocessable_entity``, 429 ``rate_limit_exceeded``, 500 ``internal_server_error``.
"""

from typing import Literal, TypeAlias

ErrorCode: TypeAlias = Literal[
    "bad_request",
    "unauthorized",
    "forbidden",
    "not_found",
    "conflict",
    "invite_expired",
    "unprocessable_entity",
    "rate_limit_exceeded",
    "internal_server_error",
]
"""Kind of error, one for each status: 400 ``bad_request``, 401 ``unauthorized``, 403
``forbidden``, 404 ``not_found``, 409 ``conflict``, 410 ``invite_expired``, 422
``unprocessable_entity``, 429 ``rate_limit_exceeded``, 500 ``internal_server_error``.
"""
