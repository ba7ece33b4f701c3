"""The network, on a server of this machine: what is asked, how often, and what is never asked."""

import datetime as dt
import gzip
import time
from email.utils import formatdate
from types import SimpleNamespace

import pytest

from flows.settings import Settings
from flows.sources.feeds import Feed
from flows.sources.pages import Pages, Url
from flows.sources.reading import read_sources
from flows.sources.sitemaps import Sitemap
from flows.sources.source import UnreadableSource, Visit
from flows.sources.web import addresses, client
from schemas import Article, Rejected
from schemas.errors import InvalidArticle, TransientError
from schemas.tables import SourceStateRow

PARAGRAPHS = (
    "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her budget twice.",
    "“I have done what I could,” Finch told reporters outside the town hall. Her deputy, Sam Holt, takes over.",
    "Finch, 58, had led the town since 2019. She did not say on Monday what she would do next, or where.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def page(title: str = "Mayor of Ardle resigns", more: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1><p>{'</p><p>'.join(PARAGRAPHS)}</p>{more}</article></body></html>"
    ).encode()


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>Ardle Post</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str, title: str = "Mayor resigns", more: str = "") -> str:
    date = "<pubDate>Mon, 06 May 2024 23:30:00 -0500</pubDate>"
    return f"<item><title>{title}</title><link>{link}</link>{date}{more}</item>"


SETTINGS = Settings(allow_private_addresses=True, host_delay=0, request_seconds=0.5, contact="desk@ardle.example")


