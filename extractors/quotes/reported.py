"""Reported speech without quotation marks: clauses of verbs and nouns of saying, and "according to"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.people.vocabulary import person_nouns
from extractors.quotes.direct import Layout
from extractors.quotes.speakers import find_speaker
from extractors.quotes.words import lemmas
from extractors.tokens import DASHES, tokens

_OWN_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "prt", "auxpass", "neg"})
_MAIN = frozenset({"ROOT", "parataxis", "conj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLACES = frozenset({"in", "at", "on", "during", "before", "through", "via", "after"})
_OF_A_NAME = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
_SHORT = 7  # tokens of "said Ana Lopez," at most
_OPEN = frozenset({"if", "whether", "unless"})
_DATELINE = 12  # tokens of the longest dateline
_PHRASES = {"according": "according_to", "words": "in_the_words_of"}


@dataclass(frozen=True, slots=True)
class Report:
    """One report: where its content stands (characters), what introduces it, and the speaker's head."""

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    speaker: Token | None
    rule: str


def find_reports(layout: Layout) -> Iterator[Report]:
    """All reports of an article, in the order of their cues; a continuation over several sentences is not found."""
    verbs, nouns = lemmas("verbs"), lemmas("nouns")
    speakers = {c.token.i: c.speaker for c in layout.cues}
    for token in tokens(layout.findings.doc):
        lemma = token.lemma_.lower()
        if token.i in speakers and lemma in verbs:
            speaker = speakers[token.i]
            clause = _clause(token)
            if (between := _between_commas(layout, token)) is not None:
                yield from _around(layout, token, *between)
                continue
            if speaker is None or _is_half_quoted(layout, token, speaker) or goes_unsaid(token):
                continue
            if clause is not None:
                yield from _report(layout, clause, token, speaker)
            else:
                yield from _aside(layout, token, speaker)
        elif lemma in nouns and token.tag_ in {"NN", "NNS"}:
            yield from _noun_report(layout, token)
        elif token.lower_ in _PHRASES:
            yield from _phrase_report(layout, token)


def _clause(verb: Token) -> Token | None:
    """The head of the finite clause that a verb of saying reports; "denied paying" and "vowed to pay" report none."""
    own = [child for child in verb.children if child.dep_ == "ccomp" and is_finite(child)]
    if own:  # of "A is old, Roe says B is new" what stands behind
        return next((child for child in own if child.i > verb.i), own[0])
    return _behind_occasion(verb) or _behind_hearer(verb)


def _behind_hearer(verb: Token) -> Token | None:
    """As in "told detectives he picked up the wallet": a whole clause, which the parse may hang on the hearer."""
    if verb.lemma_.lower() not in lemmas("addressing"):
        return None
    hearers = (c for c in verb.rights if c.dep_ in {"dobj", "dative"})
    clauses = (c for hearer in hearers for c in hearer.rights if c.dep_ == "relcl" and c.left_edge.i == hearer.i + 1)
    return next((c for c in clauses if is_finite(c) and _is_whole(c)), None)


def _is_whole(clause: Token) -> bool:
    """Whether a clause has a subject and an object of its own, and no relative pronoun."""
    deps = {c.dep_ for c in clause.children}
    relative = any(t.tag_ in {"WDT", "WP", "WRB"} or t.lower_ == "that" for t in clause.lefts)
    return "nsubj" in deps and bool(deps & {"dobj", "ccomp", "acomp", "attr"}) and not relative


def _behind_occasion(verb: Token) -> Token | None:
    """As in "said in a statement that he left", "told a rally that he left": the parse may hang it on the noun."""
    told = {"dobj"} if verb.lemma_.lower() in lemmas("addressing") else set()
    is_bare = not any(c.dep_ in _OWN_CONTENT - told for c in verb.children)
    if verb.dep_ == "parataxis" or not is_bare:
        return None
    beside = [c for c in verb.rights if c.dep_ in {"prep", "npadvmod"} | told]
    clauses = (t.head for c in beside for t in c.subtree if t.lower_ == "that" and t.dep_ in {"mark", "dobj"})
    return next((c for c in clauses if is_finite(c) and _is_occasion(c.head) and _is_told(c)), None)


