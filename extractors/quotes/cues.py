"""Finds the words that introduce speech, and the words that name the speaker."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from extractors.findings import Findings, participant
from extractors.lexicons import read_table
from extractors.people.vocabulary import person_nouns
from extractors.tokens import tokens
from schemas import MentionKind, Participant

_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})
_NOT_OF_THE_NAME = frozenset({"appos", "relcl", "acl", "punct", "cc", "advcl", "parataxis", "dep"})
_QUOTED = frozenset({"quote", "cite"})
_QUOTED_AS = frozenset({"quote", "cite", "report"})  # "was quoted as saying"
DASHES = frozenset({"-", "--", "–", "—"})
_NOUN_TAIL = frozenset({"prep", "case", "nmod", "flat"})
_NO_LAST_WORD = frozenset({"IN", "DT", "CC", "WP", "WDT"})
_NAMING = frozenset({"PROPN", "PRON", "NOUN"})
_CIRCUMSTANCES = frozenset({"in", "on", "at", "during", "after", "before"})
_DATELINE_PLACE = 3  # tokens of the place in a dateline
_GENERIC = frozenset({"that", "who", "which", "whom"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying and the head of the words that name the speaker, None when nothing names one."""

    token: Token
    speaker: Token | None


@cache
def lemmas(name: str) -> frozenset[str]:
    """One list of the cue file."""
    return frozenset(read_table("extractors.quotes", "cues.toml")[name])


def find_cues(doc: Doc) -> list[Cue]:
    """All verbs of saying in an article that could introduce a quotation, in order."""
    wanted = lemmas("verbs") | lemmas("beside_quotation")
    verbs = (
        t
        for t in tokens(doc)
        if (t.tag_ in _VERBAL and t.pos_ != "AUX" and t.lemma_.lower() in wanted) or _is_fronted(t)
    )
    return [Cue(t, find_speaker(t)) for t in verbs]


def _is_fronted(token: Token) -> bool:
    """As in "Said one analyst, …", where models take the capital for a name's."""
    return token.text == "Said" and bool(token.is_sent_start) and token.dep_ == "ROOT"


def goes_on(verb: Token) -> bool:
    """Whether whoever spoke last goes on: "it added", "it also said"."""
    beside = {c.lower_ for c in verb.children}
    return verb.lemma_.lower() in lemmas("going_on") or not beside.isdisjoint(lemmas("going_on_beside"))


def find_speaker(verb: Token) -> Token | None:
    """The head of the noun phrase whose words a verb of saying introduces.

    The verb's own subject or agent; else that of the verb which it is joined to, complements or modifies
    ("rose and said", "went on to say", "left, saying"); for a noun that it modifies, that noun ("a letter saying");
    of "quoted Roe as saying" the one who is quoted, of "forced Roe to say" the one who is forced.
    "Asked whether it was true, Roe said" does not ask.
    """
    if verb.dep_ == "advcl" and verb.tag_ in {"VBN", "VBD"} and verb.lemma_ in lemmas("addressing"):
        return _own_subject(verb, passive=True)
    if (quoted := _quoted_as_saying(verb)) is not None:
        return quoted
    if (publisher := _publisher(verb)) is not None:
        return publisher
    if (subject := _forced_to_say(verb) or _joined_amiss(verb) or _heard_of(verb)) is not None:
        return subject
    seen = 0
    token = verb
    while seen < 6:
        subject = _own_subject(token, passive=token is not verb or token.lemma_ in _QUOTED)
        if subject is not None:
            return _reporter_above(token, subject, verb) if token is not verb else _antecedent(subject)
        if token.dep_ == "acl" and token.tag_ == "VBN":
            return None  # "wages claimed", "a man told that"
        if token.dep_ in {"acl", "relcl"} and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return token.head
        if token.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "aux", "auxpass"} or token.head is token:
            return None
        token = token.head
        seen += 1
    return None


