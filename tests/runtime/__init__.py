"""Tests of the parts of the runtime, and of how a package gets them.

The runtime is the same in each package. It is imported here through the package of one provider.
"""
