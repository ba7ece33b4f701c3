"""Sources: where articles come from; each reader yields articles, and a rejection for each thing that is none.

- ``kinds``: the kinds of sources; ``files`` is one of them. ``source``: what they have in common.
- ``declared``: from the words of a command line and ``sources.toml`` to sources. ``reading``: one after the other.
- ``formats``: the formats of files. ``archives``: compressed files. ``encoding``: from bytes to text.
- ``items``: from what a reader finds to a checked article. ``published``: when was it published?
- ``language``: is it English?
"""
