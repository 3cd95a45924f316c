"""The tables of data are the same whichever parser reads them."""

from importlib import resources

import pytest
import yaml

from kb.tables import table

DATA = resources.files("kb").joinpath("data")
NAMES = sorted(path.name for path in DATA.iterdir() if path.name.endswith(".yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_what_pure_python_reads(name):
    assert table(name) == yaml.load((DATA / name).read_text(encoding="utf-8"), yaml.SafeLoader)


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match="planets"):
        table("planets.yaml")
