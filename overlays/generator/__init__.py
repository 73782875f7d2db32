"""What we lay over openapi-python-client.

``reading/`` compiles a provider's document, ``writing/`` generates its package, ``changes/`` says
what has changed since a commit, ``adopting/`` starts a new provider. ``python -m
overlays.generator`` writes ``generated/``, :mod:`.check` says whether everything fits.
"""
