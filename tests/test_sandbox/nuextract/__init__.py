"""Tests of the imitated NuExtract, with plain httpx and bare sockets."""
