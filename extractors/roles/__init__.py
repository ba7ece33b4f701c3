"""Roles: a post (a title in an organization) that a person holds, held or is to hold.

``beside_names.py`` reads titles that stand at a name, ``frames.py`` the verbs of ``changes.toml``;
``settle.py`` finds organization and dates for what they claim and makes one role of each post.
"""

from extractors.roles.extract import extract_roles

__all__ = ["extract_roles"]
