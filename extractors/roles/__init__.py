"""Roles: a post (a title in an organization) that a person holds, held or is to hold.

``beside_names.py`` reads titles that stand at a name; ``frames.py`` sends each verb of ``changes.toml`` to its rule in
``holding.py``, ``entering.py`` or ``leaving.py``. ``settle.py`` finds organization (``employers.py``) and dates
(``periods.py``) for what they claim and makes one role of each post.
"""

from extractors.roles.extract import extract_roles

__all__ = ["extract_roles"]
