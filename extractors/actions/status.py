"""Polarity, modality and tense of an event: its own words, and what the words above it do to it."""

from dataclasses import dataclass

from spacy.tokens import Token

from extractors.actions.lexicon import keys, modals, words
from schemas import Modality, Polarity, Tense

MAX_DEPTH = 8


@dataclass(frozen=True)
class Status:
    """What the text claims about an event."""

    polarity: Polarity
    modality: Modality


def status_of(token: Token) -> Status:
    """Polarity and modality of a verb or an event noun."""
    is_negative, modality = _own(token)
    node = token
    for _ in range(MAX_DEPTH):
        head = node.head
        if head.i == node.i:
            break
        above_negative, above_modality, goes_on = _from_above(node, head)
        is_negative ^= above_negative
        modality = modality or above_modality
        if not goes_on:
            break
        node = head
    return Status(Polarity.NEGATIVE if is_negative else Polarity.POSITIVE, modality or Modality.ASSERTED)


def _own(token: Token) -> tuple[bool, Modality | None]:
    """What stands with the word itself: auxiliaries, negations, doubt, conditions."""
    is_negative, modality = False, None
    for child in token.children:
        lower = child.lower_
        if (
            child.dep_ == "neg"
            or (lower in ("no", "neither", "never") and child.dep_ in ("det", "preconj", "advmod"))
            or (
                child.dep_ in ("dobj", "nsubj", "nsubjpass")
                and any(c.lower_ == "no" and c.dep_ == "det" for c in child.children)
            )
        ):
            is_negative = True
        elif child.dep_ in ("aux", "auxpass") and lower in modals() and child.tag_ == "MD":
            modality = modality or _modal(token, lower)
        elif (child.dep_ == "advmod" and lower in words("words", "doubt")) or (
            child.dep_ in ("mark", "advmod") and lower in words("words", "conditions")
        ):
            modality = modality or Modality.HYPOTHETICAL
    if (
        token.dep_ == "conj"
        and modality is None
        and not any(c.dep_ in ("nsubj", "aux", "nsubjpass") for c in token.children)
    ):
        negative_above, modality = _own(token.head) if token.head.pos_ in ("VERB", "AUX") else (False, None)
        if token.tag_ == "VB":
            is_negative |= negative_above
    return is_negative, modality


def _modal(verb: Token, modal: str) -> Modality:
    """The modality of a modal; "would" after a past reporting verb is the future of then."""
    if modal in ("would", "'d") and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN"):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in words("words", "conditions") for c in verb.children):
            return Modality.HYPOTHETICAL
        if not any(c.dep_ == "advcl" for c in verb.children) and verb.head.lemma_ in words("reporting"):
            return Modality.FUTURE
    return Modality(modals()[modal])


def _from_above(node: Token, head: Token) -> tuple[bool, Modality | None, bool]:
    """What a governor does to its complement: negation, modality, and whether to look further up."""
    has_to = any(c.lower_ == "to" and c.dep_ == "aux" for c in node.children)
    if node.dep_ in ("xcomp", "ccomp", "advcl", "oprd") and head.pos_ in ("VERB", "AUX", "ADJ"):
        is_infinitive = has_to or node.tag_ == "VBG" or node.tag_ == "VB"
        if node.dep_ == "ccomp" and not is_infinitive:
            return head.lemma_ == "deny", None, False
        found = _governor("governor", head.lemma_)
        own_negative, own_modality = _own(head)
        if found == "negative":
            return not own_negative, own_modality, False
        if found:
            return own_negative and node.dep_ != "advcl", Modality(found), False
        if head.lemma_ == "be" and has_to and node.dep_ == "xcomp":
            return own_negative, Modality.FUTURE, False
        if node.dep_ == "advcl":
            return False, Modality.HYPOTHETICAL if has_to else None, False
        if head.lemma_ == "go" and has_to and head.tag_ == "VBG":
            return own_negative, Modality.FUTURE, False
        return own_negative, own_modality, True
    if node.dep_ == "acl" and has_to:
        found = _governor("governor_noun", head.lemma_)
        if found == "negative":
            return True, None, False
        return False, Modality(found) if found else Modality.HYPOTHETICAL, False
    if node.dep_ == "pcomp":
        if head.lower_ in words("words", "negative_prepositions") or head.lower_ == "than":
            return True, None, False
        found = _governor("governor", head.head.lemma_) if head.head.pos_ == "VERB" else None
        if found == "negative":
            return True, None, False
        if found:
            return False, Modality(found), False
        found = _governor("governor_noun", head.head.lemma_)
        return found == "negative", Modality(found) if found and found != "negative" else None, False
    if node.dep_ == "dobj" and node.pos_ == "NOUN":
        own_negative, own_modality = _own(head)
        if head.lemma_ == "deny":
            return not own_negative, None, False
        if head.lemma_ in ("have", "hold", "make", "give"):
            return own_negative, own_modality, True
        return False, None, False
    return False, None, False


def _governor(table: str, lemma: str) -> str | None:
    return next((effect for effect, lemmas in keys(table).items() if lemma in lemmas), None)


def tense_of(token: Token) -> Tense:
    """TimeML tense of the trigger."""
    auxiliaries = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    lower = {c.lower_ for c in auxiliaries}
    if token.pos_ == "NOUN":
        return Tense.NONE
    if lower & {"will", "wo", "'ll", "shall"}:
        return Tense.FUTURE
    if token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries):
        return Tense.PAST
    if token.tag_ in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in auxiliaries):
        return Tense.PAST if token.tag_ == "VBN" and lower & {"has", "have"} else Tense.PRESENT
    if "to" in lower or token.tag_ == "VB":
        return Tense.INFINITIVE
    return Tense.PARTICIPLE if token.tag_ in ("VBN", "VBG") else Tense.NONE
