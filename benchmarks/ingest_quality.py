"""How well files are read: a table of the share of real files read, main text of web pages, and laws word for word.

    python -m benchmarks.ingest_quality [../shared/data]

A file "holds text" where a rough extraction that shares no code with the readers finds at least three words; it
"gives that text" where at least 90 % of those words, or all but two, are among the words that were read (half for
web pages, whose chrome is left out on purpose). Text in pictures does not count here.
"""

from __future__ import annotations

import difflib
import email
import io
import itertools
import re
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from pathlib import Path

import olefile
import pypdfium2
import trafilatura
from bs4 import BeautifulSoup

from indexer.lines import is_article_line
from indexer.media_types import media_type
from indexer.parsed import ParsedDocument, Unreadable
from indexer.readers import html, markdown, pdf
from indexer.sandbox import Sandbox
from kb.text.scripts import to_latin

FOLDERS = ("ingest-tika", "ingest-unstructured", "ingest-pypdf-samples", "ingest-mammoth-docx", "ingest-python-docx")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


_UNSEEN = re.compile(
    r"<!--.*?-->|<(\w+:)?(delText|instrText|tableStyleId|align|posOffset|style|head|Fallback|del)\b[^>]*(?<!/)>.*?</\1?\2>",
    re.DOTALL,
)
_SPACED = re.compile(r"</(?:\w+:)?(?:p|h\d?|tc|td|th|li|div|title|table-cell|pt|v)>|<(?:\w+:)?(?:tab|br|s|cr)\b[^>]*>")


def _rough_zip(*patterns: str) -> Callable[[bytes], str]:
    def extract(content: bytes) -> str:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = [n for n in archive.namelist() if any(re.fullmatch(p, n) for p in patterns)]
        text = _UNSEEN.sub(" ", " ".join(archive.read(n).decode("utf-8", "replace") for n in names))
        return unescape(re.sub(r"<[^>]+>", "", _SPACED.sub(" ", text)))

    return extract


def _rough_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return " ".join(document[n].get_textpage().get_text_range() for n in range(len(document)))


def _rough_html(content: bytes) -> str:
    return " ".join(p.get_text(" ") for p in BeautifulSoup(content, "html.parser").find_all("p"))


_RTF = re.compile(r"\\\*|\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|([{}])|\\.|([^\\{}\r\n]+)", re.DOTALL)
_HIDDEN = frozenset(
    "fonttbl colortbl stylesheet info pict listtable listoverridetable rsidtbl themedata datastore fldinst "
    "generator xmlnstbl latentstyles objdata nonshppict listtext pntext annotation atnauthor atnid".split()
)


def _rough_rtf(content: bytes) -> str:
    """The words of plain ASCII text in groups that are shown; words with escapes are left out."""
    depth, hidden, shown = 0, 99, []
    for found in _RTF.finditer(content.decode("latin-1")):
        word, _, code, brace, text = found.groups()
        depth += {"{": 1, "}": -1}.get(brace or "", 0)
        hidden = 99 if depth < hidden else hidden
        if hidden == 99 and (found.group() == "\\*" or word in _HIDDEN):
            hidden = depth
        elif hidden == 99 and (text or word in ("par", "line", "tab", "cell", "row") or code or word == "u"):
            shown.append(text or ("\x00" if code or word == "u" else " "))
    return " ".join(w for w in "".join(shown).split() if w.isascii() and "\x00" not in w)


def _rough_mail(content: bytes) -> str:
    if b"\0" in content:
        content = _rough_text(content).encode()
    message = email.message_from_bytes(content)
    parts = [p for p in message.walk() if p.get_content_type() == "text/plain" and not p.get_filename()]
    texts = [(p.get_payload(decode=True) or b"").decode(p.get_content_charset() or "utf-8", "ignore") for p in parts]
    return max(texts, key=len, default="") if message.get_content_type() == "multipart/alternative" else " ".join(texts)


def _rough_doc(content: bytes) -> str:
    stream = olefile.OleFileIO(io.BytesIO(content)).openstream("WordDocument").read()
    return " ".join(s.decode("latin-1") for s in re.findall(rb"[A-Za-z ,.]{30,}", stream[0x400:]))


