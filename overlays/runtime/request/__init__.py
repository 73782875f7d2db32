"""Sending one call: what to send, the attempts, and what a response means.

Public to generated code: :class:`.call.Call` and :class:`.call.Operation`, the clients of
:mod:`.async_client` and its sync twin. Overlays import nothing from here.
"""
