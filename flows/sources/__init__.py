"""Sources: where articles come from; each reader yields articles, and a rejection for each thing that is none.

- ``items``: what a reader yields, and how raw fields become a checked article.
- ``language``: is it English?
- ``files``: files, folders, globs and standard input.
"""
