"""Tests of the generated models, against JSON made from the specs."""
