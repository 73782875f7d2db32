"""Tests of the sandbox itself, with plain httpx and bare sockets."""
