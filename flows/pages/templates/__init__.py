"""Jinja templates, and the one function that renders them; everything is escaped."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup


def read_static(name: str) -> str:
    """A style sheet or script of the pages, as text."""
    return files("flows.pages").joinpath("static", name).read_text(encoding="utf-8")


def source_hash(content: str) -> str:
    """The Content-Security-Policy source that allows exactly this inline style or script."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii") + "'"


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("flows.pages", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = read_static("page.css"), read_static("page.js")
    env.globals["style"] = Markup(style)  # noqa: S704 -- our own files, inlined and pinned by their hash
    env.globals["script"] = Markup(script)  # noqa: S704
    env.globals["policy"] = (
        f"default-src 'none'; style-src {source_hash(style)}; script-src {source_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return env


def render(name: str, *, is_served: bool = False, **values: object) -> str:
    """Render one template; a missing value is an error, and every value is escaped.

    Args:
        name: the template.
        is_served: a page of the explorer, which links to other pages; without it, a page that stands alone.
        **values: what the template shows.
    """
    return _environment().get_template(name).render(is_served=is_served, **{"corrections": None} | values)
