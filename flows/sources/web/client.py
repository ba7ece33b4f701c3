"""One question to the network, politely: robots.txt, a delay per host, time and size limits, conditional requests."""

import datetime as dt
import time
from collections import Counter
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from flows.settings import Settings
from flows.sources.web.addresses import connect
from schemas.errors import InvalidArticle, TransientError

if TYPE_CHECKING:
    import httpx

NAME = "dateline"
MAX_BYTES = 8_000_000
MAX_REDIRECTS = 5
TRIES = 2
PATIENCE = 10.0
"""Seconds that a run waits for a host that asks for it; one that asks for more is left for the next run."""
MAX_FAILURES = 4
"""A host that did not answer so often, one after the other, is not asked again in this run."""
MAX_CRAWL_DELAY = 30.0
PASSING = (408, 425, 429, 500, 502, 503, 504)
GONE = (404, 410)


class Unreachable(TransientError):
    """Nothing came back, or that it will later.

    Attributes:
        wait: seconds that the host asks us to wait.
    """

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True)
class Answer:
    """What came back.

    Attributes:
        url: where it came from in the end.
        content: the bytes; None when nothing has changed since the last time.
        media_type: such as ``text/html``.
        charset: the encoding that the header names.
    """

    url: str
    content: bytes | None
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Web:
    """The network, as one run uses it: it remembers whom it has asked and when."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._asked: dict[str, float] = {}
        self._delays: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self._resting: dict[str, float] = {}
        self._robots: dict[str, Any] = {}

    @cached_property
    def agent(self) -> str:
        """Who asks, for the logs of others."""
        contact = f" (+{self._settings.contact})" if self._settings.contact else ""
        return f"{NAME}/0.1{contact}"

    @cached_property
    def _transport(self) -> "httpx.BaseTransport":
        import httpx

        return httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0), trust_env=False)

    def close(self) -> None:
        """Let go of what is open."""
        if "_transport" in self.__dict__:
            self._transport.close()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Ask for what is at an address.

        Args:
            url: http or https.
            etag: of the last answer; when it still holds, the answer has no content.
            last_modified: the same, for hosts without ETags.

        Raises:
            Unreachable: it may come at the next try; this many have been made.
            InvalidArticle: it will not come: gone, forbidden, too long, no web address.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        for left in reversed(range(TRIES)):
            try:
                return self._follow(url, headers)
            except Unreachable as error:
                if not left or error.wait > PATIENCE or self._failures[urlsplit(url).netloc] >= MAX_FAILURES:
                    raise
                time.sleep(error.wait)
        raise AssertionError("the last try returns or raises")

    def _follow(self, url: str, headers: dict[str, str], *, is_robots: bool = False) -> Answer:
        """Ask, and follow where the answer sends us, each step checked like the first."""
        for _ in range(MAX_REDIRECTS + 1):
            if not is_robots:
                self._check_robots(url)
            answer = self._ask(url, headers)
            if isinstance(answer, Answer):
                return answer
            url = urljoin(url, answer)
        raise InvalidArticle("too_many_redirects", f"it sends us on more than {MAX_REDIRECTS} times")

    def _check_robots(self, url: str) -> None:
        """Whether robots.txt of the host allows us the address.

        A host without one allows everything; one that does not answer is not asked for more.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = rules = self._read_robots(f"{origin}/robots.txt")
            self._delays[parts.netloc] = min(float(rules.crawl_delay(NAME) or 0), MAX_CRAWL_DELAY)
        if not self._robots[origin].can_fetch(url, NAME):
            raise InvalidArticle("robots", f"{origin}/robots.txt does not allow {url}")

    def _read_robots(self, url: str) -> Any:
        from protego import Protego

        try:
            content = self._follow(url, {}, is_robots=True).content or b""
        except InvalidArticle as error:
            if error.rule in ("bad_url", "forbidden_address"):
                raise
            content = b""
        return Protego.parse(content.decode("utf-8", "replace"))

    def _ask(self, url: str, headers: dict[str, str]) -> Answer | str:
        """One request; gives the answer, or the address to which it sends us."""
        import httpx

        try:
            address = httpx.URL(url)
        except (httpx.InvalidURL, ValueError) as error:
            raise InvalidArticle("bad_url", f"{url!r} is no address: {error}") from None
        if address.scheme not in ("http", "https") or not address.host:
            raise InvalidArticle("bad_url", f"{url!r} is no address of the web")
        host = urlsplit(url).netloc
        self._wait_for_turn(host)
        seconds = self._settings.request_seconds
        said = {"User-Agent": self.agent, "Accept-Encoding": "gzip", "Connection": "close", **headers}
        request = httpx.Request("GET", address, headers=said, extensions={"timeout": httpx.Timeout(seconds).as_dict()})
        deadline = time.monotonic() + 3 * seconds
        try:
            response = connect(self._transport, request, allow_private=self._settings.allow_private_addresses)
            self._failures[host] = 0
            try:
                return self._read(url, response, deadline)
            finally:
                response.close()
        except httpx.DecodingError as error:
            raise InvalidArticle("bad_compression", f"it cannot be decompressed: {error}") from None
        except httpx.TransportError as error:
            self._failures[host] += 1
            raise Unreachable(_words(error, seconds)) from error

    def _wait_for_turn(self, host: str) -> None:
        """The delay between two questions to one host; one that rests is not asked."""
        if self._failures[host] >= MAX_FAILURES:
            raise Unreachable(f"{host} has not answered in this run")
        now = time.monotonic()
        rest = self._resting.get(host, now) - now
        if rest > PATIENCE:
            raise Unreachable(f"{host} asks us to wait", rest)
        delay = max(self._settings.host_delay, self._delays.get(host, 0.0))
        time.sleep(max(0.0, rest, self._asked.get(host, now - delay) + delay - now))
        self._asked[host] = time.monotonic()

    def _read(self, url: str, response: "httpx.Response", deadline: float) -> Answer | str:
        """What an answer says, read no further than need be."""
        headers, status = response.headers, response.status_code
        if status == 304:
            return Answer(url, None, etag=headers.get("etag"), last_modified=headers.get("last-modified"))
        if status in (301, 302, 303, 307, 308) and "location" in headers:
            return str(headers["location"])
        if status in PASSING:
            wait = _retry_after(headers.get("retry-after", ""))
            if wait is not None:
                self._resting[urlsplit(url).netloc] = time.monotonic() + wait
            raise Unreachable(f"the host answers {status}", 1.0 if wait is None else wait)
        if status in GONE:
            raise InvalidArticle("gone", f"it is not there: the host answers {status}")
        if status != 200:
            raise InvalidArticle("no_answer", f"the host answers {status}")
        content = bytearray()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > MAX_BYTES:
                raise InvalidArticle("too_long", f"it is longer than {MAX_BYTES:,} bytes: more than any article")
            if time.monotonic() > deadline:
                raise Unreachable("it comes too slowly")
        return Answer(
            url,
            bytes(content),
            headers.get("content-type", "").partition(";")[0].strip().lower(),
            response.charset_encoding,
            headers.get("etag"),
            headers.get("last-modified"),
        )


def _words(error: Exception, seconds: float) -> str:
    """What a failure of the network was, for people."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return f"no answer in {seconds:g} seconds"
    return str(error) or type(error).__name__


def _retry_after(value: str) -> float | None:
    """Seconds that a host asks us to wait; None when it does not say.

    Example:
        >>> _retry_after("120"), _retry_after("soon")
        (120.0, None)
    """
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
