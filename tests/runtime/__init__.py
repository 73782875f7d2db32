"""Tests of the parts of the runtime that decide and do no input or output."""
