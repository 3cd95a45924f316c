"""Search quality on judged sets does not fall below its floor; the large sets are in `make thorough`."""

from pathlib import Path

import pytest

from benchmarks.relevance import figures

DATA = Path(__file__).parents[2] / "../shared/data"


@pytest.mark.shared_data
@pytest.mark.slow
@pytest.mark.parametrize(("name", "sample"), [
    ("flores", 100), ("tatoeba", 300), ("cranfield", 225),
    *(pytest.param(name, 300, marks=pytest.mark.thorough) for name in ("flores", "tatoeba-back", "treaties", "laws")),
])  # fmt: skip
def test_not_below_the_floor(name, sample):
    rows = list(figures(DATA, sample, only=(name,)))
    assert rows
    assert [row for row in rows if row.ours < row.floor] == []
