"""Tests of the driver that makes generated/, on a made-up provider in a folder of its own."""
