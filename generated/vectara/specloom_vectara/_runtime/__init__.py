# Copied from overlays/runtime/__init__.py: edit it there.
"""The part of a client package that is the same for every provider.

It is copied into each package as ``specloom_<provider>._runtime``, and names no provider: what
differs is in :mod:`.provider`, which the generator writes for each package.

``request/`` sends one call, ``auth/`` authenticates it, ``models/`` reads and writes objects;
``paging/``, ``streaming/`` and ``waiting/`` are built on them. Decisions (what to send, what a
response means, whether to retry, which page is next, when a job has ended) do no I/O. The drivers
around them are written once, in modules named ``async_<x>.py``; the generator derives
``sync_<x>.py`` from each when it writes a package. Where the two must differ, the difference is a
function of :mod:`.request.async_io` that :mod:`.request.sync_io` has under the same name.

What a first page does not need (retries, errors, waiting, streams) is imported by the call that
needs it: imports were most of the time from nothing to a first page.
"""
