"""What the answer says about how a query was read: one sentence each, in English and Serbian. Knows no syntax."""

from __future__ import annotations

from dataclasses import dataclass

from kb.text.scripts import to_cyrillic


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was ignored or read differently from what was perhaps meant. `code` is a key of SENTENCES."""

    code: str
    what: str = ""
    column: int = 0
    """place in the query, from 1; 0 where there is none"""

    def sentence(self, interface: str = "en") -> str:
        """The note as one sentence in the interface language, which is `en`, `sr-Latn` or `sr-Cyrl`."""
        english, serbian = SENTENCES[self.code]
        chosen = {"sr-Latn": serbian, "sr-Cyrl": _cyrillic(serbian)}.get(interface, english)
        return chosen.format(what=self.what, column=self.column)


def relaxed(level: str, interface: str = "en") -> tuple[str, ...]:
    """The sentence about an answer of this level of the ladder; none where every word was asked for."""
    # Whoever reads a relaxed answer as an exact one is misled, so this is said in words and not only by a field.
    return () if level == "all" else (Note(f"relaxed-{level}").sentence(interface),)


def _cyrillic(template: str) -> str:
    """The template in Cyrillic, its `{places}` left alone."""
    pieces = template.replace("}", "{").split("{")
    return "".join(to_cyrillic(p) if i % 2 == 0 else "{" + p + "}" for i, p in enumerate(pieces))


SENTENCES: dict[str, tuple[str, str]] = {
    "nothing-after": (
        "A term is missing after {what} (column {column}); {what} was ignored.",
        "Nedostaje reč posle {what} (mesto {column}); {what} je zanemareno.",
    ),
    "nothing-before": (
        "A term is missing before {what} (column {column}); {what} was ignored.",
        "Nedostaje reč ispred {what} (mesto {column}); {what} je zanemareno.",
    ),
    "open-quote": (
        "The quotation mark at column {column} is never closed and was ignored.",
        "Navodnik na mestu {column} nije zatvoren i zanemaren je.",
    ),
    "open-bracket": (
        "The bracket at column {column} is never closed; it was closed at the end.",
        "Zagrada na mestu {column} nije zatvorena; zatvorena je na kraju.",
    ),
    "stray-bracket": (
        "The bracket at column {column} closes nothing and was ignored.",
        "Zagrada na mestu {column} ništa ne zatvara i zanemarena je.",
    ),
    "too-deep": (
        "Brackets nest too deeply at column {column}; the inner ones were ignored.",
        "Zagrade su na mestu {column} preduboko ugnežđene; unutrašnje su zanemarene.",
    ),
    "unknown-field": (
        "There is no field “{what}”; it was searched as words.",
        "Nema polja „{what}”; traženo je kao obične reči.",
    ),
    "unknown-value": (
        "“{what}” is not a known value of this field; it was searched as words.",
        "„{what}” nije poznata vrednost tog polja; traženo je kao obične reči.",
    ),
    "empty-field": (
        "Nothing follows “{what}:”; it was ignored.",
        "Posle „{what}:” ništa ne sledi; zanemareno je.",
    ),
    "bad-year": (
        "“{what}” is not a year or a range such as 2015..2020; it was searched as words.",
        "„{what}” nije godina ni raspon kao 2015..2020; traženo je kao obične reči.",
    ),
    "lone-star": (
        "A “*” or “?” needs letters beside it; “{what}” was ignored.",
        "Uz „*” ili „?” moraju stajati slova; „{what}” je zanemareno.",
    ),
    "all-capitals": (
        "The query is all in capitals, so {what} was read as a word.",
        "Upit je ceo napisan velikim slovima, pa je {what} pročitano kao reč.",
    ),
    "near-phrase": (
        "NEAR joins words and phrases only; here it was read as AND.",
        "BLIZU spaja samo reči i izraze; ovde je pročitano kao AND.",
    ),
    "only-excluded": (
        "Only words to leave out were given, so all other documents are listed.",
        "Navedene su samo reči koje treba izostaviti, pa su navedeni svi ostali dokumenti.",
    ),
    "shortened": (
        "The question is long: its {what} most telling words were searched.",
        "Pitanje je dugo: traženo je {what} najznačajnijih reči.",
    ),
    "not-held": (
        "{what} is not in this collection; listed is what has the words.",
        "U ovoj zbirci nema odredbe „{what}”; navedeno je ono što sadrži te reči.",
    ),
    "relaxed-most": (
        "Few texts have all the words; texts with most of them are listed too.",
        "Malo je tekstova sa svim rečima; navedeni su i tekstovi sa većinom reči.",
    ),
    "relaxed-any": (
        "Few texts have most of the words; texts with any of them are listed too.",
        "Malo je tekstova sa većinom reči; navedeni su i tekstovi sa bilo kojom od reči.",
    ),
}
