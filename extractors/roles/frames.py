"""Verbs by which somebody holds, takes or leaves a post, from ``changes.toml``: which rule reads which verb."""

from collections.abc import Iterator

from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import changes
from extractors.roles.entering import appointed, took
from extractors.roles.holding import held_post, in_post, is_title, put_in, ran_for, served
from extractors.roles.leaving import died, goes_out, has_left, left, removed
from extractors.tokens import tokens


def by_verbs(reading: Reading) -> Iterator[Claim]:
    """Claims from verb frames, in order."""
    lists = changes()
    held = lists.lead | lists.hold | lists.begin | lists.be | lists.stay
    for token in tokens(reading.doc):
        lemma = token.lemma_.casefold()
        if token.pos_ in ("VERB", "AUX"):
            if lemma in lists.be and token.dep_ not in ("aux", "auxpass"):
                yield from is_title(reading, token)
            elif lemma in lists.appoint and not goes_out(token):
                yield from appointed(reading, token)
            elif lemma in lists.remove or (lemma in lists.force_out and goes_out(token)):
                yield from removed(reading, token)
            if lemma in lists.leave:
                yield from left(reading, token)
            elif lemma in lists.take:
                yield from took(reading, token)
            elif lemma in lists.serve:
                yield from served(reading, token)
            elif lemma in lists.die:
                yield from died(reading, token)
            if lemma in lists.run_for:
                yield from ran_for(reading, token)
            if lemma in held:
                yield from held_post(reading, token)
        if token.pos_ == "NOUN":
            if token.lower_ in lists.posts:
                yield from in_post(reading, token)
            if token.lower_ in lists.putting_in:
                yield from put_in(reading, token)
            if token.lower_ in lists.leaving:
                yield from has_left(reading, token)
