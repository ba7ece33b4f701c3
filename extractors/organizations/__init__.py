"""Organizations: the bodies that an article names, each once, with its mentions.

Finding (``spans.py``) and resolving (``resolve.py``) are separate passes; the words are data.
"""

from extractors.organizations.places import country_of
from extractors.organizations.resolve import extract_organizations

__all__ = ["country_of", "extract_organizations"]