class Memory:
    """What the warehouse keeps, in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], SourceStateRow] = {}

    def states(self, source: str) -> dict[str, SourceStateRow]:
        return {key: state for (name, key), state in self.kept.items() if name == source}

    def documents_of(self, source: str) -> dict[str, str]:
        return {}

    def read(self, *sources, now: dt.datetime | None = None, settings: Settings = SETTINGS) -> list:
        visit = Visit(settings, memory=self, fingerprint="f", **({"now": now} if now else {}))
        items = list(read_sources(sources, visit))
        self.kept |= {(s.source, s.key): s for s in items if isinstance(s, SourceStateRow)}
        return [i for i in items if not isinstance(i, SourceStateRow)]


@pytest.fixture
def memory() -> Memory:
    return Memory()


def test_the_pages_of_a_feed_are_read_once(site, memory):
    site.answers |= {"/feed": rss(item("/mayor?utm_source=rss")), "/mayor?utm_source=rss": page()}
    feed = Feed(name="post", url=f"{site.address}/feed")
    (article,) = memory.read(feed)
    assert (article.text, article.title, article.publisher) == (TEXT, "Mayor of Ardle resigns", "Ardle Post")
    assert article.document_id == article.url == f"{site.address}/mayor"
    assert (str(article.published), article.published_origin) == ("2024-05-06 23:30:00-05:00", "feed")
    assert (article.source, article.origin) == ("post", f"{site.address}/mayor?utm_source=rss")
    assert memory.read(feed) == []
    assert site.asked["/mayor?utm_source=rss"] == 1
    assert site.headers["/feed"]["User-Agent"] == "dateline/0.1 (+desk@ardle.example)"


def test_what_the_feed_itself_holds_is_taken_when_pages_are_not_followed(site, memory):
    body = f"<description><![CDATA[<p>{'</p><p>'.join(PARAGRAPHS)}</p><script>x()</script>]]></description>"
    site.answers["/feed"] = rss(item("/mayor", more=body))
    (article,) = memory.read(Feed(name="post", url=f"{site.address}/feed", follow=False))
    assert (article.text, article.title) == (TEXT, "Mayor resigns")
    assert sorted(site.asked) == ["/feed", "/robots.txt"]


def test_atom_is_read_too(site, memory):
    site.answers["/feed"] = (
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ardle Post</title><entry>'
        b'<title>Mayor resigns</title><link href="/mayor"/><published>2024-05-06T14:10:00Z</published></entry></feed>'
    )
    site.answers["/mayor"] = page()
    (article,) = memory.read(Feed(name="post", url=f"{site.address}/feed"))
    assert (str(article.published), article.text) == ("2024-05-06 14:10:00+00:00", TEXT)


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_a_page_that_has_not_changed_is_not_sent_again(site, memory, header):
    value = '"one"' if header == "ETag" else formatdate(1_700_000_000, usegmt=True)
    question = "If-None-Match" if header == "ETag" else "If-Modified-Since"

    def answer(handler) -> None:
        if handler.headers.get(question) == value:
            handler.reply(b"", status=304)
        else:
            handler.reply(page(), **{header: value})

    site.answers["/mayor"] = answer
    source = Pages(name="p", urls=[f"{site.address}/mayor"], revisit_every="0s")
    assert len(memory.read(source)) == 1
    assert memory.read(source) == []
    assert site.headers["/mayor"][question] == value


def test_a_correction_is_found_at_the_next_visit_and_one_that_the_feed_tells_of_at_once(site, memory):
    site.answers |= {"/feed": rss(item("/mayor")), "/mayor": page()}
    feed = Feed(name="post", url=f"{site.address}/feed", revisit_every="1h")
    memory.read(feed)
    site.answers["/mayor"] = page(more="<p>This article was corrected on Tuesday: Finch is 58, not 57 years old.</p>")
    assert memory.read(feed) == []
    (article,) = memory.read(feed, now=Visit(SETTINGS).now + dt.timedelta(hours=2))
    assert "corrected" in article.text
    site.answers["/mayor"] = page(more="<p>This article was changed again on Wednesday, and for the last time.</p>")
    entry = '<entry><link href="/mayor"/><updated>2099-01-01T00:00:00Z</updated></entry>'
    site.answers["/feed"] = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode()
    (article,) = memory.read(feed, now=Visit(SETTINGS).now + dt.timedelta(hours=2, minutes=5))
    assert "changed again" in article.text


def test_a_page_that_is_gone_withdraws_its_article_only_if_asked(site, memory):
    site.answers["/mayor"] = page()
    for name, withdraw, expected in (("a", False, []), ("b", True, ["Withdrawn"])):
        source = Pages(name=name, urls=[f"{site.address}/mayor"], revisit_every="0s", withdraw_missing=withdraw)
        site.answers["/mayor"] = page()
        assert [type(i).__name__ for i in memory.read(source)] == ["Article"]
        site.answers["/mayor"] = lambda handler: handler.reply(b"", status=410)
        assert [type(i).__name__ for i in memory.read(source)] == expected
        assert memory.states(name)[f"{site.address}/mayor"].gone_at
        site.answers["/mayor"] = page()
        assert [type(i).__name__ for i in memory.read(source)] == ["Article", *expected]


def test_a_news_sitemap_and_an_index_of_sitemaps(site, memory):
    site.answers["/index.xml"] = (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{site.address}/news.xml</loc>'
        "</sitemap></sitemapindex>"
    ).encode()
    site.answers["/news.xml"] = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{site.address}/mayor</loc><lastmod>2024-05-06</lastmod><news:news><news:publication>"
        "<news:name>Ardle Post</news:name></news:publication>"
        "<news:publication_date>2024-05-06T14:10:00Z</news:publication_date></news:news></url>"
        f"<url><loc>{site.address}/about</loc></url></urlset>"
    ).encode()
    site.answers |= {"/mayor": page(), "/about": page("About us")}
    for address in ("/index.xml", "/news.xml"):
        (article,) = Memory().read(Sitemap(name=address, url=site.address + address, match="/may"))
        assert (article.publisher, str(article.published)) == ("Ardle Post", "2024-05-06 14:10:00+00:00")


@pytest.mark.parametrize("kind", [Sitemap, Url])
def test_an_index_is_read_anew_and_a_sitemap_that_is_gone_costs_no_other(site, memory, kind):
    def sitemap(*paths: str, kind: str = "url") -> bytes:
        root = {"url": "urlset", "sitemap": "sitemapindex"}[kind]
        inner = "".join(f"<{kind}><loc>{site.address}{path}</loc></{kind}>" for path in paths)
        return f"<{root}>{inner}</{root}>".encode()

    source = kind(name="s", url=f"{site.address}/index.xml")
    site.answers |= {"/index.xml": sitemap("/gone.xml", "/one.xml", kind="sitemap"), "/one.xml": sitemap("/a")}
    site.answers |= {"/a": page(), "/b": page("Another day")}
    gone, article = memory.read(source)
    assert (gone.rule, gone.origin, article.origin) == ("gone", f"{site.address}/gone.xml", f"{site.address}/a")
    site.answers["/one.xml"] = sitemap("/a", "/b")
    _, article = memory.read(source)
    assert article.origin == f"{site.address}/b"


def test_pages_beyond_the_limit_follow_in_the_next_run(site, memory):
    paths = ("/a", "/b", "/c")
    site.answers |= {"/feed": rss(*map(item, paths))} | {path: page(path) for path in paths}
    feed = Feed(name="post", url=f"{site.address}/feed", max_pages=2)
    found = [[article.origin[-2:] for article in memory.read(feed)] for _ in range(3)]
    assert found == [["/a", "/b"], ["/c"], []]


def test_a_page_that_leads_to_the_front_page_is_gone(site, memory):
    site.answers |= {"/mayor": lambda h: h.reply(b"", status=302, Location="/"), "/": page("All the news")}
    (refused,) = memory.read(Pages(name="p", urls=[f"{site.address}/mayor"]))
    assert (refused.rule, refused.document_id) == ("gone", None)


def test_an_address_alone_is_a_feed_a_sitemap_or_a_page(site):
    site.answers |= {
        "/feed": rss(item("/mayor")),
        "/map": f"<urlset><url><loc>{site.address}/mayor</loc></url></urlset>".encode(),
        "/mayor": page(),
    }
    for path in site.answers:
        (article,) = Memory().read(Url(name="x", url=site.address + path))
        assert (article.text, article.url) == (TEXT, f"{site.address}/mayor")


def test_robots_txt_is_heeded(site, memory):
    site.answers |= {"/robots.txt": b"User-agent: dateline\nDisallow: /private/*\n", "/private/a": page(), "/a": page()}
    refused, article = memory.read(Pages(name="p", urls=[f"{site.address}/private/a", f"{site.address}/a"]))
    assert (refused.rule, type(article)) == ("robots", Article)
    assert site.asked["/private/a"] == 0


def test_requests_to_one_host_keep_their_distance(site, memory, monkeypatch):
    slept: list[float] = []
    monkeypatch.setattr(client, "time", SimpleNamespace(sleep=slept.append, monotonic=lambda: 100.0))
    site.answers |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 7\n", "/a": page(), "/b": page()}
    memory.read(
        Pages(name="p", urls=[f"{site.address}/a", f"{site.address}/b"]),
        settings=SETTINGS.model_copy(update={"host_delay": 2.0}),
    )
    assert slept == [0, 7, 7]


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (lambda h: h.reply(b"x" * (client.MAX_BYTES + 1)), "too_long"),
        (lambda h: h.reply(gzip.compress(b" " * (client.MAX_BYTES + 1)), Content_Encoding="gzip"), "too_long"),
        (lambda h: h.reply(b"%PDF-1.7", kind="application/pdf"), "no_page"),
        (lambda h: h.reply(b"", status=302, Location="/bad"), "too_many_redirects"),
        (lambda h: h.reply(b"", status=302, Location="file:///etc/hostname"), "bad_url"),
        (lambda h: h.reply(b"", status=403), "no_answer"),
        (lambda h: h.reply(b"", status=404), "gone"),
        (lambda h: h.reply(b"\x00\xff\x00" * 100), "binary"),
        (lambda h: h.reply(b"not gzip", Content_Encoding="gzip"), "bad_compression"),
        (lambda h: time.sleep(1), "unreachable"),
        (lambda h: h.reply(b"", status=503), "unreachable"),
    ],
)
def test_a_bad_page_costs_no_other(site, memory, monkeypatch, answer, rule):
    monkeypatch.setattr(client, "PATIENCE", 0.5)
    site.answers |= {"/bad": answer, "/good": page()}
    refused, article = memory.read(Pages(name="p", urls=[f"{site.address}/bad", f"{site.address}/good"]))
    assert (refused.rule, article.text) == (rule, TEXT)


def test_a_host_that_asks_for_time_gets_it_and_what_passes_is_tried_again(site, memory):
    site.answers["/mayor"] = lambda h: h.reply(b"", status=429, Retry_After="3600")
    source = Pages(name="p", urls=[f"{site.address}/mayor"])
    (refused,) = memory.read(source)
    site.answers["/mayor"] = page()
    assert (refused.rule, memory.read(source)) == ("unreachable", [])
    (article,) = memory.read(source, now=Visit(SETTINGS).now + dt.timedelta(hours=2))
    assert article.text == TEXT
    assert site.asked["/mayor"] == 2


def test_a_feed_that_asks_for_time_gets_it(site, memory):
    site.answers |= {"/feed": lambda h: h.reply(b"", status=429, Retry_After="3600"), "/mayor": page()}
    feed, other = Feed(name="post", url=f"{site.address}/feed"), Pages(name="p", urls=["http://127.0.0.1:1/"])
    memory.read(feed, other)
    site.answers["/feed"] = rss(item("/mayor"))
    assert not [i for i in memory.read(feed) if isinstance(i, Article)]
    assert [i.text for i in memory.read(feed, now=Visit(SETTINGS).now + dt.timedelta(hours=2))] == [TEXT]


def test_a_host_that_does_not_answer_is_left_for_the_next_run(site, memory):
    site.answers |= {f"/{n}": lambda h: time.sleep(1) for n in range(5)}
    items = memory.read(Pages(name="p", urls=[f"{site.address}/{n}" for n in range(5)]))
    assert [i.rule for i in items] == ["unreachable"] * 5
    assert sum(site.asked[f"/{n}"] for n in range(5)) == client.MAX_FAILURES


def test_a_feed_that_is_none_costs_no_other_source(site, memory):
    site.answers |= {
        "/garbage": b"<<< what is this",
        "/bomb": b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>' + rss(item("/mayor", "&c;")),
        "/feed": rss(item("/mayor")),
        "/mayor": page(),
    }
    names = ("garbage", "bomb", "gone", "feed")
    *refused, article = memory.read(*(Feed(name=name, url=f"{site.address}/{name}") for name in names))
    assert [(r.rule, r.source, r.document_id) for r in refused] == [
        ("no_feed", "garbage", None),
        ("xml_entities", "bomb", None),
        ("gone", "gone", None),
    ]
    assert article.text == TEXT
    assert memory.states("garbage")[f"{site.address}/garbage"].trouble


def test_no_request_goes_to_a_private_address(site, memory):
    port = site.address.rpartition(":")[2]
    hosts = (
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
    )
    items = memory.read(
        Pages(name="p", urls=[f"http://{host}:{port}/a" for host in hosts]),
        settings=SETTINGS.model_copy(update={"allow_private_addresses": False}),
    )
    assert [i.rule for i in items] == ["forbidden_address"] * len(hosts)
    assert not site.asked


def test_what_is_checked_is_what_is_connected_to_after_a_redirect_and_after_the_name_moved(site, memory, monkeypatch):
    """The name is public when it is looked up first, and private ever after: it is looked up only once a request."""
    port = int(site.address.rpartition(":")[2])
    looked_up = []

    def resolve(host: str, *arguments: object, **options: object) -> list:
        if host != "127.0.0.1":
            looked_up.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(addresses, "is_public", lambda address: looked_up[-1] == "public.example")
    site.answers["/a"] = lambda h: h.reply(b"", status=302, Location=f"http://private.example:{port}/secret")
    (refused,) = memory.read(
        Pages(name="p", urls=[f"http://public.example:{port}/a"]),
        settings=SETTINGS.model_copy(update={"allow_private_addresses": False}),
    )
    assert refused.rule == "forbidden_address"
    assert site.headers["/a"]["Host"] == f"public.example:{port}"
    assert looked_up == ["public.example", "public.example", "private.example"]  # robots.txt, the page, robots.txt
    assert site.asked["/secret"] == 0


def test_a_source_alone_that_cannot_be_read_ends_the_reading_with_its_name(site, memory):
    with pytest.raises(UnreadableSource, match=f"{site.address}/none: it is not there"):
        memory.read(Feed(name="p", url=f"{site.address}/none"))
    site.answers["/slow"] = lambda h: h.reply(b"", status=503, Retry_After="60")
    with pytest.raises(TransientError, match=f"{site.address}/slow: the host answers 503"):
        memory.read(Feed(name="p", url=f"{site.address}/slow"))


def test_a_host_without_an_address_is_unreachable():
    with pytest.raises(client.Unreachable, match="no-such-host"):
        client.Web(SETTINGS).fetch("http://no-such-host.invalid/")
    with pytest.raises(InvalidArticle):
        client.Web(SETTINGS).fetch("ftp://ardle.example/")


def test_refused_items_are_rejections(site, memory):
    (refused,) = memory.read(Pages(name="p", urls=[f"{site.address}/none"]))
    assert isinstance(refused, Rejected)
    assert (refused.source, refused.origin) == ("p", f"{site.address}/none")