def _is_occasion(noun: Token) -> bool:
    is_place = noun.dep_ != "pobj" or noun.head.lower_ in _PLACES
    return noun.pos_ == "PROPN" or (noun.lemma_.lower() in lemmas("occasions") and is_place)


def _is_told(clause: Token) -> bool:
    """Whether a clause with "that" is what is said, and not what the noun before it is like: it ends the sentence."""
    ends = all(t.is_punct or t.is_space for t in clause.doc[clause.right_edge.i + 1 : clause.sent.end])
    return clause.dep_ != "relcl" or (ends and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.lefts))


def is_finite(clause: Token) -> bool:
    """Not "paying" nor "having paid", but "is paying" and "had paid"."""
    first = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    return first.tag_ != "VBG"


def _is_half_quoted(layout: Layout, verb: Token, speaker: Token) -> bool:
    """As in: Sales "will tell us whether it works": a verb inside the marks whose subject stands before them."""
    return layout.is_quoted(verb) and not layout.is_quoted(speaker) and speaker.i < verb.i


def goes_unsaid(verb: Token) -> bool:
    """As in: "did not say whether", "declined to say when", "asked if she said that"; what is denied is said."""
    if any(c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ in _OPEN) for c in verb.children):
        return True
    is_bidden = verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp", "advcl"}
    return is_bidden and verb.head.lemma_.lower() in lemmas("unsaid_under")


def _report(layout: Layout, clause: Token, verb: Token, speaker: Token) -> Iterator[Report]:
    content = content_of(layout, clause, verb, speaker)
    if content:
        yield Report(content, (verb.idx, verb.idx + len(verb)), speaker, "reported_clause")


def content_of(layout: Layout, clause: Token, verb: Token, speaker: Token | None = None) -> tuple[tuple[int, int], ...]:
    """The clause's characters, without "that" and the marks around it; parted where the cue stands inside."""
    doc = layout.findings.doc
    left, right = clause.left_edge.i, clause.right_edge.i + 1
    if left <= verb.i < right:  # the parse hangs the verb of saying into its own clause: take the side of its head
        left, right = (left, verb.left_edge.i) if clause.i < verb.i else (verb.i + 1, right)
    left = min(left, _subject_as_object(clause, verb))
    if speaker is not None:
        right = _goes_on_at(clause, right, speaker)
        right = max(right, _before_cue(clause, verb, speaker))
    right = max(right, *(c.right_edge.i + 1 for c in verb.rights if _is_second_content(c)), 0)
    if doc[left].dep_ in {"mark", "dobj"} and doc[left].lower_ == "that":
        left += 1
    return _trimmed(layout, left, right)


def _is_second_content(clause: Token) -> bool:
    """As in "said that he left and that she stayed", where the parse joins the second to the verb of saying."""
    return clause.dep_ == "conj" and _has_that(clause)


def _before_cue(clause: Token, verb: Token, speaker: Token) -> int:
    """The comma before the cue that ends a sentence, whatever the parse leaves out: "A, B of C and D, it said"."""
    first = min(speaker.left_edge.i, verb.i)
    ends_sentence = all(
        t.is_punct or t.is_space for t in verb.doc[max(speaker.right_edge.i, verb.i) + 1 : verb.sent.end]
    )
    is_behind = clause.i < first and speaker.head == verb and ends_sentence
    return first - 1 if is_behind and first and verb.doc[first - 1].text == "," else 0


def _goes_on_at(clause: Token, end: int, speaker: Token) -> int:
    """Where the words said end before the speaker goes on: "said they left, adding that", "they left but added"."""
    for child in clause.rights:
        if child.lemma_.lower() not in lemmas("verbs") or child.right_edge.i + 1 != end:
            continue
        before = child.left_edge.nbor(-1)
        if child.tag_ == "VBG" and child.lemma_.lower() in lemmas("adding") and before.text == ",":
            return child.left_edge.i
        has_words = any(c.dep_ == "ccomp" or c.text == ":" for c in child.rights)
        if child.dep_ == "conj" and before.dep_ == "cc" and has_words and find_speaker(child) == speaker:
            return before.i
    return end


