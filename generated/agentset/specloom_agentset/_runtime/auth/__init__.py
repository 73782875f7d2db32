# Copied from overlays/runtime/auth/__init__.py: edit it there.
"""What authenticates a request: a key or token in a header, or OAuth 2.0 client credentials.

Public to generated code: the options of :mod:`.credential` and :mod:`.client_credentials`.
"""
