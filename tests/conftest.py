"""What holds for every test."""

import gc

from hypothesis import settings

# A slow machine is no failure: nothing here measures time, benchmarks do.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure():
    """What twelve thousand tests are made of is no garbage: looking through it takes a fifth of collecting them."""
    gc.disable()


def pytest_collection_finish():
    """From here on garbage is looked for, but not among the tests themselves."""
    gc.enable()
    gc.freeze()
