"""The commands that only read an index: search, status, dump, analyze."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

import click

from kb import evaluation, taxonomy
from kb import report as reports
from kb.cli import with_settings
from kb.engines import open_searcher
from kb.errors import WrongUse
from kb.export.dump import dump as dump_of
from kb.knowledge_base import KnowledgeBase
from kb.page_json import page_json
from kb.service import HitView, ResultPage, SearchRequest
from kb.settings import Settings
from kb.text.analyzers import analyze as analysis
from kb.text.language import identify


@click.command()
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 200), help="How many hits.")
@click.option("--group", type=click.Choice(["document", "passage"]), default="document", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the page of results as JSON, in the form of the API.")
@with_settings
def search(settings: Settings, query: str, limit: int, group: str, as_json: bool) -> None:
    """Search the index from the command line."""
    service = KnowledgeBase(open_searcher(settings), taxonomy.load(), settings.deadline_ms)
    page = service.search(SearchRequest(query, group="passage" if group == "passage" else "document", limit=limit))
    if as_json:
        click.echo(json.dumps(page_json(page), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_lines(page)))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@with_settings
def status(settings: Settings, as_json: bool) -> None:
    """Say what the index holds, and what the last run did and could not do."""
    # The index first: without one the report of an old run would look like the state of things.
    held = asdict(open_searcher(settings)().status()) | {"index": str(settings.index)}
    report = reports.load(settings.index)
    if as_json:
        click.echo(json.dumps(held | {"report": report and report.as_json()}))
        return
    click.echo("\n".join(f"{name}: {value}" for name, value in held.items()))
    if report:
        click.echo("\n".join([f"last run: {report.finished}", *report.lines()]))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_settings
def dump(settings: Settings, file: Path) -> None:
    """Write the whole knowledge base to FILE, a ZIP file with a manifest and checksums (a data package)."""
    searcher = open_searcher(settings)()
    # Not the name itself, or a dump that was stopped half way would pass for one.
    part = file.with_name(file.name + ".part")
    try:
        with part.open("wb") as out:
            out.writelines(dump_of(searcher, taxonomy.load(), settings.site_name, settings.site_url))
        part.replace(file)  # so that FILE is never half a dump, not even when the disk is full
    except OSError as error:
        part.unlink(missing_ok=True)
        raise WrongUse(f"{file}: {error.strerror}; choose a place that can be written to") from error
    status = searcher.status()
    click.echo(f"{file}: {status.documents} documents, {status.passages} passages, generation {status.generation}")


@click.command()
@click.argument("text")
@click.option("--language", type=click.Choice(["en", "sr"]), help="Analyse as this language; else it is identified.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def analyze(text: str, language: str | None, as_json: bool) -> None:
    """Show what the analyzer does with a text: each word with its form, lemma and stem."""
    spoken = language or identify(text).language
    words = [{"word": text[a.start : a.end], "start": a.start, **a.keys._asdict()} for a in analysis(text, spoken)]
    if as_json:
        click.echo(json.dumps({"language": spoken, "words": words}, ensure_ascii=False))
        return
    click.echo(f"language: {spoken}")
    for word in words:
        click.echo("  {word:20} form {form:20} lemma {lemma:22} stem {stem}".format(**word))


@click.command()
@click.argument("topics", type=click.File(encoding="utf-8"))
@click.argument("qrels", type=click.File(encoding="utf-8"), required=False)
@click.option("--group", type=click.Choice(["document", "passage"]), default="document", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@with_settings
def evaluate(settings: Settings, topics: TextIO, qrels: TextIO | None, group: str, as_json: bool) -> None:
    """Measure the running index on judged TOPICS: with QRELS in TREC's form, without as JSON lines of known items."""
    service = KnowledgeBase(open_searcher(settings), taxonomy.load(), settings.deadline_ms)
    try:
        asked = evaluation.judged(topics, qrels) if qrels else evaluation.known_items(topics)
    except UnicodeDecodeError as error:
        raise WrongUse(f"the topics or judgements are not UTF-8 text: {error}; save them as UTF-8") from error
    figures = evaluation.evaluate(asked, lambda query: evaluation.answers(service, query, group=group))
    if as_json:
        click.echo(json.dumps({"topics": len(asked), "figures": [asdict(figure) for figure in figures]}))
    else:
        click.echo("\n".join((f"{len(asked)} topics", *map(str, figures))))


def _lines(page: ResultPage) -> list[str]:
    head = f"{page.total} {'passages' if page.request.group == 'passage' else 'documents'} ({page.took_ms:.0f} ms)"
    # In the order of what a reader does next: understand the answer, go there, or ask again.
    notes = [f"note: {note}" for note in page.interpretation.notes]
    if page.interpretation.jump:
        notes.append(f"this provision: {page.interpretation.jump}")
    notes.extend(f"did you mean: {query}" for query in page.interpretation.suggestions)
    return [head, *notes, *(line for n, hit in enumerate(page.hits, 1) for line in _hit(n, hit))]


def _hit(place: int, hit: HitView) -> list[str]:
    shown = [f"    #{p.anchor}  {p.snippet.text}" for p in hit.passages[:1]]
    return [f"{place:3}. {hit.record.title} [{hit.record.type}, {hit.record.lang}] {hit.record.id}", *shown]
