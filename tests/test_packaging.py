"""What a built wheel contains: code, templates, static files and data."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TREES = [("kb", "data"), ("webapp", "templates"), ("webapp", "static"), ("webapp", "translations"), ("webapp", "data")]


@pytest.fixture(scope="module")
def names(tmp_path_factory) -> set[str]:
    """The names in a wheel built from a copy of the tracked files."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return set(zipfile.ZipFile(next(out.glob("*.whl"))).namelist())


@pytest.mark.slow
@pytest.mark.parametrize("tree", TREES, ids="/".join)
def test_wheel_holds_every_data_file(names, tree):
    files = [p for p in ROOT.joinpath(*tree).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {p.relative_to(ROOT).as_posix() for p in files} - names == set()


@pytest.mark.slow
def test_wheel_holds_every_module_and_no_tests(names):
    found = (path for package in ("kb", "indexer", "webapp") for path in (ROOT / package).rglob("*.py"))
    modules = {path.relative_to(ROOT).as_posix() for path in found}
    assert modules - names == set()
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "corpus/"))]
