"""What lies in the folders that a run was given: each file with its source, its sidecar, and what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.sources import SourceFile, find
from kb.model import Problem, Source

SIDECAR = ".yaml"
"""`name.pdf.yaml` is the front matter of `name.pdf`."""

# They tell about the folder, for those who keep it; a reader of the knowledge base would find them odd.
_ABOUT = ("README", "LICENSE", "LICENCE")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to index, the source under which it is known, and the file with its front matter, if it has one."""

    file: SourceFile
    source: Source
    sidecar: SourceFile | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """`files` by their absolute path. `scopes` are the absolute paths that were looked through: what is indexed from
    there and not among `files` is gone, except for the `unread` files and folders, which could not be opened."""

    files: Mapping[str, Found] = field(default_factory=dict)
    scopes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()

    def covers(self, file: str) -> bool:
        """Whether the file lies in what was looked through."""
        return any(file == scope or file.startswith(f"{scope}/") for scope in self.scopes)

    def hides(self, file: str) -> bool:
        """Whether the file, or a folder in which it lies, could not be opened, so that it may still be there."""
        return file in self.unread or any(parent.as_posix() in self.unread for parent in Path(file).parents)


def scan(paths: Sequence[Path], known_roots: Iterable[str], reader: str) -> Scan:
    """Look through files and folders. One that lies in a folder known already is looked at as a part of that.

    `reader` is the version of all that makes a document of a file.
    """
    # A part of a known folder keeps the names it has there: else each of its files would be new, and the old ones gone.
    roots = {*known_roots, *(path.resolve().as_posix() for path in paths if path.is_dir())}
    files: dict[str, Found] = {}
    problems: dict[str, Problem] = {}
    for path in paths:
        whole = path.resolve()
        root = _root(whole, roots)
        for found in _paired(find(_with_sidecar(whole))):
            if isinstance(found, Problem):
                problems[found.path] = replace(found, path=_shown(Path(found.path), root))
            else:
                source = _source(found, root, reader)
                files[source.file] = replace(found, source=source)
    scopes = tuple(dict.fromkeys(path.resolve().as_posix() for path in paths))
    return Scan(files, scopes, tuple(problems.values()), frozenset(problems))


def _with_sidecar(path: Path) -> list[Path]:
    sidecar = path.with_name(path.name + SIDECAR)
    return [path, sidecar] if path.is_file() and sidecar.is_file() else [path]


def _root(path: Path, known: Set[str]) -> Path:
    own = path if path.is_dir() else path.parent
    within = [root for root in known if path.is_relative_to(root)]
    return Path(min(within, key=len)) if within else own


def _paired(found: Iterator[SourceFile | Problem]) -> Iterator[Found | Problem]:
    """The files that are documents, each with its sidecar. README and LICENSE tell about their folder."""
    all_found = list(found)
    files = {file.path: file for file in all_found if isinstance(file, SourceFile)}
    for file in all_found:
        if isinstance(file, Problem):
            yield file
        elif file.path.stem.upper() not in _ABOUT and not _is_sidecar(file.path, files):
            yield Found(file, Source(""), files.get(file.path.with_name(file.path.name + SIDECAR)))


def _is_sidecar(path: Path, files: Mapping[Path, SourceFile]) -> bool:
    return path.suffix == SIDECAR and path.with_suffix("") in files


def _source(found: Found, root: Path, reader: str) -> Source:
    digest = found.file.digest
    # A changed description has to bring its file back, which itself is as it was.
    if found.sidecar:
        digest = hashlib.sha256(f"{digest} {found.sidecar.digest}".encode()).hexdigest()
    kind = found.file.media_type
    return Source(_shown(found.file.path, root), digest, kind, f"{kind}/{reader}", root=root.as_posix())


def _shown(path: Path, root: Path) -> str:
    """The path as people see it: from the name of the indexed folder on."""
    return path.relative_to(root.parent).as_posix() if path.is_relative_to(root) else path.name
