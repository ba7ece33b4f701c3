"""The network: who may be asked, how often and for how much; and the pages that feeds and sitemaps name.

- ``addresses``: no connection to a private address. ``client``: one polite question, and its answer.
- ``pages``: new and changed pages of a source.
"""
