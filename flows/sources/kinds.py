"""The kinds of sources: a new one is a module with its options and its ``read``, and a line in ``KINDS``."""

from flows.sources.feeds import Feed
from flows.sources.files import Files
from flows.sources.pages import Pages, Url
from flows.sources.sitemaps import Sitemap
from flows.sources.source import Source

KINDS: dict[str, type[Source]] = {
    "files": Files,
    "feed": Feed,
    "sitemap": Sitemap,
    "pages": Pages,
    "url": Url,
}
"""The word after ``kind =`` in ``sources.toml`` to the class that reads it."""
