# Copied from overlays/runtime/models/__init__.py: edit it there.
"""What generated models are made of.

* :mod:`.model`: the base class :class:`~.model.Model` and the table of its members, and the
  functions that decode and encode objects, arrays and maps.
* :mod:`.fields`: date-times and JSON text, which are parsed when a field is read.
* :mod:`.unions`: unions that a tag tells apart; ``UnknownVariant``, which users meet.

Nothing is imported here: a package loads each module with the first model that needs it.
"""
