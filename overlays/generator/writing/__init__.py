"""A compiled spec in, a distribution out.

:mod:`.package` puts the distribution together. :mod:`.layout` has openapi-python-client write the
files, through ``templates/``: all source text that depends on a spec is written there, docstrings
by :mod:`.docstrings`. :mod:`.runtime` copies what the package needs of the runtime, and derives
its sync half by :mod:`.unasync`.
"""
