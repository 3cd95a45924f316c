"""What holds for every test."""

from hypothesis import settings

# A slow machine is no failure: nothing here measures time, benchmarks do.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