def _rough_text(content: bytes) -> str:
    """Texts in UTF-8, -16 and -32; for others nobody has said what they hold."""
    encodings = ("utf-32", "utf-16-be" if content[0] == 0 else "utf-16") if b"\0" in content else ("utf-8",)
    return next((content.decode(e) for e in encodings if _is_sound(content, e)), "")


def _is_sound(content: bytes, encoding: str) -> bool:
    try:
        return "\0" not in content.decode(encoding)
    except UnicodeError:
        return False


ROUGH: dict[str, Callable[[bytes], str]] = {
    "application/pdf": _rough_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _rough_zip(r"word/document\.xml"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": _rough_zip(
        r"ppt/slides/slide\d+\.xml"
    ),
    "application/vnd.oasis.opendocument.text": _rough_zip(r"content\.xml"),
    "application/epub+zip": _rough_zip(r".*\.x?html?"),
    "text/html": _rough_html,
    "application/rtf": _rough_rtf,
    "message/rfc822": _rough_mail,
    "application/msword": _rough_doc,
    "text/plain": _rough_text,
}


def rough_words(content: bytes, kind: str) -> Counter[str]:
    try:
        return Counter(w for w in words(ROUGH[kind](content)) if not w.isdigit()) if kind in ROUGH else Counter()
    except Exception:
        return Counter()


def read_files(data: Path, sandbox: Sandbox) -> Iterator[tuple[str, str, ParsedDocument | Unreadable, Counter[str]]]:
    for path in sorted(p for folder in FOLDERS for p in (data / folder).iterdir() if p.name != "README.md"):
        content = path.read_bytes()
        kind = media_type(content, path.name)
        try:
            yield path.name, kind, sandbox.read(content, path.name, kind), rough_words(content, kind)
        except Unreadable as refusal:
            yield path.name, kind, refusal, rough_words(content, kind)


def covered(document: ParsedDocument, wanted: Counter[str]) -> float:
    """The share of the wanted words that the document, or a file inside it, gives."""
    found = Counter(words(" ".join([document.title, *(block.text for block in document.blocks)])))
    for file in document.attachments:
        found += rough_words(file.content, file.media_type)
    return sum((found & wanted).values()) / sum(wanted.values())


def files_table(data: Path) -> list[str]:
    total = refused = failed = holding = given = 0
    exceptions = []
    with Sandbox() as sandbox:
        for name, kind, answer, wanted in read_files(data, sandbox):
            total += 1
            if isinstance(answer, Unreadable):
                refused += 1
                failed += answer.reason.startswith(("the reader", "reading it took"))
                exceptions += [f"    refused: {name}: {answer.reason}"]
                continue
            if sum(wanted.values()) < 3:
                continue
            holding += 1
            share = covered(answer, wanted)
            missing = round((1 - share) * sum(wanted.values()))
            enough = share >= (0.5 if kind == "text/html" else 0.9) or (missing <= 2 and share > 0)
            given += enough
            exceptions += [] if enough else [f"    {share:.2f} of the words: {name}"]
    return [
        f"files {total}, refused with a reason {refused}, crashes, hangs and tracebacks {failed}",
        f"of {holding} readable files that hold text, the share that gives it: {given / holding:.3f} (aim .97)",
        *exceptions,
    ]


def f1(found: Sequence[str], wanted: Sequence[str]) -> float:
    same = sum((Counter(found) & Counter(wanted)).values())
    return 2 * same / (len(found) + len(wanted)) if same else 0.0


def pages_table(data: Path) -> list[str]:
    with tarfile.open(data / "html-readability/test-pages.tar.gz") as archive:
        files = {m.name: archive.extractfile(m) for m in archive.getmembers() if m.isfile()}
        pages = {n: f.read() for n, f in files.items() if f is not None}
    ours, theirs = [], []
    for name in sorted(n for n in pages if n.endswith("/source.html") and n.replace("source", "expected") in pages):
        wanted = words(BeautifulSoup(pages[name.replace("source", "expected")], "lxml").get_text(" "))
        ours.append(f1(words(" ".join(b.text for b in html.read(pages[name], name).blocks)), wanted))
        theirs.append(f1(words(trafilatura.extract(pages[name], include_comments=False) or ""), wanted))
    mean, other = sum(ours) / len(ours), sum(theirs) / len(theirs)
    return [f"main text of {len(ours)} web pages, token F1 mean: {mean:.3f} (aim .93), trafilatura {other:.3f}"]


