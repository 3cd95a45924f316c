"""One frozen `Settings`, read at the front doors: defaults, then a file, then `KB_*`, then flags."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kb.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice a maintainer can make; docs/settings.md explains each."""

    index: Path = Path(".index")
    corpus: Path = Path("corpus")
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    jobs: int = 0
    engine: str = "whoosh"
    site_url: str = ""
    site_name: str = "Good practices knowledge base"
    deadline_ms: int = 5000
    max_query_chars: int = 2000
    max_limit: int = 200
    max_clauses: int = 128
    max_expansions: int = 256
    cache_mb: int = 128
    rate_limit: str = ""
    rate_storage: str = "memory://"
    proxies: int = 0
    access_log: str = ""
    reader_seconds: float = 60.0
    reader_memory_mb: int = 1024
    cache: Path = Path(".cache")

    @classmethod
    def read(cls, environ: Mapping[str, str], file: Path | None = None, **flags: object) -> Settings:
        """Settings from a TOML file, the environment and flags, the later ones winning; None flags do not count.

        Raises WrongUse for an unknown key or a value of the wrong kind, naming both.
        """
        file = file or (Path(environ["KB_SETTINGS"]) if environ.get("KB_SETTINGS") else None)
        given: dict[str, Any] = _from_file(file) if file else {}
        names = {f.name for f in fields(cls)}
        given |= {n: environ[f"KB_{n.upper()}"] for n in names if environ.get(f"KB_{n.upper()}")}
        given |= {name: value for name, value in flags.items() if value is not None}
        if unknown := sorted(given.keys() - names):
            raise WrongUse(f"unknown setting {unknown[0]!r}; docs/settings.md lists them all")
        return replace(cls(), **{name: _as_kind(cls, name, value) for name, value in given.items()})


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongUse(f"settings file {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"settings file {path}: {error}") from error


def _as_kind(cls: type[Settings], name: str, value: object) -> Any:
    kind: Any = type(getattr(cls(), name))
    try:
        read = kind(_plain(kind, value))
    except (TypeError, ValueError) as error:
        raise WrongUse(f"setting {name}: {value!r} is not {_KINDS.get(kind, 'a text')}") from error
    if isinstance(read, int | float):
        least, most = _RANGES.get(name, (1, _MOST))
        # Asked this way round, "not a number" is refused as well.
        if not least <= read <= most:
            raise WrongUse(f"setting {name}: {value} is outside {least} to {most}")
    return read


def _plain(kind: type, value: object) -> object:
    """The value, if nothing of it would be lost. TOML has kinds of its own, and Python makes anything of anything."""
    # int(True) is 1, int(8000.7) is 8000, and str(["a"]) is a text: none of them is what the maintainer meant.
    is_cut = kind is int and isinstance(value, float) and not value.is_integer()
    if is_cut or isinstance(value, bool) or (kind is str and not isinstance(value, str | int | float)):
        raise ValueError
    return value


_KINDS = {int: "a whole number", float: "a number"}
_MOST = 10**9
# Numbers that may be zero (0 jobs: as many as there are cores; no cache; no proxy in front), and ports.
_RANGES = {
    "port": (1, 65535), "jobs": (0, 256), "threads": (1, 1024), "cache_mb": (0, _MOST), "proxies": (0, 16),
    "reader_seconds": (0.1, _MOST),
}