def _subject_as_object(clause: Token, verb: Token) -> int:
    """First token of the subject that the parse takes for what is said: "told them the deal, …, would work"."""
    if verb.lemma_.lower() not in lemmas("clause_only"):
        return clause.i
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and verb.i < c.i < clause.i]
    told = int(verb.lemma_.lower() in lemmas("addressing"))
    has_subject = any(c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in clause.children)
    return clause.i if has_subject or len(objects) <= told else objects[told].left_edge.i


def _aside(layout: Layout, verb: Token, speaker: Token) -> Iterator[Report]:
    """``The bridge, Ana Lopez said, is safe``: a cue between commas, or behind one at the end of a sentence."""
    left, right = _cue_words(verb, speaker)
    doc, sentence = layout.findings.doc, verb.sent
    is_told = {"dobj"} if verb.lemma_.lower() in lemmas("addressing") else set()
    is_main = verb.dep_ in _MAIN or _ends_as_relative(verb)
    is_bare = speaker.head == verb and is_main and not any(c.dep_ in _OWN_CONTENT - is_told for c in verb.children)
    if not is_bare or left == sentence.start or doc[left - 1].text != "," or layout.is_quoted(verb):
        return
    first = max(sentence.start, layout.token_at(layout.paragraphs[layout.paragraph_of(verb.idx)][0]))
    parts = _trimmed(layout, _behind_dateline(layout, first, left), left - 1, least=1)
    accompanied = any(c.i == right + 1 and c.tag_ == "VBG" for c in verb.rights)  # "it said, quoting Roe"
    if verb.dep_ == "parataxis" and not accompanied:
        parts += _trimmed(layout, right + 1, sentence.end)
    leads_up = sentence.text.rstrip().endswith((",", ":"))  # to the words in the next line
    if not leads_up and any(_has_finite_verb(layout, part) for part in parts):
        yield Report(parts, (verb.idx, verb.idx + len(verb)), speaker, "aside")


def _between_commas(layout: Layout, verb: Token) -> tuple[Token, int] | None:
    """The speaker and the second comma of "The bridge, said Ana Lopez, is safe"."""
    doc, end = layout.findings.doc, verb.sent.end
    second = next((i for i in range(verb.i + 2, min(end, verb.i + _SHORT)) if doc[i].text == ","), None)
    if second is None or verb.tag_ not in {"VBD", "VBZ"} or verb.i == verb.sent.start or doc[verb.i - 1].text != ",":
        return None
    words = doc[verb.i + 1 : second]
    speaker = words[-1]
    may_speak = layout.findings.holder_at(speaker) is not None or speaker.lemma_.lower() in person_nouns()
    is_name = all(t.pos_ in _OF_A_NAME for t in words) and verb.lemma_.lower() not in lemmas("addressing")
    goes_on = any(t.tag_ in _FINITE for t in doc[second + 1 : end])
    return (speaker, second) if may_speak and is_name and goes_on and not layout.is_quoted(verb) else None


def _around(layout: Layout, verb: Token, speaker: Token, second: int) -> Iterator[Report]:
    first = max(verb.sent.start, layout.token_at(layout.paragraphs[layout.paragraph_of(verb.idx)][0]))
    parts = _trimmed(layout, _behind_dateline(layout, first, verb.i), verb.i - 1, least=1)
    parts += _trimmed(layout, second + 1, verb.sent.end)
    if not any(layout.is_quoted(layout.findings.doc[layout.token_at(start)]) for start, _ in parts):
        yield Report(parts, (verb.idx, verb.idx + len(verb)), speaker, "aside")


def _cue_words(verb: Token, speaker: Token) -> tuple[int, int]:
    """First token of a cue with its speaker, and the comma or the end of the sentence behind it."""
    right = max(verb.i, speaker.right_edge.i) + 1
    while right < verb.sent.end and verb.doc[right].text not in {",", "."}:
        right += 1
    left = start = min(verb.i, speaker.left_edge.i)
    while left > verb.sent.start and verb.doc[left - 1].pos_ in _OF_A_NAME:  # "state news agency Anadolu"
        left -= 1
    return (left if verb.doc[left - 1].text == "," else start), right


