"""What has changed for users since a commit, and the version that this calls for.

``python -m overlays.generator.changes``. :mod:`.specs` compares two versions of a spec,
:mod:`.api` two of a package with griffe, :mod:`.report` says what was found.
"""
