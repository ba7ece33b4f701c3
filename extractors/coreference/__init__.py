"""Coreference: pronouns and noun phrases join the people whom an article names.

After Lappin and Leass (1994): one pass through the parse, in which every mention makes its person
salient, and a pronoun goes to the most salient one that grammar and gender allow. The words are in
``nouns.toml``, the weights in ``weights.toml``.

Where a rule stands
    ``resolve``        the pass itself: which module reads which token, and the records at the end
    ``story``          what the pass knows so far: everybody in mind, who is meant where
    ``introductions``  what stands around a name: honorific, age, title, "is the mayor"
    ``phrases``        the appositions and titles beside a name
    ``descriptions``   "the mayor", "a senator", "the 51-year-old", and people without a name
    ``kinship``        "her father"
    ``pronouns``       he, she, himself, who; "I" of the speaker
    ``quotations``     where somebody speaks, and who
    ``grammar``        questions to the parse; ``nouns``: what a noun says of a human being
    ``entities``       one person in mind, and how much
"""

from extractors.coreference.resolve import resolve_mentions

__all__ = ["resolve_mentions"]
