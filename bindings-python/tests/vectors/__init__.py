"""Runs every file of `tests/vectors` against the package. See `tests/vectors/README.md`."""
