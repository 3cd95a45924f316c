"""`kb dump`: the file is whole, or there is none."""

import zipfile

import pytest
from click.testing import CliRunner

from kb import commands
from kb.engines.memory import MemoryIndex
from kb.errors import WrongUse
from tests.webapp.api.conftest import DOCUMENTS


@pytest.fixture
def run(monkeypatch):
    """Runs the command over a small index in memory."""
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(DOCUMENTS[0])
    monkeypatch.setattr(commands, "open_searcher", lambda settings: index.searcher)
    return lambda file: CliRunner().invoke(commands.dump, [str(file)])


def test_a_file_is_written_and_told_of(run, tmp_path):
    done = run(tmp_path / "all.zip")
    assert (done.exit_code, "1 documents, 2 passages" in done.output) == (0, True)
    assert "datapackage.json" in zipfile.ZipFile(tmp_path / "all.zip").namelist()
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]


def test_an_older_dump_is_replaced(run, tmp_path):
    (tmp_path / "all.zip").write_text("old")
    run(tmp_path / "all.zip")
    assert zipfile.is_zipfile(tmp_path / "all.zip")


def test_where_nothing_can_be_written_is_wrong_use(run, tmp_path):
    done = run(tmp_path / "none" / "all.zip")
    assert isinstance(done.exception, WrongUse)
    assert "all.zip" in str(done.exception)
