"""Defaults, then a file, then the environment, then flags; what cannot be used is named."""

from pathlib import Path

import pytest

from kb.errors import WrongUse
from kb.settings import Settings


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "kb.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_given_means_the_defaults():
    assert Settings.read({}) == Settings()


def test_later_ones_win(tmp_path):
    file = _file(tmp_path, "port = 1001\nthreads = 3\nhost = 'a'\n")
    read = Settings.read({"KB_PORT": "1002", "KB_THREADS": "4"}, file, port=1003)
    assert (read.port, read.threads, read.host) == (1003, 4, "a")


def test_a_flag_that_was_not_given_does_not_count():
    assert Settings.read({"KB_PORT": "1002"}, port=None).port == 1002


def test_an_empty_variable_does_not_count():
    assert Settings.read({"KB_PORT": ""}).port == 8000


def test_the_environment_names_the_file(tmp_path):
    file = _file(tmp_path, "jobs = 2")
    assert Settings.read({"KB_SETTINGS": str(file)}).jobs == 2


@pytest.mark.parametrize(("name", "given", "kind"), [
    ("port", "81", int), ("reader_seconds", "1.5", float), ("index", "/x", Path), ("site_name", "S", str),
])
def test_values_get_the_kind_of_the_default(name, given, kind):
    assert type(getattr(Settings.read({f"KB_{name.upper()}": given}), name)) in (kind, type(Path()))


@pytest.mark.parametrize(("environ", "said"), [
    ({"KB_PORT": "many"}, "port: 'many' is not a whole number"),
    ({"KB_READER_SECONDS": "soon"}, "reader_seconds: 'soon' is not a number"),
    ({"KB_PORT": "99999"}, "port: 99999"),
    ({"KB_PORT": "0"}, "port: 0"),
    ({"KB_JOBS": "-1"}, "jobs: -1"),
    ({"KB_THREADS": "0"}, "threads: 0"),
    ({"KB_MAX_LIMIT": "0"}, "max_limit: 0"),
    ({"KB_READER_SECONDS": "-1"}, "reader_seconds: -1"),
    ({"KB_READER_SECONDS": "nan"}, "reader_seconds: nan"),
    ({"KB_PROXIES": "99"}, "proxies: 99 is outside 0 to 16"),
])
def test_a_value_that_cannot_be_used_is_named(environ, said):
    with pytest.raises(WrongUse, match=said):
        Settings.read(environ)


def test_unknown_keys_of_a_file_are_named(tmp_path):
    with pytest.raises(WrongUse, match="unknown setting 'prot'"):
        Settings.read({}, _file(tmp_path, "prot = 80"))


def test_unknown_variables_belong_to_others():
    assert Settings.read({"KB_SOMETHING_ELSE": "1"}) == Settings()


@pytest.mark.parametrize("text", ["port = ", "= 3", "port 80"])
def test_a_file_that_is_no_toml_is_named(tmp_path, text):
    file = _file(tmp_path, text)
    with pytest.raises(WrongUse, match=r"kb\.toml"):
        Settings.read({}, file)


def test_a_file_in_another_encoding_is_named(tmp_path):
    file = tmp_path / "kb.toml"
    file.write_bytes(b"site_name = '\xe6\xfe'")
    with pytest.raises(WrongUse, match=r"kb\.toml"):
        Settings.read({}, file)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WrongUse, match="No such file"):
        Settings.read({}, tmp_path / "none.toml")


@pytest.mark.parametrize(("text", "said"), [
    pytest.param("port = true", "port: True is not a whole number", id="switch"),
    pytest.param("port = 8000.7", "port: 8000.7 is not a whole number", id="fraction"),
    pytest.param("reader_seconds = false", "reader_seconds: False is not a number", id="switch for a number"),
    pytest.param('site_name = ["a", "b"]', "site_name: .* is not a text", id="list"),
    pytest.param('corpus = ["a", "b"]', "corpus: .* is not a text", id="list of folders"),
    pytest.param("[index]\npath = 'x'", "index: .* is not a text", id="table"),
    pytest.param("port = 2024-01-01", "port: .* is not a whole number", id="day"),
])  # fmt: skip
def test_what_toml_knows_and_a_setting_does_not(tmp_path, text, said):
    with pytest.raises(WrongUse, match=said):
        Settings.read({}, _file(tmp_path, text))


@pytest.mark.parametrize(("text", "name", "value"), [
    ("port = 8000.0", "port", 8000), ("port = '81'", "port", 81), ("reader_seconds = 5", "reader_seconds", 5.0),
    ("site_name = 112", "site_name", "112"), ("corpus = 'a/b'", "corpus", Path("a/b")),
])  # fmt: skip
def test_what_is_meant_is_taken(tmp_path, text, name, value):
    assert getattr(Settings.read({}, _file(tmp_path, text)), name) == value


@pytest.mark.parametrize(("name", "least", "most"), [
    ("port", 1, 65535), ("jobs", 0, 256), ("threads", 1, 1024), ("proxies", 0, 16), ("cache_mb", 0, 10**9),
])
def test_the_ends_of_a_range_belong_to_it(name, least, most):
    assert getattr(Settings.read({}, **{name: least}), name) == least
    assert getattr(Settings.read({}, **{name: most}), name) == most
    for beyond in (least - 1, most + 1):
        with pytest.raises(WrongUse, match=f"{beyond} is outside {least} to {most}"):
            Settings.read({}, **{name: beyond})
