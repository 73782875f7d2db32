"""Templates compiled once and not for each run, which takes half of the time of a run."""

from __future__ import annotations

from functools import partial

import openapi_python_client
import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class KeptBytecode(BytecodeCache):
    """What templates were compiled to, by name and source, wherever they stand."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the template alone: the checksum of a bucket stands for its source."""
        del filename
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* if its source is known."""
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in *bucket*."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


def compile_once(patch: pytest.MonkeyPatch) -> None:
    """Let the generator keep what it compiles while *patch* lasts."""
    new = partial(Environment, bytecode_cache=KeptBytecode())
    patch.setattr(openapi_python_client, "Environment", new)