def _quoted_as_saying(verb: Token) -> Token | None:
    """As in: "the firm quoted Roe as saying": Roe."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if above.lemma_ not in _QUOTED_AS or above is verb:
        return None
    return next((c for c in above.children if c.dep_ == "dobj"), None)


def _publisher(verb: Token) -> Token | None:
    """As in: "Roe issued a statement saying": Roe."""
    text, carrier = verb.head, verb.head.head
    is_carried = verb.dep_ == "acl" and verb.tag_ == "VBG" and text.dep_ == "dobj"
    if not is_carried or text.lemma_ not in lemmas("occasions") or carrier.lemma_ not in lemmas("publishing"):
        return None
    return _own_subject(carrier, passive=False)


def _forced_to_say(verb: Token) -> Token | None:
    """As in: "they forced Roe to say that": Roe."""
    if verb.dep_ not in {"xcomp", "ccomp"} or verb.head.lemma_.lower() not in lemmas("said_by_the_object"):
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)


def _heard_of(verb: Token) -> Token | None:
    """As in: "the court heard he was there but told the police": he."""
    if (
        verb.dep_ != "conj"
        or verb.head.lemma_ not in lemmas("hearing")
        or _own_subject(verb, passive=False) is not None
    ):
        return None
    clause = next((c for c in verb.head.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    return _own_subject(clause, passive=False) if clause is not None else None


def _joined_amiss(verb: Token) -> Token | None:
    """As in: "it fell in May and Roe said that": Roe, whom the parse may join to May."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or before.dep_ != "conj":
        return None
    is_speaker = before.pos_ in _NAMING and before.head.i < before.i and before.head != verb.head
    return before if is_speaker else None


def _reporter_above(verb: Token, subject: Token, cue: Token) -> Token:
    """Who reports what the subject does, where the cue is joined to that and goes on with the report.

    As in "Roe noted that talks go on, but said", "Roe said that Berg left and added", "…, adding"; who is joined
    with an addressee speaks within the report: "Roe said that Berg left and told the board".
    """
    speaks = subject.pos_ != "NOUN" or subject.ent_type_ or subject.lemma_.lower() in person_nouns()
    goes_on = cue.dep_ == "conj" and cue.lemma_.lower() not in lemmas("addressing")
    goes_on = goes_on or cue.lemma_.lower() in lemmas("going_on")
    if verb.dep_ != "ccomp" or (speaks and not goes_on) or verb.head.lemma_.lower() not in lemmas("verbs"):
        return _antecedent(subject)
    reporter = _own_subject(verb.head, passive=False)
    return _antecedent(subject if reporter is None else reporter)


def _own_subject(verb: Token, *, passive: bool) -> Token | None:
    agent = None
    quoted = passive and verb.lemma_ in _QUOTED_AS
    if verb.i and (before := verb.nbor(-1)).dep_ == "nsubj" and before.head == verb and before.pos_ == "PRON":
        return before  # "talks on war, the fight for water, it said": the parse may find two subjects
    for child in verb.children:
        if child.dep_ == "nsubj" or (quoted and child.dep_ == "nsubjpass"):
            return _without_dateline(_name_behind(child), verb)
        if child.dep_ == "agent":
            agent = next((g for g in child.children if g.dep_ == "pobj"), None)
    return agent


def _name_behind(subject: Token) -> Token:
    """As in "the car maker General Motors said", where the parse may find two subjects: the name."""
    others = (c for c in subject.head.children if c.dep_ == "nsubj" and c.left_edge.i == subject.i + 1)
    return next((c for c in others if c.pos_ == "PROPN"), subject) if subject.pos_ == "NOUN" else subject


def _without_dateline(subject: Token, verb: Token) -> Token:
    """The parse may take the place in "PORT ELLERY, May 8 - Corvane said" for the subject: then the noun after it."""
    dash = _end_of_dateline(subject, verb)
    if dash is None:
        return subject
    nouns = [t for t in subject.doc[dash + 1 : verb.i] if t.pos_ in {"PROPN", "NOUN", "PRON"}]
    heads = [t for t in nouns if t.dep_ not in {"compound", "poss", "pobj"}]
    return next(iter(heads or nouns[-1:]), subject)


def _end_of_dateline(place: Token, verb: Token) -> int | None:
    """The dash that ends a dateline, or its day where there is no dash: "PORT ELLERY, May 8 Corvane said"."""
    between = place.doc[place.i + 1 : verb.i]
    if place.i > verb.i or not _may_open_dateline(place):
        return None
    dash = next((t.i for t in between if t.text in DASHES and t.whitespace_ and t.nbor(-1).whitespace_), None)
    is_dated = len(between) > 2 and place.is_upper and between[0].text == "," and between[2].like_num
    return between[2].i if dash is None and is_dated else dash


