"""The pages in docs/ say what the program does: commands, settings and keys stand there, links lead somewhere."""

from __future__ import annotations

import configparser
import re
from dataclasses import fields
from importlib.metadata import EntryPoint
from pathlib import Path

import click
import pytest

from indexer import schema
from kb.report import Report
from kb.settings import Settings

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
SETUP = configparser.ConfigParser()
SETUP.read(ROOT / "setup.cfg", encoding="utf-8")
COMMANDS = dict(line.split(" = ") for line in SETUP["options.entry_points"]["kb.commands"].strip().split("\n"))
PACKAGES = [re.split(r"[=<>]", line)[0] for line in SETUP["options"]["install_requires"].strip().split("\n")]
SCHEMA = schema.load()
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def _page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def _section(command: str) -> str:
    """What docs/cli.md says of one command."""
    return _page("cli.md").partition(f"\n## kb {command}\n")[2].partition("\n## ")[0]


def _options(command: str) -> list[str]:
    loaded: click.Command = EntryPoint(command, COMMANDS[command], "kb.commands").load()
    return [max(p.opts, key=len) for p in loaded.params if isinstance(p, click.Option)]


def _row(page: str, key: str) -> str:
    """The row of a table that begins with this key; empty if there is none."""
    return next((line for line in _page(page).split("\n") if line.startswith(f"| `{key}` |")), "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_that_names_its_options(command: str) -> None:
    section = _section(command)
    assert f"`kb {command}" in section
    assert [option for option in _options(command) if not re.search(rf"`{option}\b", section)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_no_section_names_an_option_that_is_not_there(command: str) -> None:
    named = set(re.findall(r"`(--[a-z-]+)", _section(command)))
    assert named <= set(_options(command))


@pytest.mark.parametrize("field", [field.name for field in fields(Report)])
def test_every_field_of_the_report_is_explained(field: str) -> None:
    assert f"`{field}`" in _page("cli.md").partition("## The report as JSON")[2]


@pytest.mark.parametrize("status", ["0", "1", "2", "3"])
def test_every_exit_status_is_explained(status: str) -> None:
    assert f"\n| {status} |" in _page("cli.md")


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_has_a_row_with_its_default(name: str) -> None:
    default = str(getattr(Settings(), name))
    assert f"| `KB_{name.upper()}` | {f'`{default}`' if default else 'empty'} |" in _row("settings.md", name)


@pytest.mark.parametrize("key", SCHEMA.fields)
def test_every_key_of_front_matter_has_a_row_with_its_type_and_values(key: str) -> None:
    rule, row = SCHEMA.fields[key], _row("corpus-format.md", key)
    assert f"| {rule['type']} |" in row
    values = rule["of"] if isinstance(rule.get("of"), list) else rule.get("fields", ())
    assert [value for value in values if f"`{value}`" not in row] == []


@pytest.mark.parametrize("name", SCHEMA.enums)
def test_every_kind_in_records_has_a_row_with_its_values(name: str) -> None:
    assert f"| {name} | {', '.join(f'`{value}`' for value in SCHEMA.enums[name])} |" in _page("corpus-format.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    links = _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    relative = [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in relative if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_dependency_stands_with_its_reason(package: str) -> None:
    assert re.search(rf"^\| {re.escape(package)} \| \S", _page("dependencies.md"), re.MULTILINE)


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_has_a_title_and_a_text(page: Path) -> None:
    title, _, text = page.read_text(encoding="utf-8").partition("\n")
    assert title.startswith("# ")
    assert len(text.split()) > 20


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120
