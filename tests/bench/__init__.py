"""The clients beside the official SDKs, and beside bare httpx: what `nox -s bench` measures.

Three processes take turns: one has our packages and the floor (httpx and orjson, nothing
else), one has the official SDKs, and one is the server on loopback. `rows` says what is
measured and within which limits, `floor`, `ours` and `official` how each does the work.
"""