def _ends_as_relative(verb: Token) -> bool:
    """As in "a man who left, the agency NPA reported.", which the parse takes for what is like the man."""
    is_last = all(t.is_punct or t.is_space for t in verb.doc[verb.i + 1 : verb.sent.end])
    return verb.dep_ == "relcl" and is_last and not any(c.tag_ in {"WDT", "WP"} for c in verb.lefts)


def _behind_dateline(layout: Layout, left: int, right: int) -> int:
    """The first token behind "PORT ELLERY, May 8 -"."""
    doc = layout.findings.doc
    words = range(left + 1, min(right, left + _DATELINE))
    dash = next((i for i in words if doc[i].text in DASHES and doc[i - 1].whitespace_), None)
    if dash is None or any(t.pos_ in {"VERB", "AUX"} for t in doc[left:dash]):
        return left
    return dash + 1


def _trimmed(layout: Layout, left: int, right: int, *, least: int = 2) -> tuple[tuple[int, int], ...]:
    doc = layout.findings.doc
    while left < right and (doc[left].is_punct or doc[left].is_space) and not _keeps(doc[left]):
        left += 1
    while right > left and (doc[right - 1].is_punct or doc[right - 1].is_space) and not _keeps(doc[right - 1]):
        right -= 1
    if right - left < least:
        return ()
    start, end = doc[left].idx, doc[right - 1].idx + len(doc[right - 1])
    for stretch in layout.stretches:  # marks come in pairs
        if start <= stretch.before and stretch.end >= end > stretch.start:
            end = stretch.after
        elif stretch.before < start <= stretch.start and stretch.after < end:
            start = stretch.before
    return ((start, end),)


def _keeps(token: Token) -> bool:
    """Marks that belong to the content."""
    return token.text in {"$", "%", "£", "€"}


def _noun_report(layout: Layout, noun: Token) -> Iterator[Report]:
    """``his claim that …``, ``a claim by Roe that …``: whose claim it is is the source."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) or _maker(noun)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp"} and c.i > noun.i and _has_that(c)), None)
    if owner is None or clause is None or layout.is_quoted(clause):
        return
    content = content_of(layout, clause, noun)
    if content:
        yield Report(content, (noun.idx, noun.idx + len(noun)), owner, "noun_of_saying")


def _maker(noun: Token) -> Token | None:
    links = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "by")
    return next((g for link in links for g in link.children if g.dep_ == "pobj"), None)


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _phrase_report(layout: Layout, token: Token) -> Iterator[Report]:
    """``…, according to the minister``: the rest of the sentence is what the source says."""
    doc = layout.findings.doc
    phrase = next((p for p in lemmas("phrases") if token.lower_ in p.split()), "")
    words = phrase.split()
    start = token.i - words.index(token.lower_)
    if start < 0 or [t.lower_ for t in doc[start : start + len(words)]] != words or layout.is_quoted(token):
        return
    last = start + len(words)
    speaker = next((t for t in doc[last : last + 12] if t.dep_ == "pobj" and t.head.i == last - 1), None)
    if speaker is None or speaker.lemma_.lower() in lemmas("not_sources"):
        return
    end = speaker.right_edge.i + 1
    sentence = token.sent
    before = _trimmed(layout, sentence.start, start)
    after = _trimmed(layout, end, sentence.end)
    content = before if before and _has_verb(layout, before) else after
    if content and _has_verb(layout, content):
        cue = (doc[start].idx, doc[last - 1].idx + len(doc[last - 1]))
        yield Report(content, cue, speaker, _PHRASES[token.lower_])


def _has_finite_verb(layout: Layout, part: tuple[int, int]) -> bool:
    low, high = (layout.token_at(c) for c in part)
    return any(t.tag_ in _FINITE for t in layout.findings.doc[low:high])


def _has_verb(layout: Layout, content: tuple[tuple[int, int], ...]) -> bool:
    low, high = layout.token_at(content[0][0]), layout.token_at(content[-1][1])
    return any(t.pos_ in {"VERB", "AUX"} for t in layout.findings.doc[low:high])
