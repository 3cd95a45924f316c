"""Measures: speed, memory and quality, each beside the command that reproduces it."""
