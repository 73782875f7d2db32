"""A provider's document in; its ``specs/``, ``overlays/``, sandbox and first test out.

``python -m overlays.generator.adopting``. :mod:`.advice` says what a document lacks,
:mod:`.guesses` how the provider seems to page and to wait, :mod:`.files` writes it down through
``templates/``.
"""