def in_order(reference: Sequence[str], found: Sequence[str]) -> float:
    """The share of the reference's words that occur in order; a heading may stand above or below its number."""
    one, two = (
        [" ".join(words(line)) for line in _as_placed(reference, found)],
        [" ".join(words(line)) for line in found],
    )
    kept = 0
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        left, right = " ".join(one[a:b]).split(), " ".join(two[c:d]).split()
        matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
        kept += len(left) if kind == "equal" else sum(m.size for m in matcher.get_matching_blocks())
    return kept / sum(len(line.split()) for line in one)


def _as_placed(reference: Sequence[str], found: Sequence[str]) -> list[str]:
    lines = list(reference)
    pairs = {(" ".join(words(a)), " ".join(words(b))) for a, b in itertools.pairwise(found)}
    for n in range(len(lines) - 1):
        heading = (" ".join(words(lines[n + 1])), " ".join(words(lines[n])))
        if is_article_line(lines[n]) and heading in pairs:
            lines[n], lines[n + 1] = lines[n + 1], lines[n]
    return lines


def laws_table(data: Path) -> list[str]:
    laws = {}
    for path in (data / "laws-sr").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        if found := re.search(r"^identifier: (\S+)", text, re.M):
            laws[found.group(1)] = [b.text for b in markdown.read_text(text.split("---", 2)[2]).blocks]
    rows = []
    for path in sorted((data / "laws-sr-gazette-html").glob("*.html")):
        if path.stem in laws:
            share = in_order(laws[path.stem], [b.text for b in html.read(path.read_bytes(), path.name).blocks])
            rows.append(f"gazette {path.stem}: words of the Markdown version in order {share:.3f} (aim .98)")
    for path in sorted((data / "pdf-laws").glob("*.pdf")):
        content = path.read_bytes()
        raw = [line for line in _rough_pdf(content).splitlines() if words(line) and not line.strip().isdigit()]
        share = in_order([" ".join(raw)], [" ".join(b.text for b in pdf.read(content, path.name).blocks)])
        rows.append(f"PDF {path.stem}: words of its own text layer in order {share:.3f} (aim .98)")
    content = (data / "pdf-laws/krivicni-zakonik.pdf").read_bytes()
    rows.append(
        _same_articles(laws["krivicni-zakonik"] if "krivicni-zakonik" in laws else _code(data), pdf.read(content, "x"))
    )
    return rows


def _code(data: Path) -> list[str]:
    text = (data / "laws-sr/krivicni-zakonik.md").read_text(encoding="utf-8")
    return [b.text for b in markdown.read_text(text.split("---", 2)[2]).blocks]


def _articles(lines: Sequence[str]) -> dict[str, list[str]]:
    articles: dict[str, list[str]] = {}
    number = ""
    for line in lines:
        if is_article_line(line):
            number = "".join(words(line)[1:])
            articles[number] = []
        elif number:
            articles[number] += words(to_latin(line))
    return articles


def _same_articles(reference: Sequence[str], found: ParsedDocument) -> str:
    """The two are of 2014 and 2026: only articles that both have in nearly the same words are compared."""
    theirs, ours = _articles(reference), _articles([b.text for b in found.blocks])
    shares = []
    for number, wanted in theirs.items():
        matcher = difflib.SequenceMatcher(None, wanted, ours.get(number, []), autojunk=False)
        if wanted and matcher.ratio() > 0.8:
            shares.append(sum(m.size for m in matcher.get_matching_blocks()) / len(wanted))
    share = sum(shares) / len(shares)
    return f"PDF criminal code: {len(shares)} articles alike to .8 or more, words of the Markdown in order {share:.3f}"


def main(arguments: Sequence[str]) -> None:
    data = Path(arguments[0] if arguments else "../shared/data")
    for table in (files_table, pages_table, laws_table):
        print("\n".join(table(data)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
