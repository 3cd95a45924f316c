"""The YAML head of a file: split off, read with line numbers, every key checked against the one schema. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from indexer import schema
from kb.model import Problem

_HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)(?:^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)
_OPEN = re.compile(r"\A\ufeff?---[ \t]*\r?\n")


class _Loader(yaml.SafeLoader):
    """Safe YAML in which dates stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The usable metadata, the rest of the text, and the problems. A value with a problem is left out of `metadata`.

    `broken` says that the head could not be read at all, so that nothing in it can be trusted.
    """

    metadata: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""
    problems: tuple[Problem, ...] = ()
    broken: bool = False


def split(text: str, path: str) -> FrontMatter:
    """Front matter and body of a text. A text without a head has no metadata and no problems.

    >>> split("---\\ntitle: A\\n---\\nBody", "a.md").metadata
    {'title': 'A'}
    """
    found = _HEAD.match(text)
    if found is None:
        if _OPEN.match(text):
            return _broken(path, "the front matter has no closing line ---", 1)
        return FrontMatter(body=text)
    head = _read(found.group(1), path, 2)
    missing = () if head.broken else _missing(head, path)
    return replace(head, body=text[found.end() :], problems=head.problems + missing)


def sidecar(text: str, path: str) -> FrontMatter:
    """Front matter that is a file of its own, for a file that cannot carry any. Nothing in it is required."""
    return _read(text.removeprefix("\ufeff"), path, 1)


def _read(text: str, path: str, first: int) -> FrontMatter:
    """The metadata in a text of YAML whose first line has this number."""
    try:
        node = yaml.compose(text, Loader=_Loader)
        values = _Loader("").construct_document(node) if node is not None else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _broken(path, f"the front matter is not valid YAML: {_said(error)}", _line_of(error, first))
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode | None):
        return _broken(path, "the front matter must be a list of `key: value` lines", first)
    return _checked(values, node, path, first)


def _checked(values: Mapping[str, Any], node: yaml.MappingNode | None, path: str, first: int) -> FrontMatter:
    lines = {key.value: key.start_mark.line + first for key, _ in node.value} if node else {}
    rules, problems, good = schema.load(), [], {}
    for key, value in values.items():
        faults = [*rules.problems(str(key), value)]
        problems += [_problem(path, fault, lines.get(key)) for fault in faults]
        # A wrong value is left out and the rest kept: one slip must not cost the document.
        if not faults and value is not None:
            good[key] = value
    return FrontMatter(good, problems=tuple(problems))


def _missing(head: FrontMatter, path: str) -> tuple[Problem, ...]:
    """A problem for each required key that is not there at all."""
    # A key that is there but wrong was told of already; that it is missing too would send its author in circles.
    faulty = " ".join(problem.reason for problem in head.problems)
    keys = [key for key in schema.load().missing(head.metadata) if key not in faulty]
    return tuple(_problem(path, f"{key} is missing", 1) for key in keys)


def _problem(path: str, reason: str, line: int | None) -> Problem:
    return Problem(path, "front matter", reason, "see docs/corpus-format.md", line, fatal=False)


def _broken(path: str, reason: str, line: int | None) -> FrontMatter:
    problem = Problem(path, "front matter", reason, "mend it; docs/corpus-format.md has an example", line)
    return FrontMatter(problems=(problem,), broken=True)


def _said(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error).split("\n")[0]


def _line_of(error: Exception, first: int) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return mark.line + first if mark is not None else None
