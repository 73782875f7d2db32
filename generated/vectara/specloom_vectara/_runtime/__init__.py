# Copied from overlays/runtime/__init__.py: edit it there.
"""The part of a client package that is the same for every provider.

The modules here are copied into each package as ``specloom_<provider>._runtime``. They name no
provider: what differs stands in :mod:`.provider`, which the generator writes for each package.

Decisions (what to send, what an answer means, whether to try again, which page comes next, when
a job is finished) are pure; the sync and the async drivers around them only do the input, the
output and the sleeping.

What a first page does without (retries, waiting, streams, the other of sync and async, what an
error means) is imported by the call that needs it, and classes are made without compiling code for
them (see :mod:`.records`): both were most of the time from nothing to a page.
"""
