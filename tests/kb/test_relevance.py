"""Search quality on judged sets does not fall below its floor; the large sets are in `make evaluate`."""

from pathlib import Path

import pytest

from benchmarks.relevance import figures

DATA = Path(__file__).parents[2] / "../shared/data"


@pytest.mark.shared_data
@pytest.mark.slow
@pytest.mark.parametrize("name", ["flores", "tatoeba", "cranfield"])
def test_not_below_the_floor(name):
    rows = list(figures(DATA, sample=100 if name != "cranfield" else 225, only=(name,)))
    assert rows
    assert [row for row in rows if row.ours < row.floor] == []
