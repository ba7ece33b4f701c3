"""What an extraction depends on, as one short hash: equal hashes mean equal findings for the same article."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from extractors import DEFAULT_MODEL
from schemas.errors import ModelNotFound

LIBRARIES = ("spacy", "thinc", "dateparser", "nameparser", "holidays", "numpy")
"""Their versions can change a finding."""


@lru_cache(maxsize=4)
def fingerprint(model: str = DEFAULT_MODEL) -> str:
    """Hash of the extractors' code and data files, the record models, the spaCy model and the libraries.

    Args:
        model: package name of the spaCy pipeline; it is not loaded, its ``meta.json`` is read.

    Raises:
        ModelNotFound: it is not installed.
    """
    digest = hashlib.blake2b(digest_size=8)
    for package in ("extractors", "schemas"):
        for name, content in _contents(files(package), package):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    digest.update(_model_meta(model))
    for library in LIBRARIES:
        digest.update(f"{library}={version(library)}\0".encode())
    return digest.hexdigest()


def _contents(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    """Name and bytes of every file below a package, in order of name; caches and hidden files left out."""
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{prefix}/{entry.name}"
        if entry.name.startswith((".", "__pycache__")) or entry.name.endswith(".pyc"):
            continue
        if entry.is_dir():
            found += _contents(entry, name)
        else:
            found.append((name, entry.read_bytes()))
    return found


def _model_meta(model: str) -> bytes:
    """The model's ``meta.json``: its name, version and the settings of its parts."""
    spec = find_spec(model)
    if spec is None or spec.origin is None:
        raise ModelNotFound(f"spaCy model {model!r} is not installed: run `make setup`, or name one that is")
    return b"\0".join(path.read_bytes() for path in sorted(Path(spec.origin).parent.glob("meta.json")))
