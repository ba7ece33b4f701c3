"""What the text claims of a verb: that it happened, happens, is to happen, or none of these."""

from enum import StrEnum

from spacy.tokens import Token

from extractors.roles.claims import Reading
from extractors.roles.cues import changes
from schemas import Modality, Polarity


class Mood(StrEnum):
    """What the text claims of a verb: that it happened, happens, is to happen, or none of these."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    UNREAL = "unreal"


def mood_of(verb: Token) -> Mood:
    """Tense and modality of a verb, by its auxiliaries and the verbs above it."""
    lists = changes()
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in aux} | {c.lemma_.casefold() for c in aux}
    if any(c.dep_ == "neg" for c in verb.children):
        return Mood.UNREAL
    if words & lists.unreal:
        return Mood.UNREAL
    if words & {"will", "shall", "'ll", "’ll", "wo"}:
        return Mood.FUTURE
    if verb.dep_ in ("xcomp", "ccomp", "conj", "advcl") and verb.tag_ in ("VB", "VBG") and verb.head.i != verb.i:
        above = verb.head.lemma_.casefold()
        infinitive = any(c.lower_ == "to" for c in aux)
        if verb.dep_ != "conj" and infinitive:
            if above in lists.unreal:
                return Mood.UNREAL
            return Mood.FUTURE if above in lists.future | lists.appoint or above == "be" else mood_of(verb.head)
        if verb.dep_ == "conj" and verb.tag_ == "VB":
            return mood_of(verb.head)
    if "have" in words:
        return Mood.PAST if "had" in words else Mood.PERFECT
    if any(c.tag_ == "VBD" for c in aux) or verb.tag_ == "VBD":
        return Mood.PAST
    if verb.tag_ == "VBN":
        return Mood.PRESENT if any(c.tag_ in ("VBZ", "VBP") for c in aux) else Mood.PAST
    return Mood.PRESENT


def told(reading: Reading, verb: Token) -> Mood:
    """The mood of a verb, by its action where there is one, so that roles and actions agree."""
    action = reading.action_at.get(verb.idx)
    if _is_aim_of_leaving(verb):
        return Mood.FUTURE
    if action is not None:
        if action.polarity is Polarity.NEGATIVE or action.modality in (Modality.HYPOTHETICAL, Modality.REQUESTED):
            return Mood.UNREAL
        if action.modality is Modality.FUTURE:
            return Mood.FUTURE
    return mood_of(verb)


def _is_aim_of_leaving(verb: Token) -> bool:
    """As in "resigned to become chairman of Acme": what is meant to follow."""
    leaves = verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB" and verb.head.lemma_.casefold() in changes().leave
    return leaves and mood_of(verb.head) in (Mood.PAST, Mood.PERFECT, Mood.FUTURE)
