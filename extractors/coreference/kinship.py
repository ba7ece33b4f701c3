"""Kinship: from "her father John Roe" on, "her father" is he."""

from spacy.tokens import Span

from extractors.coreference.entities import Description, Entity
from extractors.coreference.nouns import noun_key, nouns
from extractors.coreference.story import Story


def know_kin(story: Story, name: Span, entity: Entity) -> None:
    """As in: "her father John Roe": from now on, "her father" is he."""
    head = name.start - 1 - (name.start > 0 and story.doc[name.start - 1].text == ",")
    if head < 1 or story.title_of.get(head) is not entity:
        return
    noun = noun_key(story.doc[head])
    if noun not in nouns().kin:
        return
    for i in range(head - 1, max(-1, head - 6), -1):
        owner = story.at.get(i)
        if owner is not None and owner is not entity and (story.doc[i].tag_ == "PRP$" or i in story.names):
            key = (id(owner), noun)
            before = story.kin.get(key)
            if before is not None and before.person is None:
                story.same[id(before)] = entity
            story.kin[key] = entity
            return


def relative_of(story: Story, holder: Entity, noun: str) -> Entity | None:
    """Whom "her father" means: the one so called before, the other side of "her son John Roe", or the only father."""
    known = story.kin.get((id(holder), noun))
    if known is not None:
        return story.same.get(id(known), known)
    for (owner, word), relative in story.kin.items():
        if relative is holder and noun in nouns().kin[word].values():
            return next((e for e in story.entities if id(e) == owner and e.person), None)
    fitting = [e for e in story.entities if e.person and e is not holder and e.fits(Description(noun, frozenset()))]
    return fitting[0] if len(fitting) == 1 else None
