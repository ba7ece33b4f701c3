"""Organizations: the bodies that an article names, each once, with its mentions.

Finding and resolving are separate passes. ``spans.py`` finds: what the model sees, what words tell (``patterns.py``),
which countries and cities act (``places.py``), less what is no body (``things.py``). ``resolve.py`` puts the namings of
one body together. The words are data.
"""

from extractors.organizations.nominals import kinds_of
from extractors.organizations.places import country_of
from extractors.organizations.resolve import extract_organizations

__all__ = ["country_of", "extract_organizations", "kinds_of"]
