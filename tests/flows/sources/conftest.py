"""A web server on this machine, for the tests of the network."""

import http.server
import threading
from collections import Counter
from collections.abc import Iterator

import pytest


class Site:
    """What a server answers and what it was asked.

    Attributes:
        answers: path to a body, or to a function of the handler, which calls its ``reply``.
        asked: how often each path was asked for.
        headers: those of the last question for each path.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, object] = {}
        self.asked: Counter[str] = Counter()
        self.headers: dict[str, dict[str, str]] = {}


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked[self.path] += 1
            site.headers[self.path] = dict(self.headers)
            answer = site.answers.get(self.path)
            if callable(answer):
                answer(self)
            elif isinstance(answer, bytes):
                is_xml = answer.startswith((b"<rss", b"<url", b"<site", b"<?xml"))
                self.reply(answer, kind="application/xml" if is_xml else "text/html")
            else:
                self.reply(b"", status=404)

        def reply(self, body: bytes, *, status: int = 200, kind: str = "text/html", **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
