"""Pages: an article, a person and the whole warehouse, to be looked at.

- ``marks``: the article's text cut into pieces, each with what was found there.
- ``document``: one article as rows a reader checks, and as a self-contained page.
- ``person``: one person across articles.
- ``terminal``: the same article in a terminal.
- ``explore``: the read-only web application over the published warehouse.
"""
