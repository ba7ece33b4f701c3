"""The explorer on the sample articles, as a real server on this machine."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.explore.app import Explorer
from flows.explore.server import address_of, listen, make_server
from flows.settings import Settings
from flows.sources.declared import find_sources
from flows.sources.reading import read_sources
from flows.sources.source import Visit
from schemas import Article, Extraction
from warehouse import Writer

SAMPLES = Path(__file__).parents[3] / "flows" / "samples"
EVIL_ID = "evil/<b>&?#.txt"
EVIL = (
    "<script>window.ran = 1</script> Mayor <img src=x onerror='window.ran = 2'> Ida Brandt resigned on Monday.\n"
    '"><svg onload="window.ran = 3">"I did <b>not</b>," said Brandt {{ 7 * 7 }} </textarea><script src=//evil.example>'
)


@dataclass(frozen=True)
class Served:
    """A running explorer."""

    address: str
    warehouse: Path
    found: tuple[Extraction, ...]


@pytest.fixture(scope="session")
def explorer(tmp_path_factory: pytest.TempPathFactory, extractor) -> Iterator[Served]:
    items = read_sources(find_sources([str(SAMPLES)]), Visit(Settings()))
    articles = [item for item in items if isinstance(item, Article)]
    evil = Article(document_id=EVIL_ID, text=EVIL, title=EVIL[:60], publisher="<i>Post</i>", url="javascript:1")
    found = tuple(extractor.stream([*articles, evil]))
    path = tmp_path_factory.mktemp("explorer") / "news.duckdb"
    with Writer.open(path) as writer:
        run = writer.start_run(["samples"], "f")
        assert writer.load(found, run_id=run, fingerprint="f").loaded == len(found)
        writer.publish()
    with Serving(path) as address:
        yield Served(address, path, found)


@pytest.fixture(scope="session")
def serve() -> "type[Serving]":
    """``with serve(path) as address``: an explorer of one's own."""
    return Serving


class Serving:
    """A server in a thread, for as long as the context lasts."""

    def __init__(self, path: Path, **options) -> None:
        self.listener = listen(0)
        self.server = make_server(Explorer(path, **options).app())
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listener]})

    def __enter__(self) -> str:
        self.thread.start()
        return address_of(self.listener)

    def __exit__(self, *ending: object) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.listener.close()
