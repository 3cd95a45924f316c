"""The dictionaries are loaded before the clock of the first test runs."""

from __future__ import annotations

import pytest

from kb.text.analyzers import warm_up


@pytest.fixture(autouse=True, scope="session")
def _dictionaries():
    warm_up()
