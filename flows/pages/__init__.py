"""Pages: an article and what was found in it, to be looked at.

- ``marks``: the article's text cut into pieces, each with what was found there.
- ``document``: one article as rows a reader checks, and as a self-contained page.
- ``terminal``: the same article in a terminal.
"""
