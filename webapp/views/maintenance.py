"""What the last run of `kb index` did and could not do, for those who look after the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from itertools import groupby

from flask import render_template, request

from kb.model import Problem
from kb.report import Report, load
from webapp.current import settings
from webapp.views.blueprints import pages

FACETS = ("format", "language", "type", "country", "theme", "audience")
MOST = 200
"""So many files with problems are listed; `kb status` has them all."""


@dataclass(frozen=True, slots=True)
class Troubled:
    """A file and what is wrong with it; `lost` where it gave no document."""

    path: str
    problems: tuple[Problem, ...]

    @property
    def lost(self) -> bool:
        """Whether any of its problems cost a document."""
        return any(problem.fatal for problem in self.problems)


@pages.get("/maintenance")
def maintenance() -> str:
    """The report beside the index. Names of files are shown only on the machine itself."""
    report = load(settings().index)
    files = troubled(report.problems) if report else []
    return render_template(
        "maintenance.html", report=report, files=files[:MOST], more=max(0, len(files) - MOST),
        lost=sum(file.lost for file in files), counts=counts(report) if report else {}, private=not _is_here(),
    )


def troubled(problems: Sequence[Problem]) -> list[Troubled]:
    """The files with problems, those that gave no document first."""
    by_path = sorted(problems, key=lambda problem: (problem.path, problem.line or 0))
    files = [Troubled(path, tuple(found)) for path, found in groupby(by_path, key=lambda problem: problem.path)]
    return sorted(files, key=lambda file: not file.lost)


def counts(report: Report) -> Mapping[str, list[tuple[str, int]]]:
    """Facet → (value, number of documents written), the largest first; facets without any are left out."""
    found = {name: report.counts[name].items() for name in FACETS if report.counts.get(name)}
    return {name: sorted(values, key=lambda item: (-item[1], item[0])) for name, values in found.items()}


def _is_here() -> bool:
    # The name of a file can tell what nobody should read: "interview with ... .doc". A proxy that settings do not
    # know of makes every visitor look like this machine, so its header alone counts as being elsewhere.
    if "X-Forwarded-For" in request.headers and not settings().proxies:
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
