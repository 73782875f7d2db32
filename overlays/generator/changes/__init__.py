"""What has changed for users since a commit, and the version that this calls for.

``python -m overlays.generator.changes``. :mod:`.specs` compares two versions of a spec,
:mod:`.report` says what was found.
"""
