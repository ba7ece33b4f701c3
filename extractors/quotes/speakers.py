"""Whose words a verb of saying introduces: read from the parse, with what it often gets wrong there."""

from spacy.tokens import Token

from extractors.people.vocabulary import person_nouns
from extractors.quotes.words import lemmas
from extractors.tokens import DASHES

_QUOTED = frozenset({"quote", "cite"})
_QUOTED_AS = frozenset({"quote", "cite", "report"})  # "was quoted as saying"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"PROPN", "PRON", "NOUN"})
_CUE = 5  # tokens of a short cue: "Roe told reporters,"
_DATELINE_PLACE = 3  # tokens of the place in a dateline
_GENERIC = frozenset({"that", "who", "which", "whom"})


def find_speaker(verb: Token) -> Token | None:
    """The head of the noun phrase whose words a verb of saying introduces.

    The verb's own subject or agent; else that of the verb which it is joined to, complements or modifies
    ("rose and said", "went on to say", "left, saying"); for a noun that it modifies, that noun ("a letter saying");
    of "quoted Roe as saying" the one who is quoted, of "forced Roe to say" the one who is forced.
    "Asked whether it was true, Roe said" does not ask.
    """
    if verb.dep_ == "advcl" and verb.tag_ in {"VBN", "VBD"} and verb.lemma_ in lemmas("addressing"):
        return _own_subject(verb, passive=True)
    for other in (_quoted_as_saying(verb), _publisher(verb), _added_to(verb)):
        if other is not None:
            return other
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
            above = _verb_above(token)
            return token.head if above is None else _own_subject(above, passive=True)
        if token.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "aux", "auxpass"} or token.head is token:
            return None
        token = token.head
        seen += 1
    return None


def _verb_above(participle: Token) -> Token | None:
    """As in "Roe refused to join in the cuts, saying": what refused governs, where the parse takes it for the cuts'."""
    noun = participle.head
    if participle.tag_ != "VBG" or participle.nbor(-1).text != "," or noun.pos_ == "PRON" or noun.ent_type_ == "PERSON":
        return None
    if noun.lemma_.lower() in person_nouns() | lemmas("occasions") or noun.dep_ in {"nsubj", "nsubjpass"}:
        return None
    governors = (a for a in noun.ancestors if a.pos_ == "VERB" and _own_subject(a, passive=True) is not None)
    return next(governors, None)


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


def _added_to(verb: Token) -> Token | None:
    """As in: "'It will last,' Roe said, adding that": Roe, wherever the parse hangs it."""
    if verb.tag_ != "VBG" or verb.lemma_ not in lemmas("adding") or verb.i < _CUE or verb.nbor(-1).text != ",":
        return None
    before = reversed(verb.doc[verb.i - _CUE : verb.i - 1])
    cue = next((t for t in before if t.tag_ == "VBD" and t.lemma_ in lemmas("verbs")), None)
    return _own_subject(cue, passive=False) if cue is not None else None


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
    goes_on = goes_on or (cue.tag_ == "VBG" and cue.lemma_.lower() in lemmas("adding"))
    if verb.dep_ != "ccomp" or (speaks and not goes_on):
        return _antecedent(subject)
    reporter = _own_subject(verb.head, passive=False)
    if reporter is None:
        return _antecedent(subject)
    is_report = verb.head.lemma_.lower() in lemmas("verbs")
    if not is_report and (speaks or reporter.pos_ == "NOUN"):
        return _antecedent(subject)
    return _antecedent(reporter) if is_report and speaks else _reporter_above(verb.head, reporter, cue)


def _own_subject(verb: Token, *, passive: bool) -> Token | None:
    agent = None
    quoted = passive and verb.lemma_ in _QUOTED_AS
    if verb.i and (before := verb.nbor(-1)).dep_ == "nsubj" and before.head == verb and before.pos_ == "PRON":
        return before  # "talks on war, the fight for water, it said": the parse may find two subjects
    is_set_off = verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","  # "left with the board, saying"
    for child in verb.children:
        if is_set_off and child.i < verb.i:
            continue
        if child.dep_ == "nsubj" or (quoted and child.dep_ == "nsubjpass"):
            return _behind_last_comma(child, verb) or _without_dateline(_name_behind(child), verb)
        if child.dep_ == "agent":
            agent = next((g for g in child.children if g.dep_ == "pobj"), None)
    return agent


def _behind_last_comma(subject: Token, verb: Token) -> Token | None:
    """As in "they will start a system for imports, a decree said.": the decree, whatever the parse finds."""
    comma = next((i for i in range(verb.i - 1, subject.i, -1) if verb.doc[i].text == ","), None)
    if comma is None or any(not (t.is_punct or t.is_space) for t in verb.doc[verb.i + 1 : verb.sent.end]):
        return None
    between = verb.doc[comma + 1 : verb.i]
    told = verb.doc[verb.sent.start : comma]
    heads = [t for t in between if t.pos_ in _NAMING and (t.head == verb or t.head not in between)]
    is_plain = len(between) and not any(t.pos_ in {"CCONJ", "VERB", "AUX", "SCONJ"} for t in between)
    return heads[0] if is_plain and heads and any(t.tag_ in _FINITE for t in told) else None


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
