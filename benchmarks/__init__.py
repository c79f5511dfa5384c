"""Measurements as commands: ``python -m benchmarks.NAME`` prints a table."""
