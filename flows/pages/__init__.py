"""Pages: an article, and a person across articles, to be looked at.

- ``marks``: the article's text cut into pieces, each with what was found there.
- ``document``: one article as rows a reader checks, and as a self-contained page.
- ``person``, ``timeline``: one person across articles; posts on a time axis.
- ``claims``, ``status``, ``words``: a claim as a sentence, with how far it goes and the words that say so.
- ``terminal``: an article in a terminal.
"""
