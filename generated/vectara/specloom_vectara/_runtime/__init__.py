# Copied from overlays/runtime/__init__.py: edit it there.
"""The part of a client package that is the same for every provider.

The modules here are copied into each package as ``specloom_<provider>._runtime``. They name no
provider: what differs stands in :mod:`.provider`, which the generator writes for each package.

Decisions (what to send, what an answer means, whether to try again, which page comes next, when
a job is finished) are pure; the sync and the async drivers around them only do the input, the
output and the sleeping.

Classes that users do not get to see are made without ``__eq__`` and ``__repr__``: attrs compiles
these when a class is made, which was a good part of what importing a package takes.
"""
