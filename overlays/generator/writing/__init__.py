"""A compiled spec in, a distribution out.

:mod:`.package` puts the distribution together. :mod:`.layout` has openapi-python-client write the
files, through ``templates/``; the templates ask the spec for everything that they say.
"""
