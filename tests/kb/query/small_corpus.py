"""A handful of invented documents in both languages and scripts, enough to ask the acceptance tests' questions."""

from kb import taxonomy
from kb.engines.memory import MemoryIndex, MemorySearcher
from kb.knowledge_base import KnowledgeBase
from kb.model import Document, Passage, Record
from kb.service import SearchRequest

TEXTS: dict[str, tuple[str, str, str]] = {
    "smuggling-en": ("en", "Boats at night", "The police uncovered the smuggling of migrants across the river."),
    "smuggling-en-2": ("en", "Drivers", "Migrant smuggling by lorry was punished by the court."),
    "smuggling-sr": ("sr", "Čamci", "Policija je otkrila krijumčarenje migranata preko reke."),
    "smuggling-sr-cyrl": ("sr", "Возачи", "Ко кријумчари људе, казниће се. Кријумчарење миграната је кривично дело."),
    "trafficking-en": ("en", "Shelter", "Victims of human trafficking were exploited for forced labour."),
    "trafficking-sr": ("sr", "Sklonište", "Žrtve trgovine ljudima bile su prinuđene na rad."),
    "jit-en": ("en", "Eurojust", "A joint investigation team was set up; the JIT met twice."),
    "jit-acronym": ("en", "Report", "The JIT agreement was signed in The Hague."),
    "jit-sr": ("sr", "Evrodžast", "Zajednički istražni tim je obrazovan sporazumom."),
    "jit-sr-acronym": ("sr", "Извештај", "ЗИТ је потписан у Хагу."),
    "tip-sr": ("sr", "Vozila", "Tip vozila i tip motora upisuju se u dozvolu."),
    "tip-report": ("en", "Ranking", "The TIP Report lists the country in tier two."),
    "judge-hr": ("sr", "Sud", "Sudac je odbio zahtjev zbog zlouporabe ovlasti; riječ je o kaznenom djelu."),
    "judge-sr": ("sr", "Суд", "Судија је одбио захтев због злоупотребе; реч је о кривичном делу."),
    "sum": ("sr", "Novac", "Ukupna suma novca je uplaćena."),
    "wood": ("sr", "Drveće", "Gusta šuma raste iza brda. Put ide među šumama."),
}


def searcher() -> MemorySearcher:
    """The corpus, indexed."""
    index = MemoryIndex()
    with index.writer() as writer:
        for id, (language, title, text) in TEXTS.items():
            countries = ("croatia",) if id.endswith("-hr") else ("serbia",)
            record = Record(id, title, language=language, countries=countries, date="2019")
            writer.put(Document(record, (Passage(id, 0, "p1", "", text),)))
    return index.searcher()


def found(q: str, opened: MemorySearcher, **more: object) -> list[str]:
    """The ids that a question finds, best first."""
    kb = KnowledgeBase(lambda: opened, taxonomy.load(), deadline_ms=60_000)
    return [hit.record.id for hit in kb.search(SearchRequest(q, limit=50, **more)).hits]  # type: ignore[arg-type]
