"""Coreference: pronouns and noun phrases join the people whom an article names.

After Lappin and Leass (1994): one pass through the parse, in which every mention makes its person
salient, and a pronoun goes to the most salient one that grammar and gender allow. The words are in
``nouns.toml``, the weights in ``weights.toml``.
"""

from extractors.coreference.resolve import resolve_mentions

__all__ = ["resolve_mentions"]
