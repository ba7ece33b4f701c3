"""Titles of posts (``attorney general``, ``chief executive``): what is one, and where it stands.

Shared by people (a title is not part of a name), coreference (``the attorney general``) and roles.
"""

from extractors.titles.phrases import TitlePhrase, find_titles
from extractors.titles.words import title_heads

__all__ = ["TitlePhrase", "find_titles", "title_heads"]