def _may_open_dateline(place: Token) -> bool:
    """At the start of the text, or at that of a line, with an agency or a date behind: "Ardle (EP) -"."""
    if place.i <= _DATELINE_PLACE:
        return True
    before = place.doc[max(0, place.i - _DATELINE_PLACE) : place.i]
    opens_line = any("\n" in t.text for t in before)
    behind = place.doc[place.i + 1 : place.i + 5]
    has_agency = len(behind) == 4 and (behind[0].text, behind[2].text) == ("(", ")") and behind[3].text in DASHES
    return opens_line and (has_agency or (place.is_upper and place.nbor().text in {",", "("}))


def _antecedent(subject: Token) -> Token:
    """For a relative pronoun, the noun that its clause modifies."""
    if subject.lower_ in _GENERIC:
        clause = next((a for a in subject.ancestors if a.dep_ == "relcl"), None)
        if clause is not None:
            return _someone(clause.head) if subject.lower_ == "who" else clause.head
    return subject


def _someone(noun: Token) -> Token:
    """Of the nouns above, the first that is no body or place: "an expert at a university, who said"."""
    above = noun
    while above.ent_type_ in {"ORG", "GPE", "FAC", "LOC"} and above.dep_ in {"pobj", "prep", "compound", "appos"}:
        above = above.head.head if above.dep_ == "pobj" else above.head
    if above.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return noun
    return above.head if above.dep_ == "appos" else above


def speaker_span(head: Token) -> Span:
    """The noun phrase around a head, without appositions and clauses: "an official of the ministry"."""
    doc = head.doc
    start, end = head.i, head.i + 1
    for child in reversed(list(head.lefts)):
        hyphen = child.is_punct and child.text == "-" and not child.whitespace_
        if child.right_edge.i != start - 1 or (child.dep_ in _NOT_OF_THE_NAME and not hyphen):
            break
        start = child.left_edge.i
    for child in head.rights:
        if child.left_edge.i != end or child.dep_ not in _NOUN_TAIL:
            break
        if head.pos_ == "PROPN" and child.lower_ in _CIRCUMSTANCES:
            break  # "Roe in an interview said"
        clause = next((t.i for t in child.subtree if t.i > child.i and _parts(t)), None)
        end = clause or child.right_edge.i + 1
        if clause:
            break
    if end == head.i + 1 and (last := _joined_name(head)) is not None:
        end = last.i + 1
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ in _NO_LAST_WORD):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start:end]


def _joined_name(head: Token) -> Token | None:
    """The second of "Duff and Phelps", a firm that no other rule knows, or of "traders and analysts"."""
    return next((c for c in head.conjuncts if c.i == head.i + 2 and c.pos_ == head.pos_ in {"PROPN", "NOUN"}), None)


def _parts(token: Token) -> bool:
    """Whether a word in the phrase behind a noun belongs to it no longer; a hyphen does."""
    return token.dep_ in _NOT_OF_THE_NAME and token.tag_ != "HYPH"


def _set_off(findings: Findings, noun: Token) -> list[Token]:
    """The name between commas behind "the leader of the movement, Ana Lopez,", wherever the parse hangs it."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in person_nouns():
        return []
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        mention = findings.mention_at(token)
        opens = mention is not None and mention.start == token.idx and token.nbor(-1).text == ","
        if opens and mention is not None and mention.kind is MentionKind.NAME and findings.person_at(token) is not None:
            span = findings.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            is_closed = span is not None and span.end < len(noun.doc) and noun.doc[span.end].text == ","
            return [token] if is_closed else []
    return []


def _is_bracketed(apposition: Token) -> bool:
    """As in "Corvane (NYSE: CVN) said": where its shares are traded."""
    first, last = apposition.left_edge, apposition.right_edge
    opens = first.i > 0 and first.nbor(-1).text in {"(", "[", "<"}
    return opens and last.i + 1 < len(last.doc) and last.nbor().text == ":"


def source_of(findings: Findings, head: Token | None) -> Participant | None:
    """The participant that a speaker's head names: with an id when it, or its apposition, is a known mention."""
    if head is None or head.is_punct or head.is_space:
        return None
    beside = (c for c in head.children if c.dep_ == "appos" and not _is_bracketed(c))
    for token in (head, *beside, *_set_off(findings, head)):
        holder = findings.holder_at(token)
        mention = findings.mention_at(token)
        if holder is not None and mention is not None:
            span = findings.doc.char_span(mention.start, mention.end, alignment_mode="strict")
            if span is not None:
                return participant(span, holder)
    return participant(speaker_span(head))
